/**
 * Reads a blog's content as a document, on the reading thread: the last read document with the changes since, or a
 * marked post without a known base.
 */
import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '#contract/failure.ts';
import { DOCUMENT_VERSION, LIMITS, type Post } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { pictureAddresses } from '#interview/markup/addresses.ts';
import { readBack } from '#interview/html/read-back.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import { normalizeRemote, type Reading } from '#interview/merge/normalize-remote.ts';
import { readUnmarkedPage } from '#interview/merge/read-unmarked-page.ts';
import { type Alias, joinPeople, withFormerIds } from '../../library/people/join-people.ts';
import type { Content } from '../../library/publications/publications.ts';
import { isSavable } from '../savable.ts';

export type MarkedToRead = Readonly<{ remoteContent: Content; ownDocument: Post }>;

/** Reads a marked post; blocks keep the ids of `ownDocument` if their marks remain. Throws document.too-large. */
export function readMarked({ remoteContent, ownDocument }: MarkedToRead): Post {
  try {
    return savable(markedPost(remoteContent, ownDocument));
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    throw new AppError('document.too-large', {}, { cause: error });
  }
}

/** Returns the document. Throws HtmlError if it is too large for the page to save. */
function savable(document: Post): Post {
  if (!isSavable(document)) throw new HtmlError('more than the page could save');
  return document;
}

function markedPost(content: Content, ownDocument: Post): Post {
  return {
    version: DOCUMENT_VERSION,
    kind: ownDocument.kind,
    language: ownDocument.language,
    title: content.title,
    ...(ownDocument.description === undefined ? {} : { description: ownDocument.description }),
    ...(ownDocument.numbered === undefined ? {} : { numbered: ownDocument.numbered }),
    ...(ownDocument.copiedFrom === undefined ? {} : { copiedFrom: ownDocument.copiedFrom }),
    labels: content.labels
      .filter((label) => label !== '')
      .map((label) => label.slice(0, 200))
      .slice(0, LIMITS.labels),
    ...readBack(content.content, {
      newId: randomUUID,
      language: ownDocument.language,
      knownParticipants: ownDocument.participants,
    }),
  };
}

/** The fingerprint of a post's content on a blog: equal for equal texts. */
export const fingerprintOf = ({ title, labels, content }: Content): string =>
  createHash('sha256')
    .update(JSON.stringify([title, labels, content]))
    .digest('hex');

/** Ids for turns without one, the same each time the same page is read. */
function idsOf(content: Content): () => string {
  const seed = fingerprintOf(content).slice(0, 16);
  let rank = 0;
  return () => `w${seed}-${(rank += 1)}`;
}

const headOf = ({ title, labels }: Content): Pick<Reading, 'title' | 'labels'> => ({
  title: title.slice(0, 2_000),
  labels: labels
    .filter((label) => label !== '')
    .map((label) => label.slice(0, 200))
    .slice(0, LIMITS.labels),
});

export type VersionToRead = Readonly<{
  document: Post;
  /** The content last read there. */
  baseContent: Content;
  remoteContent: Content;
  /** Ids in these pages whose people have other ids now. */
  aliases: readonly Alias[];
}>;

/** Throws document.too-large. */
export function readVersion({ document, baseContent, remoteContent, aliases }: VersionToRead): Post {
  try {
    const read = findPublicationMarks(baseContent.content).length > 0 ? readOurs : readForeign;
    const { before, now } = read(document, baseContent, remoteContent, aliases);
    return savable(
      normalizeRemote(document, { ...headOf(baseContent), ...before }, { ...headOf(remoteContent), ...now }),
    );
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    if (remoteContent.content.length > LIMITS.html)
      throw new AppError('document.too-large', {}, { cause: error });
    const { lead: _, ...rest } = document;
    return {
      ...rest,
      ...headOf(remoteContent),
      body: [{ type: 'html', html: remoteContent.content, origin: 'blog' }],
    };
  }
}

type Bodies = Readonly<Record<'before' | 'now', Omit<Reading, 'title' | 'labels'>>>;

function readOurs(
  document: Post,
  baseContent: Content,
  remoteContent: Content,
  aliases: readonly Alias[],
): Bodies {
  const addresses = pictureAddresses(baseContent.content);
  const knownPeople = withFormerIds(document.participants, aliases);
  const read = (content: Content) =>
    joinPeople(
      readBack(content.content, {
        newId: idsOf(content),
        language: document.language,
        knownParticipants: knownPeople,
        // A different address under a mark is a different picture.
        pictureAddress: (sha256) => addresses.get(sha256) ?? '',
      }),
      aliases,
    ).text;
  return { before: read(baseContent), now: read(remoteContent) };
}

const readForeign = (document: Post, baseContent: Content, remoteContent: Content): Bodies =>
  readUnmarkedPage(document, baseContent.content, remoteContent.content);
