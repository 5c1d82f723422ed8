/**
 * Finds texts that someone saved on the blog between our last look at a post and our write, which replaced them. The
 * intention to look is committed before the write (`looked_hash` of a job) and stays until the search is done: no
 * lost answer, crash or cancelled send skips it (docs/design/wordpress.md#overwritten-changes).
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
import { keepRemoteRevision } from './take-remote.ts';

type Words = Pick<PostToWrite, 'title' | 'content'>;

/** Hash of a remote text, as a job stores it. */
export const hashOf = ({ title, content }: Pick<RemotePost, 'title' | 'content'>): string =>
  sha256(JSON.stringify([title, content ?? '']));

export type Overwritten = Readonly<{
  /** The newest first; a text that was put back and is online is left out. */
  texts: readonly KeptText[];
  /** The remote text is ours, and replaced the first of `texts`. */
  underOurs: boolean;
}>;

/**
 * Texts directly below a text of ours, newer than the last look, and not known here. Changes nothing.
 * @param current the post as just read, or as a write was answered
 * @param written results of our writes, if they were answered: a blog may alter a text as it saves it
 */
export async function findOverwritten(
  { db, ahead }: Pick<Context, 'db'> & Readonly<{ ahead: Ahead }>,
  destination: Destination,
  publicationId: string,
  current: RemotePost,
  written: readonly RemotePost[] = [],
): Promise<Overwritten> {
  const { base, remote } = getPublication(db, publicationId);
  const looked = new Set(listLooked(db, publicationId));
  const writtenHashes = new Set(written.map(hashOf));
  const now = { title: current.title, content: current.content ?? '' };
  const keptTexts = ((await destination.keptTexts?.(current.id)) ?? []).map(hashed);
  const all = keptTexts[0]?.hash === hashOf(now) ? keptTexts : [hashed(now), ...keptTexts];
  const lastLooked = all.findIndex(({ hash }) => looked.has(hash));
  const since = lastLooked === -1 ? all : all.slice(0, lastLooked);
  const haveSameWords = (one: Words, other: Words): boolean =>
    sameContent(ahead, destination.kind, { ...one, labels: [] }, { ...other, labels: [] });
  return await ahead.whenRead(() => {
    const sent = listSent(db, publicationId);
    const isSent = ({ text, hash }: Hashed): boolean =>
      writtenHashes.has(hash) || sent.some((sentText) => haveSameWords(text, sentText));
    const isKnown = ({ text }: Hashed): boolean =>
      [base, remote].some((knownText) => knownText !== undefined && haveSameWords(text, knownText));
    const sentFlags = since.map(isSent);
    const underOurs = sentFlags[0] === true;
    const foreignTexts = new Set<Hashed>();
    // From the oldest on. A foreign text that appears again further up was restored by us, so it counts as sent
    // there.
    for (let at = since.length - 1; at > 0; at -= 1) {
      const text = since[at];
      if (text === undefined || sentFlags[at - 1] !== true || sentFlags[at] === true || isKnown(text))
        continue;
      foreignTexts.add(text);
      for (let up = at - 1; up >= 0; up -= 1) if (since[up]?.hash === text.hash) sentFlags[up] = true;
    }
    return {
      texts: since
        .filter((text) => foreignTexts.has(text) && text.hash !== since[0]?.hash)
        .map(({ text }) => text),
      underOurs,
    };
  });
}

type Hashed = Readonly<{ text: KeptText; hash: string }>;

const hashed = (text: KeptText): Hashed => ({ text, hash: hashOf(text) });

/** Stores each text as a revision of the post. In a transaction. Throws document.too-large, and the errors of Ahead's `get`. */
export function keepOverwritten(
  context: PublishingContext,
  publicationId: string,
  texts: readonly Words[],
  labels: readonly string[],
): void {
  const publication = getPublication(context.db, publicationId);
  // The newest last, as they were written.
  for (const { title, content } of texts.toReversed())
    keepRemoteRevision(context, context.ahead, publication, { title, content, labels });
}
