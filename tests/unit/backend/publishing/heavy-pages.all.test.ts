/** A page of the blog that is too large to compare: reported by its code, and nothing waits for it. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { emptyReport, exportPosts } from '#backend/exchange/export/export-posts.ts';
import { get, run, sql } from '#backend/core/sql.ts';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { renderOnlinePage, renderPost } from '#backend/publishing/jobs/render-post.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { heavyPage } from '#tests/builders/heavy-page.ts';
import { watchReading } from '#tests/builders/watched-reading.ts';
import { onlinePost } from './conflicts/conflict-post.ts';
import { deskFolder, interview, type PublishingDesk } from './publishing-desk.ts';
import { mirror } from './mirror/mirror-desk.ts';

/** An online post, and another one saved whenever two pages are compared. */
async function savedMeanwhile() {
  const saves: number[] = [];
  let save: (() => Promise<void>) | undefined;
  const reading = watchReading({ memory: 40, work: 20_000 }, async (names) => {
    if (names.includes('same') || names.includes('fingerprint')) await save?.();
  });
  const post = await onlinePost({ reading });
  const other = post.desk.write(interview());
  save = async () => void saves.push(await saveOnce(post.desk, other));
  const heavy = () => post.blog.elsewhere.write(post.remote.id, { content: heavyPage() }, { whole: false });
  return { ...post, saves, heavy, other };
}

async function saveOnce(desk: PublishingDesk, id: string): Promise<number> {
  const { document, saveNumber } = desk.post(id);
  const input = { id, baseSave: saveNumber, saveId: randomUUID(), document };
  return (await desk.call('posts.save', input)).saveNumber;
}

describe('a page beyond the reading limits', { timeout: 120_000 }, () => {
  test('found before an update stops it, and is not overwritten', async () => {
    const { saves, heavy, editHere, update, stands } = await savedMeanwhile();
    await heavy();
    editHere('un matin de mars', 'un matin de juin');
    expect(await update()).toMatchObject({
      state: 'needs-author',
      failure: { code: 'document.too-complex' },
    });
    expect(stands().content).toContain('<p>x</p><p>x</p>');
    // The last known version is compared before the read, the current one after it.
    expect(saves).toHaveLength(2);
  });

  test('found before a withdrawal stays there', async () => {
    const { saves, heavy, desk, blog, postId, blogId } = await savedMeanwhile();
    await heavy();
    const { jobId } = await desk.call('publications.take-down', { postId, blogId, act: 'delete' });
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'needs-author',
      failure: { code: 'document.too-complex' },
    });
    expect(blog.live()).toHaveLength(1);
    expect(saves).toHaveLength(1);
  });

  test('found by the last read is reported in the update’s sheet', async () => {
    const { saves, desk, postId, blogId } = await savedMeanwhile();
    run(desk.backend.db, sql`UPDATE publications SET base_content = base_content || ${heavyPage()}`);
    await expect(desk.call('publications.prepare', { postId, blogId })).rejects.toThrow(
      'document.too-complex',
    );
    expect(saves).toHaveLength(1);
  });

  test('written elsewhere and found by the last read blocks the sheet and the send', async () => {
    const { desk, postId, blogId, editHere } = await savedMeanwhile();
    run(desk.backend.db, sql`UPDATE publications SET base_content = ${heavyPage()}`);
    editHere('un matin de mars', 'un matin de juin');
    const jobs = (): Promise<unknown> => desk.call('jobs.list', {});
    const before = await jobs();
    await expect(desk.call('publications.prepare', { postId, blogId })).rejects.toThrow(
      'document.too-complex',
    );
    await expect(desk.send(postId, blogId)).rejects.toThrow('document.too-complex');
    expect(await jobs()).toEqual(before);
  });

  test('found by the last read is not shown, exported as HTML or put into a feed, with that reason', async () => {
    const { desk, postId, editHere } = await savedMeanwhile();
    const { backend } = desk;
    run(backend.db, sql`UPDATE publications SET base_content = ${heavyPage() + heavyPage()}`);
    editHere('un matin de mars', 'un matin de juin');
    await expect(renderOnlinePage(backend, postId)).rejects.toThrow('document.too-complex');
    await expect(renderPost(backend, postId, 'html')).rejects.toThrow('document.too-complex');
    const report = emptyReport();
    const { signal } = new AbortController();
    await exportPosts(backend, {
      format: 'feed',
      postIds: [postId],
      target: { folder: deskFolder() },
      signal,
      report,
    });
    expect(report).toMatchObject({ done: 1, skipped: [{ id: postId, reason: 'too-complex' }] });
  });

  test('that names an erased person is removed from the post, and saves continue', async () => {
    const { saves, desk, postId } = await savedMeanwhile();
    const { db } = desk.backend;
    run(
      db,
      sql`UPDATE publications SET base_content = ${`<p>Zénobie Kerœurvan</p>${heavyPage()}`} WHERE post_id = ${postId}`,
    );
    const { id } = await desk.call('participants.create', { name: 'Zénobie Kerœurvan' });
    await desk.call('erasure.start', { id, manner: 'removed', online: 'leave' });
    await erasuresOf(desk.backend).settled();
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
    const row = get<{ base_content: string; seen_mark: string | null }>(
      db,
      sql`SELECT base_content, seen_mark FROM publications WHERE post_id = ${postId}`,
    );
    expect(row?.base_content).not.toContain('Kerœurvan');
    expect(row?.seen_mark).not.toBeNull();
    expect(saves.length).toBeGreaterThan(0);
  });

  test('does not stop the look at other posts’ pictures', async () => {
    const { desk, blogId, other } = await savedMeanwhile();
    run(desk.backend.db, sql`UPDATE publications SET base_content = ${heavyPage() + heavyPage()}`);
    await desk.send(other, blogId);
    await desk.finish();
    run(
      desk.backend.db,
      sql`UPDATE publications SET base_content = '<img src="https://127.0.0.1/a.jpg">' WHERE post_id = ${other}`,
    );
    await desk.call('pictures.check-links', { anew: true });
    await publishingOf(desk.backend).links.settled();
    expect(await desk.call('pictures.links', {})).toMatchObject({ total: 1 });
  });

  test('is left out by the mirror, with its reason', async () => {
    const { saves, heavy, desk, blog, blogId, text } = await savedMeanwhile();
    blog.clock.at += 1_000;
    await heavy();
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'idle',
      notes: [{ code: 'left-out', title: interview().title }],
    });
    expect(text()).toContain('un matin de mars');
    expect(saves.length).toBeGreaterThan(0);
  });

  test('with our mark under an unknown id is left out too, and the mirror ends', async () => {
    const { desk, blog, blogId, remote, stands } = await savedMeanwhile();
    run(desk.backend.db, sql`UPDATE publications SET remote_id = NULL`);
    blog.clock.at += 1_000;
    const content = stands().content + heavyPage();
    await blog.elsewhere.write(remote.id, { content }, { whole: false });
    const left = { state: 'idle', notes: [{ code: 'left-out', title: interview().title }] };
    expect(await mirror(desk, blogId)).toMatchObject(left);
    await blog.elsewhere.write(
      remote.id,
      { content: stands().content.replace(heavyPage(), '') },
      { whole: false },
    );
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', changed: 1 });
  });
});
