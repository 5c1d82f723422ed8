import { expect, test } from 'vitest';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openConnectedDesk } from '../publishing-desk.ts';

test('proposes posts by title; only those published on a real blog have an address', async () => {
  const { desk, blogId } = await openConnectedDesk();
  const online = desk.write(
    buildInterview().titled('La serre partagée').asking('Qui ?').answering([], 'Nous.').post,
  );
  const draft = desk.write(
    buildInterview().titled('La serre, la suite').asking('Et ?').answering([], 'Rien.').post,
  );
  await desk.send(online, blogId);
  await desk.finish();
  const [publication] = await desk.publications(online);
  const { items } = await desk.call('search.link-targets', { query: 'serre', limit: 5 });
  expect(items.toSorted((a, b) => a.title.localeCompare(b.title))).toEqual([
    { postId: online, title: 'La serre partagée', url: publication?.url },
    { postId: draft, title: 'La serre, la suite' },
  ]);
  expect((await desk.call('search.link-targets', { query: 'introuvable', limit: 5 })).items).toEqual([]);
});
