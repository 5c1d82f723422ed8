/** The two tables the backend answers, each joined from its subjects. */
import { accountRequests } from '../../../preload/contract/accounts.ts';
import { archiveRequests } from '../../../preload/contract/archive.ts';
import { backupRequests } from '../../../preload/contract/backups.ts';
import { binRequests } from '../../../preload/contract/bin.ts';
import { byHandRequests } from '../../../preload/contract/by-hand.ts';
import { conflictRequests } from '../../../preload/contract/conflicts.ts';
import { personDataRequests } from '../../../preload/contract/person-data.ts';
import { diagnosticRequests } from '../../../preload/contract/diagnostic.ts';
import { diagnosticFileRequests } from '../../../preload/contract/diagnostic-file.ts';
import { exchangeRequests } from '../../../preload/contract/exchange.ts';
import { checkRequests } from '../../../preload/contract/checks.ts';
import { exportRequests } from '../../../preload/contract/exports.ts';
import { historyRequests } from '../../../preload/contract/history.ts';
import { backendHostRequests } from '../../../preload/contract/host.ts';
import { libraryRequests } from '../../../preload/contract/library.ts';
import { mirrorRequests } from '../../../preload/contract/mirror.ts';
import { noteRequests } from '../../../preload/contract/notes.ts';
import { postRequests } from '../../../preload/contract/posts.ts';
import { postFileRequests } from '../../../preload/contract/post-files.ts';
import { presentationRequests } from '../../../preload/contract/presentations.ts';
import { reviewRequests } from '../../../preload/contract/review.ts';
import { peopleRequests } from '../../../preload/contract/people.ts';
import { pictureRequests } from '../../../preload/contract/pictures.ts';
import { publishingRequests } from '../../../preload/contract/publishing.ts';
import { videoRequests } from '../../../preload/contract/videos.ts';
import { importRequests } from '../../../preload/contract/imports.ts';
import { quotationRequests } from '../../../preload/contract/quotations.ts';
import { spellingRequests } from '../../../preload/contract/spelling.ts';
import type { Served } from '../answer.ts';
import { served } from '../answer.ts';
import type { Backend } from '../context.ts';
import { accountHandlers } from './accounts.ts';
import { archiveHandlers } from './archive.ts';
import { backupHandlers } from './backups.ts';
import { binHandlers } from './bin.ts';
import { byHandHandlers } from './by-hand.ts';
import { checkHandlers } from './checks.ts';
import { diagnosticHandlers } from './diagnostic.ts';
import { diagnosticFileHandlers } from './diagnostic-file.ts';
import { conflictHandlers } from './conflicts.ts';
import { exchangeHandlers } from './exchange.ts';
import { exportHandlers } from './exports.ts';
import { historyHandlers } from './history.ts';
import { hostHandlers } from './host.ts';
import { importHandlers } from './imports.ts';
import { quotationHandlers } from './quotations.ts';
import { libraryHandlers } from './library.ts';
import { mirrorHandlers } from './mirror.ts';
import { personDataHandlers } from './person-data.ts';
import { noteHandlers } from './notes.ts';
import { postHandlers } from './posts.ts';
import { peopleHandlers } from './people.ts';
import { pictureHandlers } from './pictures.ts';
import { postFileHandlers } from './post-files.ts';
import { presentationHandlers } from './presentations.ts';
import { publishingHandlers } from './publishing.ts';
import { reviewHandlers } from './review.ts';
import { videoHandlers } from './videos.ts';
import { spellingHandlers } from './spelling.ts';

/** About eight megabytes of text: the longest interview is a twentieth of it. */
const LARGEST_PAGE_INPUT = 8_000_000;
/** A picture of 50 MB, and what stands around it; a larger one is refused by its own name. */
const LARGEST_HOST_INPUT = 64 * 1024 * 1024;

export const pageTable: Served<Backend> = served(
  {
    ...postRequests,
    ...historyRequests,
    ...binRequests,
    ...libraryRequests,
    ...publishingRequests,
    ...pictureRequests,
    ...conflictRequests,
    ...mirrorRequests,
    ...accountRequests,
    ...byHandRequests,
    ...archiveRequests,
    ...exchangeRequests,
    ...exportRequests,
    ...videoRequests,
    ...spellingRequests,
    ...reviewRequests,
    ...importRequests,
    ...quotationRequests,
    ...presentationRequests,
    ...noteRequests,
    ...checkRequests,
    ...diagnosticRequests,
    ...diagnosticFileRequests,
    ...backupRequests,
    ...postFileRequests,
    ...peopleRequests,
    ...personDataRequests,
  },
  {
    ...postHandlers,
    ...historyHandlers,
    ...binHandlers,
    ...libraryHandlers,
    ...publishingHandlers,
    ...pictureHandlers,
    ...conflictHandlers,
    ...mirrorHandlers,
    ...accountHandlers,
    ...byHandHandlers,
    ...archiveHandlers,
    ...exchangeHandlers,
    ...exportHandlers,
    ...videoHandlers,
    ...spellingHandlers,
    ...reviewHandlers,
    ...importHandlers,
    ...quotationHandlers,
    ...presentationHandlers,
    ...noteHandlers,
    ...checkHandlers,
    ...diagnosticHandlers,
    ...diagnosticFileHandlers,
    ...backupHandlers,
    ...postFileHandlers,
    ...peopleHandlers,
    ...personDataHandlers,
  },
  LARGEST_PAGE_INPUT,
);
export const hostTable: Served<Backend> = served(backendHostRequests, hostHandlers, LARGEST_HOST_INPUT);
