/** The context plus the services of the upper floors. Built by process.ts, by the command line and by tests. */
import type { LinkChecks } from '../checks/link-checks.ts';
import type { Context } from '../core/context.ts';
import type { KeptDocuments } from '../exchange/documents/kept-documents.ts';
import type { Ahead } from '../exchange/reading/ahead.ts';
import type { ReadText } from '../exchange/reading/read-text.ts';
import type { Outside } from '../network/start-outside.ts';
import type { Proposing } from '../proposals/worker.ts';
import type { Indexing } from '../search/index/background-indexing.ts';
import type { SearchService } from '../search/requests.ts';

export type Backend = Context &
  Outside &
  Readonly<{
    /** Readings for the transactions of sends and conflicts. Work on many posts creates its own. */
    ahead: Ahead;
    readText: ReadText;
    /** Documents with tracked changes, kept in case the author chooses another way to read them. */
    documents: KeptDocuments;
    /** Search. In the app it answers on a thread of its own. */
    search: SearchService;
    /** Background indexing of posts; absent in a reader. */
    indexing?: Indexing;
    /** Background reading of posts for interviews; absent in a reader. */
    proposing?: Proposing;
    linkChecks: LinkChecks;
  }>;
