/** « Fichier de diagnostic » of a library that does not open: it is written where the author chose, without a library. */
import type { Envelope } from '#contract/failure.ts';
import { diagnosticFileRequests } from '#contract/diagnostic-file.ts';
import { answer, served } from '../../core/answer.ts';
import type { Log } from '../../core/log.ts';
import { writeDiagnosticFile } from '../diagnostic-file/write-file.ts';
import { createGrantedFiles, type GrantedFiles } from '../../library/files-granted.ts';

const NAME = 'diagnostic-file.write';
/** Its text and the token, in units of measure.ts. */
const LARGEST_INPUT = 1_010_000;

const table = served<Pick<typeof diagnosticFileRequests, typeof NAME>, GrantedFiles>(
  { [NAME]: diagnosticFileRequests[NAME] },
  {
    [NAME]: async (destinations, { destination, text }) => ({
      name: await writeDiagnosticFile(destinations.take(destination), text),
    }),
  },
  LARGEST_INPUT,
);

export function createDiagnosticWriter({ now, log }: Readonly<{ now: () => number; log: Log }>) {
  const destinations = createGrantedFiles(now);
  return {
    grant: destinations.grant,
    writes: (name: string): boolean => name === NAME,
    answer: (input: unknown): Promise<Envelope<unknown>> => answer(table, destinations, log, NAME, input),
  };
}
