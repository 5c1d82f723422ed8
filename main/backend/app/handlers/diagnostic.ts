/** Requests about the diagnostic of the app and its file. */
import type { diagnosticFileRequests } from '#contract/diagnostic.ts';
import type { Handlers } from '../../core/answer.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';
import type { Backend } from '../backend.ts';
import { diagnosticFacts, writeDiagnosticFile } from '../diagnostic-file.ts';

export const diagnosticFileHandlers = {
  'diagnostic-file.facts': (backend) => diagnosticFacts(backend),
  'diagnostic-file.write': async (backend, { destination, text }) => ({
    name: await writeDiagnosticFile(exportsOf(backend).destinations.take(destination), text),
  }),
} satisfies Handlers<typeof diagnosticFileRequests, Backend>;
