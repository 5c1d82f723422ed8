/** The state of the screen of proposals: counts of pending proposals, one post after the other, the author's position. */
import { z } from 'zod';
import { REASONS, type Reason } from '#interview/recognition/recognition.ts';
import type { OutputOf } from '#contract/shapes.ts';
import type { ProposalKind, proposalRequests, ProposalItem, ProposalPosition } from '#contract/proposals.ts';
import { PROPOSAL_KINDS, proposalPositionSchema } from '#contract/proposals.ts';
import { readValue, writeValue } from '../library/store/settings.ts';
import { all, get, run, sql, type Query, type ReadableDb, type WritableDb } from '../core/sql.ts';
import { lastBatch, canBeginBatch, SAMPLE_SIZE, countSureProposals } from './batches.ts';
import { countPeopleQuestions } from './people.ts';
import {
  proposalOfPost,
  proposedDocument,
  selectProposal,
  type ProposalRow,
} from '../library/posts/proposals.ts';
import { lastDecision } from './undo.ts';
import { IS_PUBLIC } from '../library/publications/blogs.ts';

const POSITION = 'review-place';

export function proposalsState(
  db: ReadableDb,
  reading: boolean,
): OutputOf<typeof proposalRequests, 'proposals.get'> {
  const groups = new Map(
    all<{ kind: ProposalKind; count: number }>(
      db,
      sql`SELECT kind, count(*) AS count FROM proposals WHERE state = 'proposed' GROUP BY kind`,
    ).map(({ kind, count }) => [kind, count]),
  );
  const [sure, check, none] = PROPOSAL_KINDS.map((kind) => groups.get(kind) ?? 0);
  const batch = lastBatch(db);
  const position = readValue(db, POSITION, proposalPositionSchema);
  return {
    counts: { people: countPeopleQuestions(db), sure: sure ?? 0, check: check ?? 0, none: none ?? 0 },
    reading,
    seen: countSureProposals(db).viewed,
    sample: SAMPLE_SIZE,
    mayAcceptAll: canBeginBatch(db),
    ...(batch === undefined ? {} : { batch }),
    mayUndo: lastDecision(db) !== undefined,
    ...(position === undefined ? {} : { position }),
  };
}

export function setProposalPosition(db: WritableDb, position: ProposalPosition): void {
  writeValue(db, POSITION, position);
}

export function markSeen(db: WritableDb, postId: string, now: number): void {
  run(
    db,
    sql`
    UPDATE proposals SET viewed_at = ${now}
    WHERE viewed_at IS NULL AND post_rowid = (SELECT rowid FROM posts WHERE id = ${postId})`,
  );
}

type ShowInput = Readonly<{
  kind: ProposalKind;
  postId?: string | undefined;
  step: 'at' | 'next' | 'previous';
}>;

/** One post of a group, in order of arrival. */
export function showProposal(
  db: ReadableDb,
  { kind, postId, step }: ShowInput,
): { item?: ProposalItem; position: number; total: number } {
  const current = postId === undefined ? undefined : proposalOfPost(db, postId);
  const waits = sql`p.state = 'proposed' AND p.kind = ${kind}`;
  const one = (where: Query, order: Query): ProposalRow | undefined =>
    get<ProposalRow>(
      db,
      sql`${selectProposal} WHERE ${waits} ${where} ORDER BY p.post_rowid ${order} LIMIT 1`,
    );
  const first = (): ProposalRow | undefined => one(sql``, sql``);
  const last = (): ProposalRow | undefined => one(sql``, sql`DESC`);
  let row: ProposalRow | undefined;
  if (current === undefined) row = step === 'previous' ? last() : first();
  else if (step === 'previous') row = one(sql`AND p.post_rowid < ${current.post_rowid}`, sql`DESC`) ?? last();
  else if (step === 'next') row = one(sql`AND p.post_rowid > ${current.post_rowid}`, sql``) ?? first();
  else row = one(sql`AND p.post_rowid >= ${current.post_rowid}`, sql``) ?? first();
  if (row === undefined) return { position: 0, total: 0 };
  const counts = get<{ before: number; total: number }>(
    db,
    sql`
    SELECT count(*) FILTER (WHERE p.post_rowid <= ${row.post_rowid}) AS before, count(*) AS total FROM proposals AS p WHERE ${waits}`,
  );
  return { item: toItem(db, row), position: counts?.before ?? 0, total: counts?.total ?? 0 };
}

type HeadRow = { title: string; published_at: number | null; url: string | null; blog: string | null };

function toItem(db: ReadableDb, row: ProposalRow): ProposalItem {
  const head = get<HeadRow>(
    db,
    sql`
    SELECT posts.title, coalesce(posts.published_at, publications.published_at) AS published_at, publications.url, blogs.name AS blog
    FROM posts LEFT JOIN publications ON publications.post_id = posts.id LEFT JOIN blogs ON blogs.id = publications.blog_id
    WHERE posts.rowid = ${row.post_rowid} ORDER BY ${IS_PUBLIC} DESC, publications.rowid LIMIT 1`,
  );
  const document = proposedDocument(db, row.post_rowid);
  return {
    postId: row.post_id,
    title: (head?.title ?? '').slice(0, 2_000),
    kind: row.kind,
    state: row.state,
    confidence: row.confidence,
    reasons: reasonsOf(row.reasons),
    questions: row.questions,
    answers: row.answers,
    ...(head?.published_at == null ? {} : { publishedAt: head.published_at }),
    ...(head?.blog == null ? {} : { blogName: head.blog.slice(0, 2_000) }),
    ...(head?.url == null ? {} : { url: head.url }),
    ...(document === undefined ? {} : { document }),
  };
}

const reasonsSchema = z.array(
  z.strictObject({ code: z.enum(REASONS), count: z.int().min(0), weight: z.number() }),
);

/** The most important reasons first. Unknown reasons of another version are dropped. */
function reasonsOf(json: string): Reason[] {
  const parsed = reasonsSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)) : [];
}
