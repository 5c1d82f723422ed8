/** The posts that a consent is about: their uses of the person, and the removal of the portrait. */
import { AppError } from '#contract/failure.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { MOST_CONSENTS, type Consent } from '#contract/consents.ts';
import type { Status } from '#contract/shapes.ts';
import { usesOfPerson } from '#interview/checks/consent-checks.ts';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { DocumentError } from '#interview/upgrade.ts';
import type { Context } from '../core/context.ts';
import { createSlices, letOthersRun } from '../core/slices.ts';
import { all, column, type ReadableDb, sql, transaction } from '../core/sql.ts';
import { byAuthor } from '../library/erasure/guards.ts';
import { idsOfPerson } from '../library/people/aliases.ts';
import { isOwnedByOthers } from '../library/person-acts/rename.ts';
import { replaceText } from '../library/person-acts/replace-text.ts';
import { stateOfPost } from '../library/posts/posts.ts';
import { getConsent } from '../library/returns/consents.ts';
import { readDocument } from '../library/store/read-document.ts';
import { isOpen } from '../publishing/conflicts/take-remote.ts';
import type { Round } from '../publishing/jobs/prepared-updates.ts';
import { findPublishing } from '../publishing/start-publishing.ts';
import { indexPost } from '../search/index/index-post.ts';
import { prepareChanges } from './prepare-changes.ts';

type PostRow = { id: string; title: string; status: Status; document: string };

/** The post of the consent, else all posts of the person, a few at a time. */
async function* postsOf(db: ReadableDb, consent: Consent, signal: AbortSignal): AsyncGenerator<PostRow> {
  const ids =
    consent.post === undefined
      ? column<string>(
          db,
          sql`
          SELECT id FROM posts WHERE rowid IN (SELECT post_rowid FROM post_participants
            WHERE participant_id IN (SELECT value FROM json_each(${JSON.stringify(idsOf(db, consent))})))
          ORDER BY rowid DESC`,
        )
      : [consent.post.id];
  const between = createSlices(signal);
  for (const id of ids) {
    yield* all<PostRow>(db, sql`SELECT id, title, status, document FROM posts WHERE id = ${id}`);
    await between();
  }
}

const idsOf = (db: ReadableDb, { personId, name }: Consent): string[] =>
  personId === undefined
    ? all<{ id: string; name: string }>(db, sql`SELECT id, name FROM participants`)
        .filter((person) => foldKey(person.name) === foldKey(name))
        .map(({ id }) => id)
    : idsOfPerson(db, personId);

/** Throws consent.not-found. */
export async function usesOfConsent(
  db: ReadableDb,
  id: string,
  signal: AbortSignal,
): Promise<BackendOutput<'consents.uses'>> {
  const consent = getConsent(db, id, 0);
  const ids = idsOf(db, consent);
  const posts: BackendOutput<'consents.uses'>['posts'] = [];
  for await (const { id: postId, title, status, document } of postsOf(db, consent, signal)) {
    const uses = usesOfPerson(readDocument(document), ids);
    const parts = uses[consent.subject];
    if (parts === 0 && consent.post === undefined) continue;
    const pictures = uses.portrait === undefined ? uses.pictures : [uses.portrait, ...uses.pictures];
    posts.push({
      id: postId,
      title: title.slice(0, 2_000),
      status,
      parts,
      pictures: consent.subject === 'picture' ? [...new Set(pictures)].slice(0, 20) : [],
      hasPortrait: consent.subject === 'picture' && uses.portrait !== undefined,
      blogs: column<string>(
        db,
        sql`
        SELECT DISTINCT blogs.name FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
        WHERE p.post_id = ${postId} AND p.remote_status IN ('live', 'scheduled') AND p.ended_at IS NULL LIMIT 20`,
      ),
    });
  }
  return {
    posts: posts
      .toSorted((one, other) => Number(other.blogs.length > 0) - Number(one.blogs.length > 0))
      .slice(0, MOST_CONSENTS),
    total: posts.length,
  };
}

/**
 * Post by post: freezes the public copies without the portrait, then commits text and updates together. The text before
 * is kept as a revision. Throws consent.not-found, request.invalid, backend.unavailable.
 */
export async function removePortrait(
  context: Context,
  id: string,
  signal: AbortSignal,
): Promise<BackendOutput<'consents.remove-portrait'>> {
  const { db, now, newId } = context;
  const consent = getConsent(db, id, now());
  if (consent.subject !== 'picture') throw new AppError('request.invalid');
  const sender = findPublishing(context);
  if (sender === undefined) throw new AppError('backend.unavailable');
  const ids = idsOf(db, consent);
  const change = (post: Post): Post => withoutPortrait(post, ids);
  const round: Round = new Map();
  const report = { changed: 0, left: 0, prepared: 0, notPrepared: 0 };
  for await (const { id: postId, document } of postsOf(db, consent, signal)) {
    const hasPortrait = usesOfPerson(readDocument(document), ids).portrait !== undefined;
    if (hasPortrait && (isOpen(context, postId) || isOwnedByOthers(db, postId))) {
      report.left += 1;
      continue;
    }
    try {
      const { prepared, refusals } = await prepareChanges(sender, postId, change, {
        round,
        commit: (addJobs) =>
          byAuthor(db, () =>
            transaction(db, () => {
              // Read again: freezing takes time.
              const post = readDocument(stateOfPost(db, postId).document);
              const next = change(post);
              if (next !== post) {
                const index = (postRowid: number): void => indexPost(db, { postRowid, document: next });
                replaceText(
                  db,
                  { id: postId, document: next, sameWords: false, index },
                  { now: now(), newId },
                );
                report.changed += 1;
              }
              return addJobs();
            }),
          ),
      });
      report.prepared += prepared;
      report.notPrepared += refusals.length;
      context.emit('posts.changed', { ids: [postId] });
      context.emit('publications.changed', { postIds: [postId] });
    } catch (error) {
      if (!(error instanceof AppError || error instanceof DocumentError)) throw error;
      report.left += 1;
    }
    await letOthersRun();
  }
  return report;
}

function withoutPortrait(post: Post, ids: readonly string[]): Post {
  const hasPortrait = ({ id, portrait }: Post['participants'][number]): boolean =>
    portrait !== undefined && ids.includes(id);
  if (!post.participants.some(hasPortrait)) return post;
  return {
    ...post,
    participants: post.participants.map((person) => {
      if (!hasPortrait(person)) return person;
      const { portrait: _portrait, ...rest } = person;
      return rest;
    }),
  };
}
