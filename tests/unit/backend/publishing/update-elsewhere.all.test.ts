/**
 * Posts written elsewhere, imported and corrected here: only the correction differs in the request. Over HTTP, on a
 * real blog, for every post of the import fixtures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { readUnits } from '#interview/html/read-units.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import { withOtherWord } from '#tests/builders/arbitrary-edit.ts';
import { openConnectedDesk } from './publishing-desk.ts';
import type { DeskBlog } from './publishing-desk.ts';
import { importedPost } from './imported-post.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures');
const htmlFiles = (folder: string): [string, string][] =>
  readdirSync(join(fixtures, folder))
    .filter((name) => /\.html?$/.test(name))
    .map((name) => [name, readFileSync(join(fixtures, folder, name), 'utf8')]);

/** Every post in the goldens of the backup readers, each HTML once. */
function fixturePosts(): [string, string][] {
  const names = new Map<string, string>(
    [...htmlFiles('html-of-blogs'), ...htmlFiles('imports/files')].map(([name, html]) => [html, name]),
  );
  const golden = join(fixtures, 'imports/golden');
  for (const name of readdirSync(golden)) {
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { html, title, status } = value as { html?: unknown; title?: unknown; status?: unknown };
      if (typeof html === 'string' && typeof title === 'string' && status !== undefined && !names.has(html))
        names.set(html, `${name} ${title}`);
      Object.values(value).forEach(walk);
    };
    walk(JSON.parse(readFileSync(join(golden, name), 'utf8')));
  }
  // A blog refuses CDATA in a post.
  return [...names]
    .filter(([html]) => html.trim() !== '' && !html.includes('<![CDATA['))
    .map(([html, name]) => [name, html]);
}

/** The differing range of two texts. */
function difference(one: string, other: string): { start: number; end: number } {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { start, end: one.length - tail };
}

const read = (html: string): TopBlock[] => readHtml(html, { newId: () => 'n', origin: 'blog' });

const writes = (blog: DeskBlog) =>
  blog.faults
    .log()
    .filter((request) => request.verb !== 'GET')
    .map((request) => request.method);

describe('one changed word in one block', () => {
  test.each(fixturePosts())('%s', async (_, html) => {
    const ready = await openConnectedDesk();
    const { blog, desk, blogId } = ready;
    const { postId, stored } = await importedPost(ready, html);
    const first = desk.post(postId).document;
    const original = stored();
    for (const [index, original] of first.body.entries()) {
      const corrected = withOtherWord(original, 1);
      if (corrected === undefined) continue;
      const before = stored();
      // The block’s own part of the page; several blocks may share one.
      let at = -1;
      const unit = readUnits(before, { language: 'fr' }).find(({ blocks }) => (at += blocks.length) >= index);
      blog.faults.clearLog();
      desk.rewrite(postId, (post) => ({ ...post, body: post.body.with(index, corrected) }));
      const jobId = await desk.send(postId, blogId);
      await desk.finish();
      expect(await desk.job(jobId)).toMatchObject({ state: 'done', intent: 'update' });
      expect(writes(blog)).toEqual(['posts.patch']);
      const after = stored();
      const { start, end } = difference(before, after);
      expect([start >= (unit?.start ?? 0), end <= (unit?.end ?? 0)], before.slice(start, end)).toEqual([
        true,
        true,
      ]);
      expect(end).toBeGreaterThanOrEqual(start);
    }
    expect(findPublicationMarks(stored())).toEqual([]);
    expect(stored()).not.toContain('iv-post');
    // Without a change nothing is written.
    blog.faults.clearLog();
    await desk.send(postId, blogId);
    await desk.finish();
    expect(writes(blog)).toEqual([]);
    desk.rewrite(postId, () => first);
    await desk.send(postId, blogId);
    await desk.finish();
    expect(read(stored())).toEqual(read(original));
  });
});

describe('the sheet and the request', () => {
  const html =
    '<div dir="ltr" trbidi="on">\n<p style="text-align: justify;">Un jardin.</p><script src="https://exemple.fr/c.js"></script>\n<b>Une cour.</b><br /><br />Un puits.</div>';

  test('the sheet shows one change for one word', async () => {
    const ready = await openConnectedDesk();
    const { postId } = await importedPost(ready, html);
    const prepared = await ready.desk.call('publications.prepare', { postId, blogId: ready.blogId });
    expect(prepared).toMatchObject({ intent: 'update', changes: [], bytes: Buffer.byteLength(html) });
    ready.desk.rewrite(postId, (post) => ({
      ...post,
      body: post.body.with(0, withOtherWord(post.body[0] as TopBlock, 1) as TopBlock),
    }));
    expect(
      (await ready.desk.call('publications.prepare', { postId, blogId: ready.blogId })).changes,
    ).toHaveLength(1);
  });

  test('another title: the text is sent unchanged byte for byte', async () => {
    const ready = await openConnectedDesk();
    const { postId, stored } = await importedPost(ready, html);
    ready.desk.rewrite(postId, (post) => ({ ...post, title: 'Un nouveau titre' }));
    await ready.desk.send(postId, ready.blogId);
    await ready.desk.finish();
    expect(stored()).toBe(html);
    expect(ready.blog.live().map((post) => post.title)).toEqual(['Un nouveau titre']);
  });

  test('blocks removed, moved and added keep the wrapper and the script', async () => {
    const ready = await openConnectedDesk();
    const { postId, stored } = await importedPost(ready, html);
    const [garden, script, yard, well] = ready.desk.post(postId).document.body as [
      TopBlock,
      TopBlock,
      TopBlock,
      TopBlock,
    ];
    const added: TopBlock = { type: 'paragraph', content: [{ type: 'text', text: 'Un mur.' }] };
    ready.desk.rewrite(postId, (post) => ({ ...post, body: [script, garden, well, added] }));
    await ready.desk.send(postId, ready.blogId);
    await ready.desk.finish();
    expect(yard.type).toBe('paragraph');
    expect(stored()).toBe(
      '<div dir="ltr" trbidi="on">\n<script src="https://exemple.fr/c.js"></script>\n<p style="text-align: justify;">Un jardin.</p>Un puits.<p>Un mur.</p></div>',
    );
  });

  test('someone else’s change there is not overwritten', async () => {
    const ready = await openConnectedDesk();
    const { postId, stored, remoteId } = await importedPost(ready, html);
    await ready.blog.elsewhere.write(remoteId, { content: html.replace('cour', 'rue') }, { whole: false });
    ready.desk.rewrite(postId, (post) => ({ ...post, title: 'Un nouveau titre' }));
    const jobId = await ready.desk.send(postId, ready.blogId);
    await ready.desk.finish();
    expect(await ready.desk.job(jobId)).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
    expect(stored()).toContain('Une rue.');
  });
});
