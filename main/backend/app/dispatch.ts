/** The two tables that the backend answers, each joined from its subjects, and the way of a request to its handler. */
import { accountRequests } from '#contract/accounts.ts';
import { archiveRequests } from '#contract/archive.ts';
import { backupRequests } from '#contract/backups.ts';
import { binRequests } from '#contract/bin.ts';
import { byHandRequests } from '#contract/by-hand.ts';
import { checkRequests } from '#contract/checks.ts';
import { conflictRequests } from '#contract/conflicts.ts';
import { diagnosticFileRequests } from '#contract/diagnostic-file.ts';
import { diagnosticRequests } from '#contract/diagnostic.ts';
import { exchangeRequests } from '#contract/exchange.ts';
import { exportRequests } from '#contract/exports.ts';
import type { Envelope } from '#contract/failure.ts';
import { historyRequests } from '#contract/history.ts';
import { backendHostRequests } from '#contract/host.ts';
import { importRequests } from '#contract/imports.ts';
import { libraryRequests } from '#contract/library.ts';
import { mirrorRequests } from '#contract/mirror.ts';
import { noteRequests } from '#contract/notes.ts';
import { peopleRequests } from '#contract/people.ts';
import { personDataRequests } from '#contract/person-data.ts';
import { pictureRequests } from '#contract/pictures.ts';
import { postFileRequests } from '#contract/post-files.ts';
import { postRequests } from '#contract/posts.ts';
import { presentationRequests } from '#contract/presentations.ts';
import { publishingRequests } from '#contract/publishing.ts';
import { quotationRequests } from '#contract/quotations.ts';
import { reviewRequests } from '#contract/review.ts';
import { spellingRequests } from '#contract/spelling.ts';
import { videoRequests } from '#contract/videos.ts';
import { answer, served, type Served } from '../core/answer.ts';
import type { Backend } from './backend.ts';
import { archiveHandlers, quotationHandlers } from './handlers/archive.ts';
import { backupHandlers } from './handlers/backups.ts';
import { checkHandlers, spellingHandlers } from './handlers/checks.ts';
import { diagnosticFileHandlers, diagnosticHandlers } from './handlers/diagnostic.ts';
import { exchangeHandlers, exportHandlers, importHandlers, postFileHandlers } from './handlers/exchange.ts';
import { hostHandlers } from './handlers/host.ts';
import { libraryHandlers } from './handlers/library.ts';
import { peopleHandlers, personDataHandlers } from './handlers/people.ts';
import { pictureHandlers, videoHandlers } from './handlers/pictures.ts';
import { binHandlers, historyHandlers, noteHandlers, postHandlers } from './handlers/posts.ts';
import {
  accountHandlers,
  byHandHandlers,
  conflictHandlers,
  mirrorHandlers,
  presentationHandlers,
  publishingHandlers,
} from './handlers/publishing.ts';
import { reviewHandlers } from './handlers/review.ts';

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

/** Whose table a request belongs to: the page's (forwarded by the shell) or the shell's own. */
export type From = 'page' | 'host';

/**
 * Answers one request of the contract. Never rejects. Fails with request.invalid (unknown name, wrong shape),
 * request.too-large, `unexpected`, and what the request itself names.
 */
export function dispatch(
  backend: Backend,
  from: From,
  name: string,
  rawInput: unknown,
): Promise<Envelope<unknown>> {
  return answer(from === 'page' ? pageTable : hostTable, backend, backend.log, name, rawInput);
}
