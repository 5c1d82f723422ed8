/**
 * Checks every picture of published posts, at the author's request: notes the addresses from the blogs' pages, then
 * requests each one's first bytes, two sites at a time and one request a site. Progress is in the rows: a check that
 * was stopped, or ended with the app, continues.
 */
import { AppError } from '#contract/failure.ts';
import type { LinkCheck } from '#contract/pictures.ts';
import { imagesOf } from '#interview/pictures.ts';
import type { Context } from '../../core/context.ts';
import type { Outside } from '../../network/start-outside.ts';
import { letOthersRun } from '../../core/slices.ts';
import { createReadText, type ReadText } from '../../exchange/reading/read-text.ts';
import { IS_SENT_TO } from '../../library/publications/authorship.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { all, get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import { verifyPublic } from './image-hosts/image-host.ts';
import { isUnreadable } from '../texts/same-content.ts';
import { assetAt, noteAnswer } from '../../library/publications/picture-rows.ts';

// The results of a check of the online pictures, post by post.

/** Posts per page of results: their documents are searched for stored pictures. */
const MOST_POSTS = 200;
const MOST_OF_A_POST = 200;

export type DeadPost = Readonly<{
  publicationId: string;
  postId: string;
  title: string;
  blogId: string;
  blogName: string;
  /** Whether the outbox may write to the blog. */
  writable: boolean;
  dead: readonly Readonly<{ address: string; kept: boolean }>[];
}>;

type DeadRow = {
  id: string;
  post_id: string;
  title: string;
  document: string;
  blog_id: string;
  blog_name: string;
  writable: number;
  addresses: string;
};

/** A page of the posts that still show a dead picture, the newest first. Repaired posts are not in it. */
export function deadPosts(
  db: ReadableDb,
  {
    blogId = null,
    most = MOST_POSTS,
    after = 0,
  }: Readonly<{ blogId?: string | null; most?: number; after?: number }> = {},
): DeadPost[] {
  const rows = all<DeadRow>(
    db,
    sql`
    SELECT p.id, p.post_id, posts.title, posts.document, blogs.id AS blog_id, blogs.name AS blog_name,
      ${IS_SENT_TO} AS writable,
      json_group_array(l.address) AS addresses
    FROM picture_links AS l JOIN picture_link_uses AS u ON u.link_rowid = l.rowid
    JOIN publications AS p ON p.id = u.publication_id JOIN posts ON posts.id = p.post_id JOIN blogs ON blogs.id = p.blog_id
    WHERE l.state = 'dead' AND p.remote_status = 'live' AND instr(p.base_content, replace(l.address, '&', '&amp;')) > 0
      AND (${blogId} IS NULL OR p.blog_id = ${blogId})
    GROUP BY p.id ORDER BY p.published_at DESC, p.rowid DESC LIMIT ${most} OFFSET ${after}`,
  );
  return rows.map((row) => {
    const urlsWithAsset = new Set(
      imagesOf(readDocument(row.document)).flatMap(({ asset, url }) =>
        asset === undefined || url === undefined ? [] : [url],
      ),
    );
    return {
      publicationId: row.id,
      postId: row.post_id,
      title: row.title,
      blogId: row.blog_id,
      blogName: row.blog_name,
      writable: row.writable === 1,
      dead: (JSON.parse(row.addresses) as string[]).slice(0, MOST_OF_A_POST).map((address) => ({
        address,
        kept: urlsWithAsset.has(address) || assetAt(db, address) !== undefined,
      })),
    };
  });
}

/** All posts of a blog with dead pictures, page by page; read-only. */
export function* everyDeadPost(db: ReadableDb, blogId: string): Generator<DeadPost> {
  for (let after = 0, full = true; full; after += MOST_POSTS) {
    const page = deadPosts(db, { blogId, after });
    full = page.length === MOST_POSTS;
    yield* page;
  }
}

