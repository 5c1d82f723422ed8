/** What was at rest in a library from elsewhere goes on: on the author's word alone. */
import { AppError } from '#contract/failure.ts';
import type { Backend } from './backend.ts';
import { importsOf } from '../exchange/imports/run-imports.ts';
import { goOn } from '../library/at-rest.ts';
import { keepBeside } from '../library/erasure/markers.ts';
import { erasuresOf } from '../people/erasure/run-erasures.ts';
import { peopleActsOf } from '../people/run-acts.ts';

export function wakeRest(backend: Backend): void {
  const rest = goOn(backend.db);
  if (rest === undefined) return;
  // From now on they are this author's word, also for what takes the library's place.
  keepBeside(backend.folder, backend.db);
  erasuresOf(backend).wake();
  peopleActsOf(backend)?.wake();
  backend.reviewing?.wake();
  for (const id of rest.imports) resume(backend, id);
}

/** One import writes at a time, and the author may have resumed or given up one meanwhile: the list of imports shows it. */
function resume(backend: Backend, id: string): void {
  try {
    importsOf(backend).resume(id);
  } catch (error) {
    if (!(error instanceof AppError && /^import\.(busy|not-now|not-found)$/.test(error.code))) throw error;
  }
}
