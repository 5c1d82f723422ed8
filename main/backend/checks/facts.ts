/**
 * Facts for the checks of a post that are not in the post itself (interview/checks/check-facts.ts), read from the library.
 */
import { pickCredit, CREDIT_FIELDS, type CreditRow } from '#interview/people/person-fields.ts';
import { addressesOf } from '#interview/checks/walk.ts';
import type { Check } from '#interview/checks/check.ts';
import type { CheckFacts } from '#interview/checks/check-facts.ts';
import { matchNames, type KnownPerson } from '#interview/checks/near-names.ts';
import { capabilitiesOf, limitsOf, TIGHTEST_LIMITS } from '#interview/destinations.ts';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { unapprovedAnswers } from '#interview/returns/approval-progress.ts';
import type { BackendOutput } from '#contract/backend.ts';
import type { Context } from '../core/context.ts';
import { approvalsOf } from '../library/posts/approvals.ts';
import { awaitedOf } from '../library/posts/awaited-approvals.ts';
import { turnApprovalsOf } from '../library/posts/turn-approvals.ts';
import { consentFacts } from '../library/returns/consents.ts';
import { LISTED } from '../library/people/participants.ts';
import { getSettings } from '../library/store/settings.ts';
import type { ReadableDb } from '../core/sql.ts';
import { all, sql, columns } from '../core/sql.ts';
import { blogOfPost, requiredChecks } from './required.ts';
import { createSlices } from '../core/slices.ts';
import type { LinkChecks } from './link-checks.ts';
import { loadChecks } from './load-checks.ts';
import { IS_PUBLIC, kindOfBlog } from '../library/publications/blogs.ts';

/**
 * `post` is the last saved text. Without a blog, uses the one where the post is published or would be. Throws
 * blog.not-found, post.newer-version.
 */
export async function factsOf(
  context: Pick<Context, 'db' | 'now'> & Readonly<{ linkChecks: LinkChecks }>,
  post: Post,
  postId: string,
  onBlog: string | undefined,
): Promise<BackendOutput<'checks.facts'>> {
  const { db } = context;
  const blogId = onBlog ?? blogOfPost(db, postId);
  const kind = blogId === undefined ? undefined : kindOfBlog(db, blogId);
  const { labels, labelCharacters } = kind === undefined ? TIGHTEST_LIMITS : limitsOf(kind);
  const approved = await approvalsOf(db, postId, () => post);
  const addresses = addressesOf(post);
  const consents = consentFacts(db, postId, post.participants, context.now());
  const { links, check } = context.linkChecks.stateOf(addresses);
  return {
    facts: {
      required: blogId === undefined ? [] : requiredChecks(db, blogId),
      limits: { labels, labelCharacters },
      house: getSettings(db).typographyHouse,
      people:
        post.participants.length === 0 ? [] : matchNames(post.participants, directory(db)).slice(0, 2_000),
      links,
      notOnline: notOnline(db, addresses),
      approved: approved
        .filter(({ changes }) => changes > 0)
        .map(({ name, changes, turns }) => ({ name, changes, turns })),
      unapproved: unapproved(db, post, postId),
      ...(consents === undefined ? {} : { consents }),
    },
    links: check,
    tags: kind !== undefined && capabilitiesOf(kind).callsLabelsTags,
  };
}

/** Participants whose approval is awaited, or who made a statement about a turn. */
function unapproved(db: ReadableDb, post: Post, postId: string): CheckFacts['unapproved'] {
  const stated = turnApprovalsOf(db, postId, () => post);
  const awaited = awaitedOf(db, postId).filter(({ purpose }) => purpose === 'review');
  const askedKeys = new Set([...awaited, ...stated].map(({ name }) => foldKey(name)));
  // The id stays where a name is corrected.
  const statedIds = new Set(stated.map(({ participantId }) => participantId));
  return post.participants
    .filter(({ id, name }) => statedIds.has(id) || askedKeys.has(foldKey(name)))
    .flatMap(({ id, name }) => {
      const answers = unapprovedAnswers(post, id, stated).map((answer) => answer.id);
      return answers.length === 0 ? [] : [{ name, answers }];
    })
    .slice(0, 500);
}

function directory(db: ReadableDb): KnownPerson[] {
  return all<{ id: string; name: string } & CreditRow>(
    db,
    sql`SELECT id, name, ${columns(CREDIT_FIELDS)} FROM participants WHERE ${LISTED}`,
  ).map(({ id, name, ...credit }) => ({ id, name, ...pickCredit(credit) }));
}

const page = (url: string): string => url.replace(/^https?:\/\//iu, '').replace(/[?#].*$/u, '');
const hostOf = (url: string): string => (/^[^/]*/u.exec(page(url))?.[0] ?? '').toLowerCase();

/** The addresses that belong to posts of this library but are not online: withdrawn, deleted or not yet published. */
function notOnline(db: ReadableDb, addresses: readonly string[]): string[] {
  const hosts = new Set(all<{ url: string }>(db, sql`SELECT url FROM blogs`).map(({ url }) => hostOf(url)));
  const ours = addresses.filter((url) => hosts.has(hostOf(url)));
  if (ours.length === 0) return [];
  const candidates = [...new Set(ours.flatMap((url) => [`https://${page(url)}`, `http://${page(url)}`]))];
  const rows = all<{ url: string; live: number }>(
    db,
    sql`
    SELECT publications.url, max(publications.remote_status = 'live' AND publications.ended_at IS NULL) AS live
    FROM publications JOIN blogs ON blogs.id = publications.blog_id
    WHERE ${IS_PUBLIC} AND publications.url IN (SELECT value FROM json_each(${JSON.stringify(candidates)})) GROUP BY publications.url`,
  );
  const live = new Set(rows.filter((row) => row.live === 1).map((row) => page(row.url)));
  const ownPages = new Set(rows.map((row) => page(row.url)));
  return ours.filter((url) => ownPages.has(page(url)) && !live.has(page(url))).slice(0, 2_000);
}

export async function checksInSlices(post: Post, facts: CheckFacts): Promise<Check[]> {
  const { checkSteps } = await loadChecks();
  const steps = checkSteps(post, facts);
  const slice = createSlices();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await slice();
  }
}
