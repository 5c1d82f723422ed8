/**
 * The two request tables of the backend, each joined from its subjects, and the dispatch of a request to its handler.
 */
import { openLibraryRequests } from '#contract/backend.ts';
import type { Envelope } from '#contract/failure.ts';
import { backendHostRequests } from '#contract/host.ts';
import { answer, served, type Served } from '../core/answer.ts';
import type { Backend } from './backend.ts';
import { searchHandlers, quotationHandlers } from './handlers/search.ts';
import { backupHandlers } from './handlers/backups.ts';
import { checkHandlers, spellingHandlers } from './handlers/checks.ts';
import { diagnosticFileHandlers } from './handlers/diagnostic.ts';
import { consentHandlers } from './handlers/consents.ts';
import { erasureHandlers } from './handlers/erasure.ts';
import {
  exchangeHandlers,
  returnHandlers,
  exportHandlers,
  importHandlers,
  postFileHandlers,
} from './handlers/exchange.ts';
import { hostHandlers } from './handlers/host.ts';
import { diagnosticHandlers, googleHandlers } from './handlers/kinds/blogger.ts';
import { folderHandlers } from './handlers/kinds/folder.ts';
import { wordpressHandlers } from './handlers/kinds/wordpress.ts';
import { libraryHandlers } from './handlers/library.ts';
import { peopleHandlers } from './handlers/people.ts';
import { pictureHandlers, videoHandlers } from './handlers/pictures.ts';
import { binHandlers, historyHandlers, noteHandlers, postHandlers } from './handlers/posts.ts';
import {
  accountHandlers,
  byHandHandlers,
  conflictHandlers,
  commentHandlers,
  mirrorHandlers,
  blogHandlers,
  publishingHandlers,
} from './handlers/publishing.ts';
import { proposalHandlers } from './handlers/proposals.ts';
import { severalHandlers } from './handlers/several.ts';

/** About eight megabytes of text, twenty times the longest interview. */
const LARGEST_PAGE_INPUT = 8_000_000;
/** Enough for a picture of 50 MB and its envelope; a larger picture gets a more specific failure. */
const LARGEST_HOST_INPUT = 64 * 1024 * 1024;

export const pageTable: Served<Backend> = served(
  openLibraryRequests,
  {
    ...postHandlers,
    ...historyHandlers,
    ...binHandlers,
    ...libraryHandlers,
    ...publishingHandlers,
    ...pictureHandlers,
    ...conflictHandlers,
    ...mirrorHandlers,
    ...commentHandlers,
    ...accountHandlers,
    ...googleHandlers,
    ...wordpressHandlers,
    ...folderHandlers,
    ...byHandHandlers,
    ...searchHandlers,
    ...exchangeHandlers,
    ...returnHandlers,
    ...exportHandlers,
    ...videoHandlers,
    ...spellingHandlers,
    ...proposalHandlers,
    ...importHandlers,
    ...quotationHandlers,
    ...blogHandlers,
    ...noteHandlers,
    ...checkHandlers,
    ...diagnosticHandlers,
    ...diagnosticFileHandlers,
    ...backupHandlers,
    ...postFileHandlers,
    ...peopleHandlers,
    ...severalHandlers,
    ...erasureHandlers,
    ...consentHandlers,
  },
  LARGEST_PAGE_INPUT,
);
export const hostTable: Served<Backend> = served(backendHostRequests, hostHandlers, LARGEST_HOST_INPUT);

/** The table of a request: the page's (forwarded by the shell) or the shell's own. */
export type From = 'page' | 'host';

/**
 * Answers one request of the contract. Never rejects. Fails with request.invalid (unknown name, wrong shape),
 * request.too-large, `unexpected`, or a failure of the request itself.
 */
export function dispatch(
  backend: Backend,
  from: From,
  name: string,
  rawInput: unknown,
): Promise<Envelope<unknown>> {
  return answer(from === 'page' ? pageTable : hostTable, backend, backend.log, name, rawInput);
}
