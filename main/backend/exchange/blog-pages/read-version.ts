/** What stands on a blog as a document, in the reading thread: the one that was last seen there with what differs since, or a marked post that nothing is known of. */
import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '#contract/failure.ts';
import { DOCUMENT_VERSION, LIMITS, type Post } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { pictureAddresses } from '#interview/markup/addresses.ts';
import { readBack } from '#interview/html/read-back.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import { normalizeRemote, type Reading } from '#interview/merge/normalize-remote.ts';
import { readElsewhere } from '#interview/merge/read-elsewhere.ts';
import { type Alias, joinPeople, knownUnder } from '../../library/people/join-people.ts';
import type { Content } from '../../library/publications/publications.ts';
import { isSavable } from '../savable.ts';

export type MarkedToRead = Readonly<{ found: Content; ours: Post }>;

/** In the reading thread: the same ids as `ours` where our marks still stand. Throws document.too-large. */
export function readMarked({ found, ours }: MarkedToRead): Post {
  try {
    return savable(markedPost(found, ours));
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    throw new AppError('document.too-large', {}, { cause: error });
  }
}

/** Returns the document. Throws HtmlError if the page could not save it. */
function savable(document: Post): Post {
  if (!isSavable(document)) throw new HtmlError('more than the page could save');
  return document;
}

function markedPost(content: Content, ours: Post): Post {
  return {
    version: DOCUMENT_VERSION,
    kind: ours.kind,
    language: ours.language,
    title: content.title,
    ...(ours.description === undefined ? {} : { description: ours.description }),
    ...(ours.numbered === undefined ? {} : { numbered: ours.numbered }),
    ...(ours.copiedFrom === undefined ? {} : { copiedFrom: ours.copiedFrom }),
    labels: content.labels
      .filter((label) => label !== '')
      .map((label) => label.slice(0, 200))
      .slice(0, LIMITS.labels),
    ...readBack(content.content, { newId: randomUUID, language: ours.language, known: ours.participants }),
  };
}

/** Names one state of a post on a blog: equal for equal texts. */
export const fingerprintOf = ({ title, labels, content }: Content): string =>
  createHash('sha256')
    .update(JSON.stringify([title, labels, content]))
    .digest('hex');

/** Ids for turns that came without one: the same each time the same page is read. */
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
  /** Whose text `seen` was. */
  document: Post;
  /** What was last seen there. */
  seen: Content;
  found: Content;
  /** The ids that these pages call people by who have others now. */
  aliases: readonly Alias[];
}>;

/** Throws document.too-large. */
export function readVersion({ document, seen, found, aliases }: VersionToRead): Post {
  try {
    const read = findPublicationMarks(seen.content).length > 0 ? readOurs : readForeign;
    const { before, now } = read(document, seen, found, aliases);
    return savable(normalizeRemote(document, { ...headOf(seen), ...before }, { ...headOf(found), ...now }));
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    if (found.content.length > LIMITS.html) throw new AppError('document.too-large', {}, { cause: error });
    const { lead: _, ...rest } = document;
    return {
      ...rest,
      ...headOf(found),
      body: [{ type: 'html', html: found.content, origin: 'blog' }],
    };
  }
}

type Bodies = Readonly<Record<'before' | 'now', Omit<Reading, 'title' | 'labels'>>>;

function readOurs(document: Post, seen: Content, found: Content, aliases: readonly Alias[]): Bodies {
  const addresses = pictureAddresses(seen.content);
  const known = knownUnder(document.participants, aliases);
  const read = (content: Content) =>
    joinPeople(
      readBack(content.content, {
        newId: idsOf(content),
        language: document.language,
        known,
        // Another address under a mark is another picture.
        pictureAddress: (sha256) => addresses.get(sha256) ?? '',
      }),
      aliases,
    ).text;
  return { before: read(seen), now: read(found) };
}

const readForeign = (document: Post, seen: Content, found: Content): Bodies =>
  readElsewhere(document, seen.content, found.content);