/** The check as the window shows it. */
export function linkCheck(db: ReadableDb): LinkCheck {
  const row = get<{ state: Exclude<LinkCheck['state'], 'never'>; ended_at: number | null }>(
    db,
    sql`SELECT state, ended_at FROM picture_checks ORDER BY rowid DESC LIMIT 1`,
  );
  const counts = get<{ total: number; waiting: number; unsure: number }>(
    db,
    sql`
    SELECT count(*) AS total, count(*) FILTER (WHERE state = 'waiting') AS waiting,
      count(*) FILTER (WHERE state = 'unsure') AS unsure
    FROM picture_links WHERE rowid IN (SELECT link_rowid FROM picture_link_uses)`,
  ) ?? { total: 0, waiting: 0, unsure: 0 };
  const posts = row === undefined ? [] : deadPosts(db);
  const blogs = new Map<string, { id: string; name: string; curable: number }>();
  for (const { blogId, blogName, writable, dead } of posts) {
    if (!writable) continue;
    const blog = blogs.get(blogId) ?? { id: blogId, name: blogName, curable: 0 };
    blog.curable += dead.filter(({ kept }) => kept).length;
    blogs.set(blogId, blog);
  }
  return {
    state: row?.state ?? 'never',
    ...(row?.ended_at == null ? {} : { endedAt: row.ended_at }),
    total: counts.total,
    checked: counts.total - counts.waiting,
    unsure: counts.unsure,
    dead: new Set(posts.flatMap(({ dead }) => dead.map(({ address }) => address))).size,
    posts: posts.map(({ postId, title, blogId, blogName, dead }) => ({
      postId,
      title,
      blogId,
      blogName,
      dead: [...dead],
    })),
    blogs: [...blogs.values()].filter(({ curable }) => curable > 0).slice(0, 200),
  };
}

const SITES_AT_ONCE = 2;
/** Number of addresses searched for one on a free site. */
const AHEAD = 200;
/** Pictures of a site in a folder: its pages use relative paths, and this placeholder domain never answers (RFC 2606). */
const NOWHERE = /^https:\/\/[^/]*\.invalid\//i;
/** Pages whose pictures are stored in one transaction. */
const FEW_PAGES = 8;
const EMIT_MS = 500;
/** Number of unreachable sites at which the network counts as offline. */
const MOST_SILENT = 3;
/** A picture counts as dead after two failures at least this far apart. */
const TWICE_MS = 12 * 3_600_000;

export type LinkChecking = Readonly<{
  /** Resumes the last check; `anew`: starts a new one. */
  start(anew: boolean): void;
  stop(): void;
  /** Settles once no check is running. */
  settled(): Promise<void>;
  close(): Promise<void>;
}>;

type CheckRow = Readonly<{
  rowid: number;
  state: 'gathering' | 'asking' | 'stopped' | 'offline' | 'done';
  gathered: number;
}>;

const lastCheck = (db: ReadableDb): CheckRow | undefined =>
  get<CheckRow>(db, sql`SELECT rowid, state, gathered FROM picture_checks ORDER BY rowid DESC LIMIT 1`);

export function createLinkChecking(context: Context & Outside): LinkChecking {
  const { db, now } = context;
  let running: { ending: AbortController; ended: Promise<void> } | undefined;
  let emittedAt = 0;

  /** Marks a check as stopped that no longer runs: Escale closed, or its end could not be stored. */
  function leaveToAuthor(): void {
    run(db, sql`UPDATE picture_checks SET state = 'stopped' WHERE state IN ('gathering', 'asking')`);
  }

  // The library stays readable even if it cannot be written (a full disk).
  const notWritten = (error: unknown): void =>
    context.log.error('the end of a look at the pictures not written', error);

  try {
    leaveToAuthor();
  } catch (error) {
    notWritten(error);
  }

  function progress(always = false): void {
    if (!always && performance.now() - emittedAt < EMIT_MS) return;
    emittedAt = performance.now();
    context.emit('pictures.changed', {});
  }

  async function checkAll(rowid: number, signal: AbortSignal): Promise<void> {
    try {
      await gather(context, rowid, signal, progress);
      const reached = signal.aborted ? 'stopped' : await ask(context, signal, progress);
      end(rowid, reached);
    } catch (error) {
      if (!signal.aborted) context.log.error('the look at the pictures online stopped', error);
      end(rowid, 'stopped');
    }
  }

  function end(rowid: number, state: 'done' | 'stopped' | 'offline'): void {
    if (!db.open) return;
    run(db, sql`UPDATE picture_checks SET state = ${state}, ended_at = ${now()} WHERE rowid = ${rowid}`);
    progress(true);
  }

  const checking: LinkChecking = {
    start(anew) {
      if (running !== undefined) return;
      const rowid = begin(db, anew, now());
      const ending = new AbortController();
      const ended = checkAll(rowid, ending.signal)
        .catch(notWritten)
        .finally(() => {
          running = undefined;
        });
      running = { ending, ended };
      progress(true);
    },
    stop() {
      if (running === undefined) leaveToAuthor();
      else running.ending.abort();
    },
    settled: async () => running?.ended,
    async close() {
      running?.ending.abort();
      await checking.settled();
    },
  };
  return checking;
}

