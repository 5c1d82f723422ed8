/** A post of the blog beyond the reading limits stays there, reported; the others are mirrored. */
import { expect, test } from 'vitest';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import { heavyPage } from '#tests/builders/heavy-page.ts';
import { openConnectedDesk } from '../publishing-desk.ts';
import { byRemote, mirror, writeOnWeb, publicationRows, textOf } from './mirror-desk.ts';

test('leaves out a post beyond the limits, new and then changed', { timeout: 120_000 }, async () => {
  const { blog, desk, blogId } = await openConnectedDesk({
    reading: createReading({ memory: 40, work: 20_000 }),
  });
  const small = await writeOnWeb(blog, { title: 'Léger', content: '<p>Un.</p>' });
  await writeOnWeb(blog, { title: 'Lourd', content: heavyPage() });
  const other = await writeOnWeb(blog, { title: 'Autre', content: '<p>Deux.</p>' });
  expect(await mirror(desk, blogId)).toMatchObject({
    state: 'idle',
    added: 2,
    notes: [{ code: 'left-out', title: 'Lourd' }],
  });
  expect(publicationRows(desk).map(({ title }) => title)).not.toContain('Lourd');

  blog.clock.at += 1_000;
  await blog.elsewhere.write(small, { content: heavyPage() }, { whole: false });
  await blog.elsewhere.write(other, { content: '<p>Deux, revu.</p>' }, { whole: false });
  const run = await mirror(desk, blogId);
  expect(run).toMatchObject({ state: 'idle', changed: 1 });
  expect(run.notes).toContainEqual(expect.objectContaining({ code: 'left-out', title: 'Léger' }));
  expect([textOf(byRemote(desk, small)), textOf(byRemote(desk, other))]).toEqual(['Un.', 'Deux, revu.']);
});

test(
  'leaves an existing post unchanged when it grows beyond the element limit',
  { timeout: 120_000 },
  async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const remoteId = await writeOnWeb(blog, { title: 'Connu', content: '<p>Un.</p>' });
    const other = await writeOnWeb(blog, { title: 'Autre', content: '<p>Deux.</p>' });
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', added: 2 });
    blog.clock.at += 1_000;
    await blog.elsewhere.write(remoteId, { content: '<p>trop</p>'.repeat(200_001) }, { whole: false });
    await blog.elsewhere.write(other, { content: '<p>Deux, revu.</p>' }, { whole: false });
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'idle',
      changed: 1,
      notes: [{ code: 'left-out', title: 'Connu' }],
    });
    expect([textOf(byRemote(desk, remoteId)), textOf(byRemote(desk, other))]).toEqual(['Un.', 'Deux, revu.']);
  },
);
