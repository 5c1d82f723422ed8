/** A marked post as a document, where nothing says what it was before. */
import { randomUUID } from 'node:crypto';
import type { Post } from '#interview/document.ts';
import { DOCUMENT_VERSION, LIMITS } from '#interview/document.ts';
import { HtmlError } from '#interview/html/parse.ts';
import { readBack, type ReadBack } from '#interview/html/read-back.ts';
import { AppError } from '#contract/failure.ts';
import type { Content } from '../../library/publications/publications.ts';

export type MarkedToRead = Readonly<{ found: Content; ours: Post }>;

/** In the reading thread: the same ids as `ours` where our marks still stand. Throws document.too-large. */
export function readMarked({ found, ours }: MarkedToRead): Post {
  return {
    version: DOCUMENT_VERSION,
    kind: ours.kind,
    language: ours.language,
    title: found.title,
    ...(ours.description === undefined ? {} : { description: ours.description }),
    ...(ours.numbered === undefined ? {} : { numbered: ours.numbered }),
    ...(ours.copiedFrom === undefined ? {} : { copiedFrom: ours.copiedFrom }),
    labels: found.labels
      .filter((label) => label !== '')
      .map((label) => label.slice(0, 200))
      .slice(0, LIMITS.labels),
    ...readBody(found.content, ours),
  };
}

function readBody(html: string, { language, participants }: Post): ReadBack {
  try {
    return readBack(html, { newId: randomUUID, language, known: participants });
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    throw new AppError('document.too-large', {}, { cause: error });
  }
}