function begin(db: WritableDb, anew: boolean, now: number): number {
  return transaction(db, () => {
    const last = lastCheck(db);
    const goesOn = !anew && last !== undefined && last.state !== 'done';
    if (goesOn) {
      run(db, sql`UPDATE picture_checks SET state = 'asking', ended_at = NULL WHERE rowid = ${last.rowid}`);
      return last.rowid;
    }
    run(db, sql`DELETE FROM picture_link_uses`);
    const row = get<{ rowid: number }>(
      db,
      sql`INSERT INTO picture_checks (state, started_at) VALUES ('gathering', ${now}) RETURNING rowid`,
    );
    if (row === undefined) throw new Error('the look was not written');
    return row.rowid;
  });
}

/** Stores the addresses of published pictures, a few pages at a time; the reading thread extracts them. */
async function gather(
  { db, reading }: Pick<Context, 'db' | 'reading'>,
  rowid: number,
  signal: AbortSignal,
  progress: () => void,
): Promise<void> {
  const readText = createReadText(reading);
  while (!signal.aborted) {
    const addresses = new Map<string, readonly string[]>();
    for (const { content } of pagesAfter(db, rowid))
      addresses.set(content, await addressesOn(readText, content, signal));
    const isComplete = transaction(db, () => gatherSome(db, addresses, rowid));
    progress();
    if (isComplete) return;
    await letOthersRun();
  }
}

type Page = Readonly<{ rowid: number; id: string; content: string }>;

/** The next pages of this check. */
const pagesAfter = (db: ReadableDb, look: number): Page[] =>
  all<Page>(
    db,
    sql`
    SELECT rowid, id, base_content AS content FROM publications
    WHERE rowid > coalesce((SELECT gathered FROM picture_checks WHERE rowid = ${look}), 0)
      AND remote_status = 'live' AND base_content IS NOT NULL ORDER BY rowid LIMIT ${FEW_PAGES}`,
  );

