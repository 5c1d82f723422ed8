import type { diagnosticFileRequests } from '#contract/diagnostic-file.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { diagnosticFacts } from '../diagnostic-file/facts.ts';
import { writeDiagnosticFile } from '../diagnostic-file/write-file.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';

export const diagnosticFileHandlers = {
  'diagnostic-file.facts': (backend) => diagnosticFacts(backend),
  'diagnostic-file.write': async (backend, { destination, text }) => ({
    name: await writeDiagnosticFile(exportsOf(backend).destinations.take(destination), text),
  }),
} satisfies Handlers<typeof diagnosticFileRequests, Backend>;
