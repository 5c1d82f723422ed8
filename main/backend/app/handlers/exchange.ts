import type { exchangeRequests, ReadDocument } from '#contract/exchange.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import type { DocumentFile } from '../../exchange/read-document.ts';
import { readDocumentApart } from '../../exchange/reading/read-apart.ts';
import { documentWithoutErased } from '../../library/erasure/guards.ts';
import { readChosenFile } from '../../library/pictures/assets.ts';

/** Reads a document the author gave; one with tracked changes is kept, to be read again as the author chooses. */
export async function readAndKeep(backend: Backend, file: DocumentFile): Promise<ReadDocument> {
  const read = documentWithoutErased(backend.db, await readDocumentApart(backend, file));
  return read.changes.length === 0 ? read : { ...read, again: backend.documents.keep(file) };
}

export const exchangeHandlers = {
  'exchange.read-document': async (backend, { token }) =>
    readAndKeep(backend, await readChosenFile(backend.granted.take(token))),
  'exchange.read-again': async (backend, { token, changes }) => ({
    ...documentWithoutErased(
      backend.db,
      await readDocumentApart(backend, backend.documents.get(token), changes),
    ),
    again: token,
  }),
} satisfies Handlers<typeof exchangeRequests, Backend>;
