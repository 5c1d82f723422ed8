import { beforeEach, expect, it } from 'vitest';
import type { Participant } from '#interview/document.ts';
import { checkErased } from '#backend/people/erasure/check-erased.ts';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { peopleActsOf } from '#backend/people/run-acts.ts';
import { AM, ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { openDeskBlog, openDesk, type PublishingDesk } from '../../publishing/publishing-desk.ts';
import { filesWith } from '../../library/erasure/full-library.ts';

const SLOW = { timeout: 60_000 };
const ZOE = 'Zoé Kerœurvan';

let blog: Awaited<ReturnType<typeof openDeskBlog>>;
let desk: PublishingDesk;
beforeEach(async () => {
  blog = await openDeskBlog();
  desk = await openDesk(blog);
});

const post = (...people: Participant[]): string =>
  insertPost(desk.backend.db, postWithAnswers('Un', ...people), {
    now: desk.clock.at,
    newId: desk.backend.newId,
  }).id;

async function merge(id: string, otherId: string): Promise<string> {
  const { actId } = await desk.call('people.merge', { id, otherId, choice: {} });
  await peopleActsOf(desk.backend)?.settled();
  return actId;
}
async function undo(id: string): Promise<void> {
  await desk.call('people.undo', { id });
  await peopleActsOf(desk.backend)?.settled();
}
async function erase(id: string): Promise<void> {
  await desk.call('erasure.start', { id, manner: 'removed', online: 'leave' });
  await erasuresOf(desk.backend).settled();
}
const names = async (): Promise<string[]> =>
  (await desk.call('participants.list', { query: '', limit: 20 })).items.map(({ name }) => name).toSorted();
async function leavesNoTrace(...texts: string[]): Promise<void> {
  expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(checkErased(desk.backend.db, desk.folder)).toEqual([]);
  await desk.close();
  expect(filesWith(desk.folder, texts)).toEqual([]);
}

it('is not kept by an undone merge', SLOW, async () => {
  post(ANNE);
  post(AM, KARIM);
  await desk.call('people.save', { id: 'am', set: { email: 'am@exemple.fr', note: 'À rappeler.' } });
  await undo(await merge('anne', 'am'));
  await erase('am');
  expect(await names()).toEqual(['Anne Martin', 'Karim Benali']);
  await leavesNoTrace('am@exemple.fr', 'À rappeler.');
});

it('does not come back by an undone merge, nor by a deleted person of the same name', SLOW, async () => {
  const { id: first } = await desk.call('participants.create', { name: ZOE });
  const { actId: left } = await desk.call('people.remove', { id: first });
  const { id: second } = await desk.call('participants.create', { name: ZOE });
  post({ id: second, name: ZOE, label: ZOE }, KARIM);
  post(AM);
  const merged = await merge(second, 'am');
  await erase(second);
  for (const id of [left, merged])
    await expect(desk.call('people.undo', { id })).rejects.toMatchObject({ code: 'people.not-undoable' });
  expect(await names()).toEqual(['Karim Benali']);
  await leavesNoTrace(ZOE);
});

it('is not named in the directory entries of others', SLOW, async () => {
  const { id } = await desk.call('participants.create', { name: ZOE });
  post(KARIM, ANNE);
  await desk.call('people.save', {
    id: 'karim',
    set: {
      note: `Voir aussi ${ZOE}.`,
      role: `adjoint de ${ZOE}`,
      links: [{ url: 'https://exemple.fr/zoe-keroeurvan', label: ZOE }, { url: 'https://exemple.fr' }],
    },
  });
  const actId = await merge('anne', 'karim');
  await erase(id);
  expect(await desk.call('people.get', { id: 'anne' })).toMatchObject({ note: 'Voir aussi […].' });
  await undo(actId);
  expect(await desk.call('people.get', { id: 'karim' })).toMatchObject({
    note: 'Voir aussi […].',
    role: 'adjoint de […]',
  });
  await leavesNoTrace(ZOE);
});

it('leaves merges of others undoable, in their posts too', SLOW, async () => {
  const { id: zoe } = await desk.call('participants.create', { name: ZOE });
  const id = post(AM, { id: zoe, name: ZOE, label: ZOE });
  post(ANNE);
  const actId = await merge('anne', 'am');
  await erase(zoe);
  expect((await desk.call('posts.get', { id })).document.participants).toMatchObject([{ id: 'anne' }]);
  await undo(actId);
  expect((await desk.call('posts.get', { id })).document.participants).toMatchObject([{ id: 'am' }]);
  expect(await desk.call('people.act', { id: actId })).toMatchObject({ state: 'undone', left: 0 });
  await leavesNoTrace(ZOE);
});

it('is resolved from an id before the merge', SLOW, async () => {
  post(AM);
  post(ANNE);
  await merge('anne', 'am');
  expect((await desk.call('erasure.inspect', { id: 'am' })).name).toBe('Anne Martin');
});

it('is not erased while their posts are being changed', SLOW, async () => {
  const id = post(AM);
  post(ANNE);
  await desk.call('conflicts.hold', { postId: id, open: true });
  await merge('anne', 'am');
  for (const who of ['anne', 'am'])
    await expect(
      desk.call('erasure.start', { id: who, manner: 'removed', online: 'leave' }),
    ).rejects.toMatchObject({ code: 'people.busy' });
  await desk.call('conflicts.hold', { postId: id, open: false });
  await peopleActsOf(desk.backend)?.settled();
  await erase('am');
  expect(await names()).toEqual([]);
  await leavesNoTrace('Anne Martin');
});

it('stays where the author typed them again, whatever is done to others of that post', SLOW, async () => {
  const { id: zoe } = await desk.call('participants.create', { name: ZOE });
  const id = post(AM);
  post(ANNE);
  await erase(zoe);
  const { saveNumber, document } = await desk.call('posts.get', { id });
  const written = { ...document, title: `Un mot de ${ZOE}` };
  await desk.call('posts.save', { id, baseSave: saveNumber, saveId: 's', document: written });
  await merge('anne', 'am');
  expect((await desk.call('posts.get', { id })).document.title).toBe(written.title);
});

it.each(['done', 'under way'])(
  'is erased again when a backup holds a merge that is %s, and is restored by none',
  SLOW,
  async (state) => {
    const id = post({ ...AM, name: ZOE, label: ZOE }, KARIM);
    post(ANNE);
    if (state === 'under way') await desk.call('conflicts.hold', { postId: id, open: true });
    const actId = await merge('anne', 'am');
    const { id: copy } = await desk.call('backups.make', {});
    await desk.call('conflicts.hold', { postId: id, open: false });
    await peopleActsOf(desk.backend)?.settled();
    await undo(actId);
    await erase('am');
    const examination = await desk.call('backups.examine', { copy, folder: 'here' });
    await desk.call('backups.restore', { id: examination.id });
    await desk.close();

    desk = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
    await erasuresOf(desk.backend).settled();
    await peopleActsOf(desk.backend)?.settled();
    await expect(desk.call('people.undo', { id: actId })).rejects.toMatchObject({
      code: 'people.not-undoable',
    });
    expect(await names()).toEqual(['Anne Martin', 'Karim Benali']);
    expect((await desk.call('posts.get', { id })).document.participants).toMatchObject([{ id: 'karim' }]);
    await desk.call('erasure.delete-backup', { copy });
    await leavesNoTrace(ZOE);
  },
);
