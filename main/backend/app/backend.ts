/** The context with what the upper floors add to it. Built once by process.ts, by the command line and by tests. */
import type { LinkChecks } from '../checks/link-checks.ts';
import type { Context } from '../core/context.ts';
import type { KeptDocuments } from '../exchange/documents/kept-documents.ts';
import type { Ahead } from '../exchange/reading/ahead.ts';
import type { Outside } from '../network/start-outside.ts';
import type { Reviewing } from '../review/worker.ts';
import type { Indexing } from '../search/index/background-indexing.ts';
import type { SearchService } from '../search/requests.ts';

export type Backend = Context &
  Outside &
  Readonly<{
    /** What acts on one post have read of it; who reads many makes one of their own. */
    ahead: Ahead;
    /** Documents with tracked changes, which the author may have read again. */
    documents: KeptDocuments;
    /** Search, which answers in a thread of its own where the app runs. */
    search: SearchService;
    /** The archive's index, kept in the background; none for a reader. */
    indexing?: Indexing;
    /** What reads posts for interviews; absent in a reader. */
    reviewing?: Reviewing;
    linkChecks: LinkChecks;
  }>;
