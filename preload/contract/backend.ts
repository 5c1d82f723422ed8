/** Page -> backend. One table for each subject, joined here; the name is what grep finds on both sides. */
import type { InputOf, OutputOf } from './shapes.ts';
import { accountRequests } from './accounts.ts';
import { backupRequests } from './backups.ts';
import { checkRequests } from './checks.ts';
import { binRequests } from './bin.ts';
import { historyRequests } from './history.ts';
import { postRequests } from './posts.ts';
import { libraryRequests } from './library.ts';
import { archiveRequests } from './archive.ts';
import { byHandRequests } from './by-hand.ts';
import { exchangeRequests } from './exchange.ts';
import { exportRequests } from './exports.ts';
import { spellingRequests } from './spelling.ts';
import { pictureRequests } from './pictures.ts';
import { peopleRequests } from './people.ts';
import { mirrorRequests } from './mirror.ts';
import { publishingRequests } from './publishing.ts';
import { postFileRequests } from './post-files.ts';
import { presentationRequests } from './presentations.ts';
import { conflictRequests } from './conflicts.ts';
import { noteRequests } from './notes.ts';
import { videoRequests } from './videos.ts';
import { importRequests } from './imports.ts';
import { quotationRequests } from './quotations.ts';
import { reviewRequests } from './review.ts';
import { rescueRequests } from './rescue.ts';
import { personDataRequests } from './person-data.ts';
import { diagnosticRequests } from './diagnostic.ts';
import { diagnosticFileRequests } from './diagnostic-file.ts';

export const backendRequests = {
  ...postRequests,
  ...historyRequests,
  ...binRequests,
  ...libraryRequests,
  ...archiveRequests,
  ...publishingRequests,
  ...pictureRequests,
  ...conflictRequests,
  ...mirrorRequests,
  ...accountRequests,
  ...byHandRequests,
  ...exchangeRequests,
  ...exportRequests,
  ...videoRequests,
  ...spellingRequests,
  ...importRequests,
  ...quotationRequests,
  ...presentationRequests,
  ...noteRequests,
  ...reviewRequests,
  ...checkRequests,
  ...diagnosticRequests,
  ...diagnosticFileRequests,
  ...backupRequests,
  ...postFileRequests,
  ...peopleRequests,
  ...rescueRequests,
  ...personDataRequests,
} as const;

export type BackendRequests = typeof backendRequests;
export type BackendName = keyof BackendRequests;
export type BackendInput<Name extends BackendName> = InputOf<BackendRequests, Name>;
export type BackendOutput<Name extends BackendName> = OutputOf<BackendRequests, Name>;
