/** Several posts and their blogs, over HTTP: labels renamed with prepared updates, and many sent at once. */
import { describe, expect, it } from 'vitest';
import type { BackendInput } from '#contract/backend.ts';
import type { Post } from '#interview/document.ts';
import { severalOf } from '#backend/several/run-several.ts';
import { column, run, sql } from '#backend/core/sql.ts';
import { APART_MS } from '#backend/publishing/jobs/prepared-updates.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { withWords } from '../publishing/conflicts/conflict-post.ts';
import { openConnectedDesk, type PublishingDesk } from '../publishing/publishing-desk.ts';

const post = (title: string, ...labels: string[]): Post => ({
  ...buildInterview().titled(title).asking('Pourquoi ?').post,
  labels,
});

async function runAct(desk: PublishingDesk, act: BackendInput<'several.start'>) {
  const { id } = await desk.call('several.start', act);
  await severalOf(desk.backend).settled(id);
  return desk.call('several.get', { id });
}
const labels = async (desk: PublishingDesk, id: string) =>
  (await desk.call('posts.get', { id })).document.labels;
const status = async (desk: PublishingDesk, id: string) => (await desk.call('posts.get', { id })).status;

async function publishPosts(...posts: Post[]) {
  const ready = await openConnectedDesk();
  const ids: string[] = [];
  for (const one of posts) {
    const id = ready.desk.write(one);
    await ready.desk.send(id, ready.blogId);
    await ready.desk.finish();
    ids.push(id);
  }
  return { ...ready, ids };
}

describe('renaming and merging labels over the whole library', () => {
  it('changes every post, the bin included, and sends nothing by itself', async () => {
    const { desk, blog, ids } = await publishPosts(post('Un', 'Design', 'eau'));
    const [one = ''] = ids;
    const draft = desk.write(post('Deux', 'design'));
    const binned = desk.write(post('Trois', 'Design'));
    await desk.call('posts.bin', { id: binned });
    const look = { from: ['Design', 'design'], to: 'design' };
    expect(await desk.call('several.preview-relabel', look)).toEqual({ posts: 2, writable: 1, kept: 0 });
    const ran = await runAct(desk, { what: 'relabel', ...look, prepare: false });
    expect(ran).toMatchObject({ state: 'done', total: 2, changed: 2, prepared: 0, undoable: true });
    expect(await labels(desk, one)).toEqual(['design', 'eau']);
    expect(await labels(desk, draft)).toEqual(['design']);
    expect(await labels(desk, binned)).toEqual(['design']);
    await desk.finish();
    expect(blog.live()[0]?.labels).toEqual(['Design', 'eau']);
    expect(await status(desk, one)).toBe('changed');
  });

  it('prepares updates with the labels only: later edits stay unsent', async () => {
    const { desk, blog, ids } = await publishPosts(post('Un', 'vieux'), post('Deux', 'vieux', 'neuf'));
    const [one = '', two = ''] = ids;
    desk.rewrite(one, (text) => withWords(text, 'Pourquoi ?', 'Pas encore envoyé ?'));
    // The label is gone here; readers still see it.
    desk.rewrite(two, (text) => ({ ...text, labels: ['neuf'] }));
    const ran = await runAct(desk, { what: 'relabel', from: ['vieux'], to: 'neuf', prepare: true });
    expect(ran).toMatchObject({ state: 'done', changed: 2, prepared: 2, leftCount: 0, undoable: false });
    const due = column<number>(
      desk.backend.db,
      sql`SELECT due_at FROM jobs WHERE intent = 'update' ORDER BY rowid`,
    );
    expect((due[1] ?? 0) - (due[0] ?? 0)).toBe(APART_MS);
    await desk.finish();
    expect(blog.live().map((live) => live.labels)).toEqual([['neuf'], ['neuf']]);
    expect(blog.live().some(({ content }) => content.includes('Pas encore envoyé'))).toBe(false);
    expect(await status(desk, one)).toBe('changed');
    expect(await status(desk, two)).toBe('published');
    // A repeated request has nothing left to do.
    expect(await runAct(desk, { what: 'relabel', from: ['vieux'], to: 'neuf', prepare: true })).toMatchObject(
      {
        total: 0,
        prepared: 0,
      },
    );
  });

  it('can delete labels, and names a post whose update cannot be prepared', async () => {
    const { desk, blogId, ids } = await publishPosts(post('Un', 'vieux'), post('Deux', 'vieux'));
    const [one = '', two = ''] = ids;
    run(
      desk.backend.db,
      sql`
      UPDATE publications SET remote_title = base_title, remote_labels = base_labels, remote_content = base_content || '!'
      WHERE post_id = ${two}`,
    );
    desk.rewrite(one, (text) => withWords(text, 'Pourquoi ?', 'Et donc ?'));
    await desk.send(one, blogId);
    const ran = await runAct(desk, { what: 'relabel', from: ['vieux'], prepare: true });
    expect(ran.left.map(({ title, failure }) => [title, failure.code])).toEqual([
      ['Un', 'several.sending'],
      ['Deux', 'publication.changed-on-blog'],
    ]);
    expect(ran).toMatchObject({ changed: 2, prepared: 0 });
    expect(await labels(desk, one)).toEqual([]);
  });
});