/** Empty for a page that takes too long to read. Rejects with the other errors of ReadText. */
async function addressesOn(
  readText: ReadText,
  html: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    return await readText('image-addresses', { html }, signal);
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

/** `addressesOf`: by page, up to one that changed since it was read. True once all pages are done. */
function gatherSome(
  db: WritableDb,
  addressesOf: ReadonlyMap<string, readonly string[]>,
  rowid: number,
): boolean {
  const pages = pagesAfter(db, rowid);
  let last: Page | undefined;
  for (const page of pages) {
    const addresses = addressesOf.get(page.content);
    if (addresses === undefined) break;
    for (const address of addresses) if (!NOWHERE.test(address)) note(db, address, page.id);
    last = page;
  }
  if (pages.length > 0 && last === undefined) return false;
  run(
    db,
    last === undefined
      ? sql`UPDATE picture_checks SET state = 'asking' WHERE rowid = ${rowid}`
      : sql`UPDATE picture_checks SET gathered = ${last.rowid}, state = 'gathering' WHERE rowid = ${rowid}`,
  );
  return last === undefined;
}

function note(db: WritableDb, address: string, publicationId: string): void {
  const row = get<{ rowid: number }>(
    db,
    sql`
    INSERT INTO picture_links (address, state) VALUES (${address}, 'waiting')
    ON CONFLICT (address) DO UPDATE SET state = 'waiting' RETURNING rowid`,
  );
  run(
    db,
    sql`INSERT INTO picture_link_uses (link_rowid, publication_id) VALUES (${row?.rowid ?? 0}, ${publicationId}) ON CONFLICT DO NOTHING`,
  );
}

type Waiting = Readonly<{ rowid: number; address: string; reason: string | null; checked_at: number | null }>;

async function ask(
  context: Pick<Context, 'db' | 'now'> & Outside,
  signal: AbortSignal,
  progress: () => void,
): Promise<'done' | 'stopped' | 'offline'> {
  const { db } = context;
  const busy = new Set<string>();
  const silent = new Set<string>();
  /** Links to unreachable sites, undecided until another site answers. */
  const doubted = new Map<number, Waiting>();
  let offline = false;
  const next = (): Waiting | undefined =>
    all<Waiting>(
      db,
      sql`
      SELECT rowid, address, reason, checked_at FROM picture_links WHERE state = 'waiting' ORDER BY rowid LIMIT ${AHEAD + doubted.size}`,
    ).find(({ rowid, address }) => !busy.has(siteOf(address)) && !doubted.has(rowid));
  const answered = (): void => {
    silent.clear();
    for (const link of doubted.values()) settle(context, link, { state: 'unsure', reason: 'offline' });
    doubted.clear();
  };
  const worker = async (): Promise<void> => {
    for (let link = next(); link !== undefined && !signal.aborted && !offline; link = next()) {
      const site = siteOf(link.address);
      busy.add(site);
      try {
        const verdict = await answerOf(context, link.address);
        if (signal.aborted || !db.open) return;
        if (verdict.reason === 'offline') {
          silent.add(site);
          doubted.set(link.rowid, link);
          offline = silent.size >= MOST_SILENT;
        } else {
          answered();
          settle(context, link, verdict);
        }
        progress();
      } finally {
        busy.delete(site);
      }
    }
  };
  await Promise.all(Array.from({ length: SITES_AT_ONCE }, worker));
  if (signal.aborted) return 'stopped';
  // If only two or three sites were tried and none answered, the network may be the cause.
  if (offline || (doubted.size > 0 && !anyAnswered(db))) return 'offline';
  answered();
  return 'done';
}

/** Whether any site answered since this check began. */
const anyAnswered = (db: ReadableDb): boolean =>
  get(
    db,
    sql`
    SELECT 1 FROM picture_links WHERE state <> 'waiting' AND reason IS NOT 'offline'
      AND checked_at >= (SELECT max(started_at) FROM picture_checks) LIMIT 1`,
  ) !== undefined;

const siteOf = (address: string): string => URL.parse(address)?.host ?? '';

type Verdict = Readonly<{ state: 'alive' | 'dead' | 'unsure'; reason: string | null }>;

async function answerOf(context: Pick<Outside, 'probeOutside'>, address: string): Promise<Verdict> {
  try {
    await verifyPublic(context, address);
    return { state: 'alive', reason: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'network.offline') return { state: 'unsure', reason: 'offline' };
    const reason = String(error.params['reason'] ?? error.code);
    return { state: reason === 'unavailable' ? 'unsure' : 'dead', reason };
  }
}

function settle({ db, now }: Pick<Context, 'db' | 'now'>, link: Waiting, { state, reason }: Verdict): void {
  const again = link.reason === reason && link.checked_at !== null && now() - link.checked_at >= TWICE_MS;
  const settled = state === 'unsure' && again ? 'dead' : state;
  // A first failure keeps its time: the second one is measured from it.
  const at = state === 'unsure' && link.reason === reason && !again ? (link.checked_at ?? now()) : now();
  transaction(db, () => {
    run(
      db,
      sql`UPDATE picture_links SET state = ${settled}, reason = ${reason}, checked_at = ${at} WHERE rowid = ${link.rowid}`,
    );
    if (settled !== 'unsure') noteAnswer(db, link.address, settled === 'alive', now());
  });
}
