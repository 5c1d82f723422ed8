import { expect, it } from 'vitest';
import { checkErased } from '#backend/people/erasure/check-erased.ts';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openDeskBlog, openDesk } from '../../publishing/publishing-desk.ts';
import { ANSWER, filesWith, interviewWithHer, NAME, savePost } from '../../library/erasure/full-library.ts';

it(
  'postpones the rewrite of a large file to the next opening, and keeps the erasure active until then',
  { timeout: 60_000 },
  async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { id: personId } = await desk.call('participants.create', { name: NAME });
    const { id: postId } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
    await savePost(desk, postId, interviewWithHer(personId));
    for (let at = 0; at < 3; at += 1) {
      const { id } = await desk.call('posts.create', { kind: 'article', language: 'fr' });
      const words = Array.from({ length: 1_000 }, (_, index) => `mot${(index * 7 + at) % 5_000}`).join(' ');
      let long = buildInterview().titled(`Long ${at}`);
      for (let paragraph = 0; paragraph < 150; paragraph += 1) long = long.saying(words);
      await savePost(desk, id, long.post);
    }
    await desk.call('erasure.start', { id: personId, manner: 'removed', online: 'leave' });
    await erasuresOf(desk.backend).settled();
    const [erased] = (await desk.call('erasure.list', {})).people;
    expect(erased?.state).toBe('waiting');
    const lifted = desk.call('erasure.withdraw', { erasedId: erased?.id ?? '' });
    await expect(lifted).rejects.toMatchObject({ code: 'erasure.under-way' });
    await desk.close();

    const again = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
    expect((await again.call('erasure.list', {})).people).toMatchObject([{ state: 'done' }]);
    expect(checkErased(again.backend.db, again.folder)).toEqual([]);
    await again.call('erasure.withdraw', { erasedId: erased?.id ?? '' });
    await again.close();
    expect(filesWith(desk.folder, [NAME, ANSWER])).toEqual([]);
  },
);

it('deletes the samples of indexed names that ANALYZE made', async () => {
  const desk = await openDesk(await openDeskBlog());
  const { id: personId } = await desk.call('participants.create', { name: NAME });
  desk.backend.db.exec('ANALYZE');
  const samples = (): unknown =>
    desk.backend.db
      .prepare('SELECT count(*) FROM sqlite_stat4 WHERE instr(sample, ?) > 0')
      .pluck()
      .get(Buffer.from(NAME));
  expect(samples()).toBeGreaterThan(0);
  await desk.call('erasure.start', { id: personId, manner: 'removed', online: 'leave' });
  await erasuresOf(desk.backend).settled();
  expect(samples()).toBe(0);
  await desk.close();
  expect(filesWith(desk.folder, [NAME])).toEqual([]);
});
