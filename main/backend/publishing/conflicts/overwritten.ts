/**
 * Somebody's words that a write of ours took the place of, unseen: saved there between the look at a post and that write. That
 * they are to be looked for is committed before the write (`looked_hash` of a job), and stays until they were: no lost answer,
 * crash or cancelled send passes over them (docs/design/wordpress.md#what-was-overwritten).
 */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { Context } from '../../core/context.ts';
import { sha256 } from '../../exchange/sources/read-body.ts';
import { listLooked } from '../../library/publications/jobs.ts';
import { getPublication } from '../../library/publications/publications.ts';
import type { PostToWrite, RemotePost } from '../../library/publications/remote.ts';
import type { Destination, KeptText } from '../destinations/destination.ts';
import { sameContent } from '../texts/same-content.ts';
import { listSent } from '../texts/sent-texts.ts';
import { keepFound } from './take-remote.ts';

type Words = Pick<PostToWrite, 'title' | 'content'>;

/** Of what is looked at, as a job keeps it. */
export const hashOf = ({ title, content }: Pick<RemotePost, 'title' | 'content'>): string =>
  sha256(JSON.stringify([title, content ?? '']));

export type Overwritten = Readonly<{
  /** The newest first; what was put back, and stands there, is none. */
  texts: readonly KeptText[];
  /** What stands there is ours: the first of them is what it took the place of. */
  underOurs: boolean;
}>;

/**
 * What lies directly under a text of ours, is newer than what was looked at, and nobody here has seen. Nothing is changed.
 * @param there as it was just read, or as a write was answered
 * @param written what writes of ours made, where they were answered: a blog may make something else of a text
 */
export async function findOverwritten(
  { db, ahead }: Pick<Context, 'db'> & Readonly<{ ahead: Ahead }>,
  destination: Destination,
  publicationId: string,
  there: RemotePost,
  written: readonly RemotePost[] = [],
): Promise<Overwritten> {
  const { base, remote } = getPublication(db, publicationId);
  const looked = new Set(listLooked(db, publicationId));
  const made = new Set(written.map(hashOf));
  const now = { title: there.title, content: there.content ?? '' };
  const kept = ((await destination.keptTexts?.(there.id)) ?? []).map(hashed);
  const all = kept[0]?.hash === hashOf(now) ? kept : [hashed(now), ...kept];
  const seen = all.findIndex(({ hash }) => looked.has(hash));
  const since = seen === -1 ? all : all.slice(0, seen);
  const says = (one: Words, other: Words): boolean =>
    sameContent(ahead, destination.kind, { ...one, labels: [] }, { ...other, labels: [] });
  return await ahead.whenRead(() => {
    const sent = listSent(db, publicationId);
    const isSent = ({ text, hash }: Hashed): boolean =>
      made.has(hash) || sent.some((ours) => says(text, ours));
    const isKnown = ({ text }: Hashed): boolean =>
      [base, remote].some((known) => known !== undefined && says(text, known));
    const ours = since.map(isSent);
    const underOurs = ours[0] === true;
    const found = new Set<Hashed>();
    // From the oldest on: what is found, and stands again further up, was put back by us, and may have met somebody's words too.
    for (let at = since.length - 1; at > 0; at -= 1) {
      const text = since[at];
      if (text === undefined || ours[at - 1] !== true || ours[at] === true || isKnown(text)) continue;
      found.add(text);
      for (let up = at - 1; up >= 0; up -= 1) if (since[up]?.hash === text.hash) ours[up] = true;
    }
    return {
      texts: since.filter((text) => found.has(text) && text.hash !== since[0]?.hash).map(({ text }) => text),
      underOurs,
    };
  });
}

type Hashed = Readonly<{ text: KeptText; hash: string }>;

const hashed = (text: KeptText): Hashed => ({ text, hash: hashOf(text) });

/** In a transaction: each is a revision of the post here. Throws document.too-large, and what Ahead's `get` does. */
export function keepOverwritten(
  context: PublishingContext,
  publicationId: string,
  texts: readonly Words[],
  labels: readonly string[],
): void {
  const publication = getPublication(context.db, publicationId);
  // The newest last, as they were written.
  for (const { title, content } of texts.toReversed())
    keepFound(context, context.ahead, publication, { title, content, labels });
}
