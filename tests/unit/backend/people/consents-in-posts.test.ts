/** A withdrawn consent to pictures: the portrait leaves the posts, and updates wait to be sent. */
import { expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { makePhoto } from '#tests/builders/photo.ts';
import { ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { openConnectedDesk } from '../publishing/publishing-desk.ts';

it('removes the portrait here and prepares the update of what is online, with that change alone', async () => {
  const { desk, blog, blogId } = await openConnectedDesk();
  const { sha256 } = await addAsset(
    desk.backend,
    { name: 'anne.jpg', bytes: await makePhoto({ width: 64, height: 64 }) },
    desk.clock.at,
  );
  await desk.call('pictures.choose-host', { blogId, host: 'inline' });
  await desk.call('presentations.set', {
    blogId,
    presentation: { ...(await desk.call('presentations.get', { blogId })), people: 'start' },
  });
  const anne = { ...ANNE, portrait: sha256 };
  const online = desk.write({ ...postWithAnswers('En ligne', anne, KARIM), labels: ['canal'] });
  const draft = desk.write(postWithAnswers('Brouillon', anne));
  const open = desk.write(postWithAnswers('Ouvert', anne));
  await desk.send(online, blogId);
  await desk.finish();
  expect(blog.live()[0]?.content).toContain('data:image/');
  // An unsent change of the author stays unsent.
  desk.rewrite(online, (post) => ({ ...post, title: 'En ligne, revu' }));
  desk.backend.openPosts.add(open);
  await desk.call('consents.save', {
    name: 'Anne Martin',
    personId: 'anne',
    subjects: ['picture', 'words'],
    places: '',
    purpose: '',
    manner: 'oral',
    givenAt: desk.clock.at,
    isMinor: false,
    guardians: '',
    note: '',
  });
  const consents = (await desk.call('consents.list', { personId: 'anne' })).items;
  const idOf = (subject: string): string => consents.find((one) => one.subject === subject)?.id ?? '';
  expect((await desk.call('consents.uses', { id: idOf('picture') })).posts[0]).toMatchObject({
    id: online,
    blogs: ['Le Labo'],
    hasPortrait: true,
  });
  await desk.call('consents.withdraw', { id: idOf('picture'), withdrawnAt: desk.clock.at });
  const portraitOf = (id: string): string | undefined =>
    desk.post(id).document.participants.find((person: Post['participants'][number]) => person.id === 'anne')
      ?.portrait;
  expect(portraitOf(online)).toBe(sha256);

  expect(await desk.call('consents.remove-portrait', { id: idOf('picture') })).toEqual({
    changed: 2,
    left: 1,
    prepared: 1,
    notPrepared: 0,
  });
  expect([online, draft, open].map(portraitOf)).toEqual([undefined, undefined, sha256]);
  expect(desk.post(online).document.title).toBe('En ligne, revu');
  // Prepared, not sent: the author sees it among the sends.
  const [publication] = await desk.publications(online);
  expect(publication?.jobId).toBeDefined();
  await desk.finish();
  expect(blog.live()[0]).toMatchObject({
    title: 'En ligne',
    content: expect.not.stringContaining('data:image/') as string,
  });
  await expect(desk.call('consents.remove-portrait', { id: idOf('words') })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});
