/** Whom one waits for: since when, by when, reminded when, and what they sent back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepSent, stateToSend } from '#backend/library/posts/approvals.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

const DAY = 86_400_000;
const ANNE = 'Anne Lenoir';
let backend: TestBackend;
let start: number;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
  start = backend.clock.now;
});
afterEach(() => backend.dispose());

async function addDraft(title: string): Promise<string> {
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  const document = { ...gardenInterview, title };
  await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
  return id;
}
const expectPerson = (postId: string, name: string, wantedAt?: number) =>
  backend.call('approvals.await', {
    postId,
    name,
    awaited: true,
    ...(wantedAt === undefined ? {} : { wantedAt }),
  });
const send = (postId: string, name: string, wantedAt?: number): void => {
  const { db, newId } = backend.backend;
  const to = { recipient: name, fileName: 'a.docx' };
  keepSent(db, newId(), stateToSend(db, postId).state, to, backend.clock.now, { wantedAt });
};
const awaited = async (postId: string) => (await backend.call('approvals.list', { postId })).awaited;

it('reports since when, by when, and that nothing came back', async () => {
  const postId = await addDraft('Un');
  await expectPerson(postId, 'La direction', start + DAY);
  send(postId, ANNE, start + 2 * DAY);
  expect(await awaited(postId)).toEqual([
    { name: ANNE, purpose: 'review', askedAt: start, wasSent: true, wantedAt: start + 2 * DAY, returns: 0 },
    {
      name: 'La direction',
      purpose: 'review',
      askedAt: start,
      wasSent: false,
      wantedAt: start + DAY,
      returns: 0,
    },
  ]);
});

it('keeps the date of the wait when the author waits again, and begins again when the text is sent again', async () => {
  const postId = await addDraft('Un');
  await expectPerson(postId, ANNE, start + DAY);
  await backend.call('approvals.remind', { postId, name: ANNE });
  backend.clock.now += DAY;
  await expectPerson(postId, ANNE);
  expect(await awaited(postId)).toEqual([
    {
      name: ANNE,
      purpose: 'review',
      askedAt: start,
      wasSent: false,
      wantedAt: start + DAY,
      remindedAt: start,
      returns: 0,
    },
  ]);
  send(postId, ANNE);
  expect(await awaited(postId)).toEqual([
    { name: ANNE, purpose: 'review', askedAt: start + DAY, wasSent: true, returns: 0 },
  ]);
});

it('counts what the person sent back, however the name is spelled', async () => {
  const postId = await addDraft('Un');
  await expectPerson(postId, 'Zoé Émile');
  for (const [at, name] of ['Zoé Émile', 'ZOE EMILE', 'Autre'].entries()) {
    backend.clock.now = start + at * DAY;
    await backend.call('returns.take', {
      return: { postId, name, purpose: 'review', carrier: 'text', turns: [], consents: [] },
      received: { text: `${name} ${at}` },
    });
  }
  expect(await awaited(postId)).toMatchObject([{ returns: 2, returnedAt: start + DAY }]);
});

it('lists the people of all drafts, overdue ones first, then those asked first', async () => {
  const [one, two] = [await addDraft('Un'), await addDraft('Deux')];
  await expectPerson(one, 'Premier');
  backend.clock.now += DAY;
  await expectPerson(two, 'En retard', start + 2 * DAY);
  await expectPerson(two, 'À temps', start + 9 * DAY);
  const binned = await addDraft('Trois');
  await expectPerson(binned, 'Personne');
  await backend.call('posts.bin', { id: binned });
  const list = async () =>
    (await backend.call('approvals.awaited', {})).items.map(({ name, title }) => `${title}: ${name}`);
  expect(await list()).toEqual(['Un: Premier', 'Deux: À temps', 'Deux: En retard']);
  backend.clock.now = start + 3 * DAY;
  expect(await list()).toEqual(['Deux: En retard', 'Un: Premier', 'Deux: À temps']);
});

it('records a reminder, and none for somebody who is not awaited', async () => {
  const postId = await addDraft('Un');
  await expectPerson(postId, ANNE);
  backend.clock.now += DAY;
  await backend.call('approvals.remind', { postId, name: 'ANNE LENOIR' });
  await backend.call('approvals.remind', { postId, name: 'Personne' });
  expect(await awaited(postId)).toMatchObject([{ name: ANNE, remindedAt: start + DAY }]);
});

it('waits for answers until every question put to the person has one, and lists no draft for approval meanwhile', async () => {
  const postId = await addDraft('Un');
  const { participants, body } = gardenInterview;
  const [anne] = participants;
  const name = anne?.name ?? '';
  const asked = {
    ...gardenInterview,
    body: body.filter((block) => block.type === 'question'),
  };
  await backend.call('posts.save', { id: postId, baseSave: 1, saveId: 's-asked', document: asked });
  await backend.call('exports.ask', {
    postId,
    recipient: name,
    ...(anne !== undefined && { person: anne.id }),
  });
  expect((await awaited(postId)).map(({ purpose }) => purpose)).toEqual(['questions']);
  expect(await backend.call('posts.counts', {})).toMatchObject({ drafts: 1, reading: 0 });
  expect((await backend.call('approvals.awaited', {})).items).toMatchObject([
    { postId, name, purpose: 'questions' },
  ]);
  expect((await backend.call('checks.facts', { postId })).facts.unapproved).toEqual([]);

  const take = (text: string) =>
    backend.call('returns.take', {
      return: {
        postId,
        name,
        ...(anne !== undefined && { participantId: anne.id }),
        purpose: 'questions',
        carrier: 'text',
        turns: [],
        consents: [],
      },
      received: { text },
    });
  await take('pas encore');
  expect(await awaited(postId)).toMatchObject([{ returns: 1 }]);
  await backend.call('posts.save', { id: postId, baseSave: 2, saveId: 's-all', document: gardenInterview });
  await take('tout');
  expect(await awaited(postId)).toEqual([]);
});
