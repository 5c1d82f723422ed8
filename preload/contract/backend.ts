/** Page -> backend. One table for each subject, joined here; the name is what grep finds on both sides. */
import type { InputOf, OutputOf } from './shapes.ts';
import { postRequests } from './posts.ts';
import { libraryRequests } from './library.ts';
import { archiveRequests } from './archive.ts';
import { byHandRequests } from './by-hand.ts';
import { exchangeRequests } from './exchange.ts';
import { spellingRequests } from './spelling.ts';
import { publishingRequests } from './publishing.ts';
import { noteRequests } from './notes.ts';
import { videoRequests } from './videos.ts';
import { importRequests } from './imports.ts';
import { quotationRequests } from './quotations.ts';
import { reviewRequests } from './review.ts';

export const backendRequests = {
  ...postRequests,
  ...libraryRequests,
  ...archiveRequests,
  ...publishingRequests,
  ...byHandRequests,
  ...exchangeRequests,
  ...videoRequests,
  ...spellingRequests,
  ...importRequests,
  ...quotationRequests,
  ...noteRequests,
  ...reviewRequests,
} as const;

export type BackendRequests = typeof backendRequests;
export type BackendName = keyof BackendRequests;
export type BackendInput<Name extends BackendName> = InputOf<BackendRequests, Name>;
export type BackendOutput<Name extends BackendName> = OutputOf<BackendRequests, Name>;
