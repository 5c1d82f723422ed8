import { createHash } from 'node:crypto';
import { AppError } from '#contract/failure.ts';
import type { Post } from '#interview/document.ts';
import { DocumentError, upgradePost } from '#interview/upgrade.ts';

/** The sha256 of a document's JSON, in hexadecimal, as in the columns `document_hash`. */
export const hashJson = (json: string | Uint8Array): string =>
  createHash('sha256').update(json).digest('hex');

/** A stored document in the current version. Throws post.newer-version for one of a later version. */
export function readDocument(json: string): Post {
  try {
    return upgradePost(JSON.parse(json));
  } catch (error) {
    if (error instanceof DocumentError && error.reason === 'newer-version')
      throw new AppError('post.newer-version', {}, { cause: error });
    throw error;
  }
}
