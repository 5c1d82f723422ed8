/** The steps of the library's schema, in order. A shipped step is never edited: a change is a new step. */
import type { WritableDb } from '../sql.ts';
import { libraryTables } from './0010-library.ts';
import { search } from './0020-search.ts';
import { publishing } from './0030-publishing.ts';
import { archive } from './0040-archive.ts';
import { imports } from './0050-imports.ts';
import { proposals } from './0060-proposals.ts';
import { facts } from './0070-facts.ts';
import { notes } from './0080-notes.ts';
import { intents } from './0090-intents.ts';
import { sent } from './0110-sent.ts';
import { presentations } from './0120-presentations.ts';
import { pictures } from './0130-pictures.ts';
import { mirror } from './0140-mirror.ts';
import { signIn } from './0150-sign-in.ts';
import { byHand } from './0160-by-hand.ts';
import { requiredChecks } from './0170-required-checks.ts';
import { drive } from './0180-drive.ts';
import { sharedStates } from './0190-shared-states.ts';
import { history } from './0200-history.ts';
import { eventParams } from './0210-event-params.ts';
import { jobsByEnd } from './0220-jobs-by-end.ts';
import { people } from './0230-people.ts';
import { erasedPeople } from './0240-erased-people.ts';
import { listOrders } from './0250-list-orders.ts';
import { numbersInTitles } from './0260-numbers-in-titles.ts';
import { hashes } from './0270-hashes.ts';
import { pictureHosts } from './0290-picture-hosts.ts';

export type Migration = Readonly<{ number: number; name: string; up(db: WritableDb): void }>;

export const migrations: readonly Migration[] = [
  libraryTables,
  search,
  publishing,
  archive,
  imports,
  proposals,
  facts,
  notes,
  intents,
  sent,
  presentations,
  pictures,
  mirror,
  signIn,
  byHand,
  requiredChecks,
  drive,
  sharedStates,
  history,
  eventParams,
  jobsByEnd,
  people,
  erasedPeople,
  listOrders,
  numbersInTitles,
  hashes,
  pictureHosts,
];
