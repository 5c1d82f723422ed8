import type { Post } from '#interview/document.ts';
import { DocumentError, upgradePost } from '#interview/upgrade.ts';
import { AppError } from '#contract/failure.ts';

/** A stored document as today's version. Throws post.newer-version where a later Escale wrote it. */
export function readDocument(json: string): Post {
  try {
    return upgradePost(JSON.parse(json));
  } catch (error) {
    if (error instanceof DocumentError && error.reason === 'newer-version')
      throw new AppError('post.newer-version', {}, { cause: error });
    throw error;
  }
}
