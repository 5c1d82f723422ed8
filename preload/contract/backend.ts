/** Page -> backend requests: one table per subject, joined here. A name can be grepped on both sides. */
import type { InputOf, OutputOf } from './shapes.ts';
import { accountRequests, blogRequests } from './blogs.ts';
import { folderRequests } from './kinds/folder.ts';
import { googleRequests } from './kinds/google.ts';
import { wordpressRequests } from './kinds/wordpress.ts';
import { backupRequests } from './backups.ts';
import { commentRequests } from './publishing/comments.ts';
import { checkRequests, spellingRequests } from './checks.ts';
import { binRequests, historyRequests, postRequests } from './posts.ts';
import { libraryRequests } from './library.ts';
import { searchRequests, quotationRequests } from './search.ts';
import { byHandRequests } from './publishing/by-hand.ts';
import { exchangeRequests, noteRequests, postFileRequests } from './exchange.ts';
import { returnRequests } from './returns.ts';
import { exportRequests } from './exports.ts';
import { pictureRequests, videoRequests } from './pictures.ts';
import { peopleRequests } from './people.ts';
import { mirrorRequests } from './publishing/mirror.ts';
import { publishingRequests } from './publishing/publishing.ts';
import { conflictRequests } from './publishing/conflicts.ts';
import { importRequests } from './imports.ts';
import { proposalRequests } from './proposals.ts';
import { severalRequests } from './several-posts.ts';
import { rescueRequests } from './rescue.ts';
import { erasureRequests } from './erasure.ts';
import { consentRequests } from './consents.ts';
import { diagnosticFileRequests, diagnosticRequests } from './diagnostic.ts';

/** Requests answered while a library is open. */
export const openLibraryRequests = {
  ...postRequests,
  ...historyRequests,
  ...binRequests,
  ...libraryRequests,
  ...searchRequests,
  ...publishingRequests,
  ...pictureRequests,
  ...conflictRequests,
  ...mirrorRequests,
  ...accountRequests,
  ...googleRequests,
  ...wordpressRequests,
  ...folderRequests,
  ...blogRequests,
  ...byHandRequests,
  ...exchangeRequests,
  ...exportRequests,
  ...videoRequests,
  ...spellingRequests,
  ...importRequests,
  ...commentRequests,
  ...quotationRequests,
  ...noteRequests,
  ...returnRequests,
  ...proposalRequests,
  ...checkRequests,
  ...diagnosticRequests,
  ...diagnosticFileRequests,
  ...backupRequests,
  ...postFileRequests,
  ...peopleRequests,
  ...severalRequests,
  ...erasureRequests,
  ...consentRequests,
} as const;

export const backendRequests = { ...openLibraryRequests, ...rescueRequests } as const;

export type BackendRequests = typeof backendRequests;
export type BackendName = keyof BackendRequests;
export type BackendInput<Name extends BackendName> = InputOf<BackendRequests, Name>;
export type BackendOutput<Name extends BackendName> = OutputOf<BackendRequests, Name>;
