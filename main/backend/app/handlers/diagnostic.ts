import type { diagnosticRequests } from '#contract/diagnostic.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { runDiagnostic } from '../../publishing/blogger/diagnostic/run-diagnostic.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';

export const diagnosticHandlers = {
  'diagnostic.run': (backend, { blogId }) => runDiagnostic(publishingOf(backend), blogId),
} satisfies Handlers<typeof diagnosticRequests, Backend>;
