/**
 * Prepares updates of one post for a change made outside the editor (a name, a label): each blog gets the text last
 * sent to it with only that change. Refusals are returned.
 */
import type { Sender } from '../publishing/jobs/sender.ts';
import { AppError } from '#contract/failure.ts';
import type { OnlinePost } from '#contract/people.ts';
import type { Post } from '#interview/document.ts';
import { trustedPost } from '#interview/upgrade.ts';
import { readOnlyError, readOnlyOf } from '../library/publications/authorship.ts';
import { getPublication, type PublicationRecord } from '../library/publications/publications.ts';
import type { ReadableDb } from '../core/sql.ts';
import type { Frozen } from '../publishing/jobs/freeze.ts';
import { addUpdate, freezeOrWhy, type Round } from '../publishing/jobs/prepared-updates.ts';
import { readSameContent, undefinedIfTooComplex } from '../publishing/texts/same-content.ts';
import { publicCopies, type OnlineCopy } from './in-posts.ts';

/** `refusals`: the reasons why updates could not be prepared, one per blog. */
export type PreparedChanges = Readonly<{ prepared: number; refusals: readonly AppError[] }>;

type Options = Readonly<{
  round: Round;
  /** Runs `addJobs` once, inside a transaction with the caller's own changes. */
  commit: (addJobs: () => PreparedChanges) => PreparedChanges;
}>;

/** @param change returns the same object for an unchanged text. Throws as `commit` does */
export async function prepareChanges(
  sender: Sender,
  postId: string,
  change: (text: Post) => Post,
  { round, commit }: Options,
): Promise<PreparedChanges> {
  const { db } = sender.context;
  const ready: Readonly<{ publication: PublicationRecord; document: string; frozen: Frozen }>[] = [];
  const refusals: AppError[] = [];
  // Reads publications with their texts first, since freezing takes time.
  const copies = publicCopies(db, postId).map((copy) => ({
    copy,
    publication: getPublication(db, copy.publicationId),
  }));
  for (const { copy, publication } of copies) {
    const document = changedText(copy, change);
    if (document === undefined) continue;
    const { base, kind } = publication;
    if (copy.obstacle !== undefined || base === undefined) {
      refusals.push(refusalOf(db, copy));
      continue;
    }
    const frozen = await freezeOrWhy(sender, publication, document);
    if (frozen instanceof AppError) {
      refusals.push(frozen);
      continue;
    }
    const same = await readSameContent(sender.context, kind, frozen.text, base).catch(undefinedIfTooComplex);
    if (same === undefined) refusals.push(new AppError('document.too-complex'));
    else if (!same) ready.push({ publication, document, frozen });
  }
  const ids: string[] = [];
  const outcome = commit(() => {
    for (const { publication, ...update } of ready) {
      const id = addUpdate(sender.context, publication, { ...update, round });
      if (id === undefined) refusals.push(new AppError('several.sending'));
      else ids.push(id);
    }
    return { prepared: ids.length, refusals };
  });
  for (const id of ids) sender.outbox.added(id);
  return outcome;
}

/** Undefined if the published text needs no change. */
function changedText({ sent }: OnlineCopy, change: (text: Post) => Post): string | undefined {
  if (sent === undefined) return undefined;
  const text = trustedPost(JSON.parse(sent));
  const next = change(text);
  return next === text ? undefined : JSON.stringify(next);
}

function refusalOf(db: ReadableDb, { obstacle, publicationId }: OnlineCopy): AppError {
  const why: OnlinePost['kept'] = obstacle ?? 'unknown';
  switch (why) {
    case 'others':
      return readOnlyError(readOnlyOf(db, publicationId) ?? { author: '', page: false });
    case 'by-hand':
      return new AppError('several.by-hand');
    case 'changed-on-blog':
      return new AppError('publication.changed-on-blog');
    case 'unknown':
      return new AppError('several.unknown-text');
  }
}
