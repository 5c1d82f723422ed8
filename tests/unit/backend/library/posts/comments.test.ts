/** Pages of readers’ comments of a post in a real library: order, bounds, and changes between pages. */
import { expect, test, vi } from 'vitest';
import { COMMENTS_IN_PAGE, commentRequests } from '#contract/publishing/comments.ts';
import { commentText, keepComment, listComments } from '#backend/library/posts/comments.ts';
import { run, sql } from '#backend/core/sql.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary } from '../../search/test-library.ts';

type NewComment = Readonly<{
  id: string;
  blog?: string;
  html?: string;
  at?: number | null;
  status?: string | null;
  author?: string;
  inReplyTo?: string;
}>;

/** A post on two blogs, of which Escale publishes to the first only. */
function openLibraryWithPost() {
  const { db, add } = openTestLibrary();
  const postId = add(buildInterview().titled('Un').post);
  db.exec(`
    INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('lise', 'blogger', 'https://accounts.google.com', 'https://blogger.googleapis.com', '12', 'Lise', 1, 1, 2);
    INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at) VALUES
      ('lab', 'lise', 'blogger', '1', 'LAB', 'https://lab.example/', 'Lise', 3),
      ('old', NULL, 'blogger', '2', 'Ancien', 'https://old.example/', '', 3);
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, created_at) VALUES
      ('p', '${postId}', 'lab', '77', 'live', 4), ('q', '${postId}', 'old', '88', 'live', 4)`);
  const write = ({ id, blog = 'lab', html = id, at = 1, status = 'LIVE', author, inReplyTo }: NewComment) =>
    run(
      db,
      sql`INSERT INTO comments (blog_id, remote_id, post_remote_id, in_reply_to, author, html, published_at, status)
        VALUES (${blog}, ${id}, ${blog === 'lab' ? '77' : '88'}, ${inReplyTo ?? null}, ${author ?? null}, ${html}, ${at}, ${status})`,
    );
  /** A page by the contract. */
  const page = async (after?: string) =>
    commentRequests['comments.list'].output.parse(await listComments(db, postId, after));
  return { db, postId, write, page };
}

test('lists pending ones first, then the oldest of both blogs, then those without a date', async () => {
  const { write, page } = openLibraryWithPost();
  write({ id: 'undated', at: null });
  write({ id: 'third', at: 30, status: null });
  write({ id: 'second', at: 20, blog: 'old' });
  write({ id: 'first', at: 10, status: 'SPAM' });
  write({ id: 'waits-here', at: 50, status: 'PENDING' });
  write({ id: 'waits-there', at: 40, status: 'PENDING', blog: 'old' });
  const { items, total, waiting, after } = await page();
  expect(items.map(({ id }) => id)).toEqual([
    'waits-there',
    'waits-here',
    'first',
    'second',
    'third',
    'undated',
  ]);
  expect(items.map(({ moderated }) => moderated)).toEqual([false, true, true, false, true, true]);
  expect({ total, waiting, after }).toEqual({ total: 6, waiting: 1, after: undefined });
});

test('returns a hundred at a time, each once, while others arrive and go between pages', async () => {
  const { db, write, page } = openLibraryWithPost();
  // Many with one time are ordered by their rows.
  for (let at = 0; at < 250; at += 1) write({ id: `n${at}`, at: Math.floor(at / 50) });
  const first = await page();
  expect(first.items).toHaveLength(COMMENTS_IN_PAGE);
  expect(first.total).toBe(250);
  db.exec("DELETE FROM comments WHERE remote_id IN ('n3', 'n99', 'n100', 'n101')");
  write({ id: 'late', at: 0 });
  write({ id: 'waits', at: 0, status: 'PENDING' });
  const second = await page(first.after);
  expect(second.items.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, at) => `n${at + 102}`));
  expect(second).toMatchObject({ total: 248, waiting: 1 });
  const third = await page(second.after);
  expect(third.items.map(({ id }) => id)).toEqual(Array.from({ length: 48 }, (_, at) => `n${at + 202}`));
  expect(third.after).toBeUndefined();
});

test('names the author whom a comment answers, whichever page that comment is on', async () => {
  const { write, page } = openLibraryWithPost();
  write({ id: 'question', at: 0, author: 'Awa' });
  for (let at = 1; at < 100; at += 1) write({ id: `n${at}`, at });
  write({ id: 'answer', at: 200, inReplyTo: 'question' });
  write({ id: 'anonymous', at: 201, inReplyTo: 'answer' });
  write({ id: 'of-none', at: 202, inReplyTo: 'gone' });
  const { items } = await page((await page()).after);
  expect(items.map(({ inReplyTo }) => inReplyTo)).toEqual([{ author: 'Awa' }, {}, undefined]);
});