describe('sending several posts', () => {
  it('publishes or updates each in turn, and skips unchanged ones', async () => {
    const { desk, blog, blogId, ids } = await publishPosts(post('Un'), post('Deux'));
    const [one = '', two = ''] = ids;
    desk.rewrite(one, (text) => withWords(text, 'Pourquoi ?', 'Et donc ?'));
    const fresh = desk.write(post('Trois'));
    const all = [one, two, fresh];
    expect(await desk.call('several.preview-send', { ids: all, blogId })).toEqual({
      fresh: 1,
      pending: 0,
      updates: 1,
      same: 1,
      cannot: 0,
    });
    const ran = await runAct(desk, { what: 'send', ids: all, blogId, holdSeconds: 10 });
    expect(ran).toMatchObject({ state: 'done', changed: 2, same: 1, prepared: 2, leftCount: 0 });
    await desk.finish();
    expect(blog.live()).toHaveLength(3);
    expect(blog.live().some(({ content }) => content.includes('Et donc ?'))).toBe(true);
    expect(await status(desk, fresh)).toBe('published');
  });

  it('submits to an editor when the account cannot publish, and leaves published posts', async () => {
    const { desk, blogId, ids } = await publishPosts(post('Un'), post('Deux'));
    const [one = '', two = ''] = ids;
    desk.rewrite(one, (text) => withWords(text, 'Pourquoi ?', 'Et donc ?'));
    const fresh = desk.write(post('Trois'));
    const rights = { publishes: false, changesPublished: false, uploads: false, makesCategories: false };
    run(desk.backend.db, sql`UPDATE blogs SET rights = ${JSON.stringify(rights)}`);
    const all = [one, two, fresh];
    expect(await desk.call('several.preview-send', { ids: all, blogId })).toEqual({
      fresh: 0,
      pending: 1,
      updates: 0,
      same: 1,
      cannot: 1,
    });
    const ran = await runAct(desk, { what: 'send', ids: all, blogId, holdSeconds: 10 });
    expect(ran).toMatchObject({ state: 'done', changed: 1, same: 1, leftCount: 1 });
    expect(ran.left.map(({ id, failure }) => [id, failure.code])).toEqual([[one, 'wordpress.no-changes']]);
    expect(column<string>(desk.backend.db, sql`SELECT intent FROM jobs WHERE finished_at IS NULL`)).toEqual([
      'propose',
    ]);
  });

  it('names those that cannot be sent, and sends the rest', async () => {
    const { desk, blog, blogId } = await publishPosts();
    const good = desk.write(post('Bon'));
    const empty = desk.write({ ...post(''), body: [] });
    const many = desk.write(post('Trop', ...Array.from({ length: 30 }, (_, at) => `libellé ${at}`)));
    const binned = desk.write(post('Jeté'));
    await desk.call('posts.bin', { id: binned });
    const ran = await runAct(desk, {
      what: 'send',
      ids: [empty, many, binned, 'id-gone', good],
      blogId,
      holdSeconds: 0,
    });
    expect(ran.left.map(({ failure }) => failure.code)).toEqual([
      'publication.nothing-to-publish',
      'destination.labels',
      'post.not-found',
      'post.not-found',
    ]);
    await desk.finish();
    expect(blog.live().map(({ title }) => title)).toEqual(['Bon']);
  });

  it('cancels them together while they have not been sent', async () => {
    const { desk, blog, blogId } = await publishPosts();
    const ids = [desk.write(post('Un')), desk.write(post('Deux'))];
    const ran = await runAct(desk, { what: 'send', ids, blogId, holdSeconds: 60 });
    const { id } = await desk.call('several.undo', { id: ran.id });
    await severalOf(desk.backend).settled(id);
    expect(await desk.call('several.get', { id })).toMatchObject({ changed: 2, leftCount: 0 });
    await desk.finish();
    expect(blog.posts()).toEqual([]);
    expect(await status(desk, ids[0] ?? '')).toBe('draft');
  });
});
