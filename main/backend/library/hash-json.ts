import { createHash } from 'node:crypto';

/** sha256 of a document's JSON, in hexadecimal: what `document_hash` holds here and in publications. */
export const hashJson = (json: string): string => createHash('sha256').update(json).digest('hex');