test('cuts a long text, and returns all of it when it is read alone', async () => {
  const { db, write, page } = openLibraryWithPost();
  write({ id: 'short', at: 1, html: 'a'.repeat(2_000) });
  write({ id: 'long', at: 2, html: `<p>${'a'.repeat(1_999)}😀 fin</p>` });
  write({ id: 'marked', at: 3, html: `${'<b>a</b>'.repeat(2_000)}fin` });
  write({ id: 'huge', at: 4, html: 'é'.repeat(300_000) });
  const { items } = await page();
  expect(items.map(({ text, isCut }) => [text.length, isCut])).toEqual([
    [2_000, false],
    [1_999, true],
    [2_000, true],
    [2_000, true],
  ]);
  expect(commentText(db, 'lab', 'long')).toMatch(/a😀 fin$/);
  expect(commentText(db, 'lab', 'huge')).toHaveLength(100_000);
  expect(() => commentText(db, 'lab', 'none')).toThrow(
    expect.objectContaining({ code: 'comment.not-found' }),
  );
});

test('refuses an invalid cursor', async () => {
  const { page } = openLibraryWithPost();
  for (const after of ['', '1', '1.2', '2.3.4', '1.2.3.4', "1.2.3'", '1.2e9.3'])
    await expect(page(after)).rejects.toMatchObject({ code: 'request.invalid' });
});

test('limits a stored comment, though sanitising makes it longer', () => {
  const { db } = openLibraryWithPost();
  const keep = (remoteId: string, html: string): string => {
    keepComment(db, 'lab', { remoteId, postRemoteId: '77', html });
    return db.prepare('SELECT html FROM comments WHERE remote_id = ?').pluck().get(remoteId) as string;
  };
  expect(keep('plain', '<p>Un <b>mot</b></p>')).toBe('<p>Un <b>mot</b></p>');
  const grown = keep('nested', '<b><i><u><p>mot'.repeat(6_000));
  expect(grown.length).toBeLessThanOrEqual(100_000);
  expect(grown).toMatch(/^mot +mot/);
  expect(keep('signs', '&'.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
});

test('reads a page from the index, in order, without any other row', async () => {
  const { db, postId, write, page } = openLibraryWithPost();
  for (let at = 0; at < 300; at += 1) write({ id: `n${at}`, at });
  const first = await page();
  const texts: string[] = [];
  const prepare = db.prepare.bind(db);
  const watched = Object.create(db, {
    prepare: {
      value: (text: string) => {
        texts.push(text);
        return prepare(text);
      },
    },
  }) as typeof db;
  await listComments(watched, postId, first.after);
  const plans = texts.map((text) =>
    (
      prepare(`EXPLAIN QUERY PLAN ${text}`).all(...Array.from(text.matchAll(/\?/g), () => 1)) as {
        detail: string;
      }[]
    )
      .map(({ detail }) => detail)
      .filter((detail) => /\b(?:comments|answered|c|ORDER)\b/.test(detail)),
  );
  const inIndex = 'SEARCH comments USING COVERING INDEX comments_of_post (blog_id=? AND post_remote_id=?)';
  expect(plans.flat()).toEqual([
    inIndex,
    inIndex.replace(')', ' AND <expr>=?)'),
    inIndex.replace(')', ' AND <expr>=? AND <expr>=? AND rowid>?)'),
    inIndex.replace(')', ' AND <expr>=? AND <expr>>?)'),
    inIndex.replace(')', ' AND <expr>>?)'),
    'SEARCH c USING INTEGER PRIMARY KEY (rowid=?)',
    'SEARCH answered USING INDEX sqlite_autoindex_comments_1 (blog_id=? AND remote_id=?) LEFT-JOIN',
  ]);
});

test('yields to other work between the comments of a page', async () => {
  const { write, page } = openLibraryWithPost();
  for (let at = 0; at < 100; at += 1) write({ id: `n${at}`, html: '<b><i>mot</i></b> '.repeat(5_000) });
  // A clock by which each comment takes half of a slice.
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
  let turns = 0;
  let counting = true;
  const count = (): void => {
    turns += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  await page();
  counting = false;
  clock.mockRestore();
  expect(turns).toBeGreaterThanOrEqual(25);
});
