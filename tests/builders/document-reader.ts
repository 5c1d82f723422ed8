/** The document reader without a thread, for tests; it stores pictures in the test library. */
import type { Backend } from '#backend/app/backend.ts';
import type { DocumentReader } from '#backend/exchange/documents/read-document.ts';
import { pictureTaker } from '#backend/exchange/reading/read-apart.ts';

export function readerInto(backend: Backend): DocumentReader {
  const take = pictureTaker(backend);
  return { newId: backend.newId, takePicture: (name, bytes) => take({ name, bytes }) };
}
