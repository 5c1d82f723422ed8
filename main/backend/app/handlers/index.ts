/** The two tables the backend answers, each joined from its subjects. */
import { accountRequests } from '#contract/accounts.ts';
import { archiveRequests } from '#contract/archive.ts';
import { backupRequests } from '#contract/backups.ts';
import { binRequests } from '#contract/bin.ts';
import { byHandRequests } from '#contract/by-hand.ts';
import { conflictRequests } from '#contract/conflicts.ts';
import { personDataRequests } from '#contract/person-data.ts';
import { diagnosticRequests } from '#contract/diagnostic.ts';
import { diagnosticFileRequests } from '#contract/diagnostic-file.ts';
import { exchangeRequests } from '#contract/exchange.ts';
import { checkRequests } from '#contract/checks.ts';
import { exportRequests } from '#contract/exports.ts';
import { historyRequests } from '#contract/history.ts';
import { backendHostRequests } from '#contract/host.ts';
import { libraryRequests } from '#contract/library.ts';
import { mirrorRequests } from '#contract/mirror.ts';
import { noteRequests } from '#contract/notes.ts';
import { postRequests } from '#contract/posts.ts';
import { postFileRequests } from '#contract/post-files.ts';
import { presentationRequests } from '#contract/presentations.ts';
import { reviewRequests } from '#contract/review.ts';
import { peopleRequests } from '#contract/people.ts';
import { pictureRequests } from '#contract/pictures.ts';
import { publishingRequests } from '#contract/publishing.ts';
import { videoRequests } from '#contract/videos.ts';
import { importRequests } from '#contract/imports.ts';
import { quotationRequests } from '#contract/quotations.ts';
import { spellingRequests } from '#contract/spelling.ts';
import type { Served } from '../../core/answer.ts';
import { served } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
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
