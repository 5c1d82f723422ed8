import type { Post } from '#interview/document.ts';
import { DOCUMENT_VERSION, LIMITS } from '#interview/document.ts';
import { readBack } from '#interview/html/read-back.ts';
import type { Content } from '../library/publications/publications.ts';

/** A marked post as a document, where nothing says what it was before: the same ids as `ours` where our marks still stand. */
export function readMarked(found: Content, ours: Post, newId: () => string): Post {
  const read = readBack(found.content, { newId, language: ours.language, known: ours.participants });
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
    ...read,
  };
}
