/** Returns: stored with their file, what they say about each turn, and when that is no longer valid. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import type { TurnApproval } from '#contract/returns.ts';
import type { Participant, Post } from '#interview/document.ts';
import { placeReturn, returnToTake } from '#interview/returns/place-return.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import { buildInterview, paragraph } from '#tests/builders/interview-builder.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';

const post: Post = buildInterview()
  .titled('Un jardin')
  .withPerson('Anne Martin')
  .asking('Pourquoi ?')
  .answering('Anne Martin', 'Pour les enfants.')
  .asking('Et l’hiver ?')
  .answering('Anne Martin', 'Nous taillons.').post;
const [anne] = post.participants as [Participant];

let backend: TestBackend;
let postId: string;
let saves = 0;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
  postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
  saves = 0;
  await save(post);
});
afterEach(() => backend.dispose());

const save = async (document: Post): Promise<void> => {
  await backend.call('posts.save', { id: postId, baseSave: saves, saveId: `s-${saves}`, document });
  saves += 1;
};
const withAnswer = (id: string, words: string): Post => ({
  ...post,
  body: post.body.map((block) =>
    block.type === 'answer' && block.id === id ? { ...block, blocks: [paragraph(words)] } : block,
  ),
});
async function take(turns: ReadReturn['turns'], text: string, taken: readonly string[] = []): Promise<void> {
  const read: ReadReturn = { carrier: 'document', purpose: 'review', turns, consents: [] };
  const placed = placeReturn(read, [], { now: post, sent: post, person: anne });
  const isTaken = placed.filter(({ turn }) => taken.includes(turn));
  const toTake = { postId, name: anne.name, ...returnToTake(read, placed, isTaken, anne.id) };
  await backend.call('returns.take', { return: toTake, received: { text } });
}
const said = async (): Promise<string[]> =>
  (await backend.call('returns.turns', { postId })).items.map(
    ({ turn, state, isCurrent }: TurnApproval) => `${turn} ${state}${isCurrent ? '' : ', words changed'}`,
  );
const approvals = async () => backend.call('approvals.list', { postId });

it('approves each turn until its words change, and no longer waits when all is approved', async () => {
  await backend.call('approvals.await', { postId, name: anne.name, awaited: true });
  await take([{ mark: 3, isApproved: true }], 'un');
  expect(await said()).toEqual(['a1 approved']);
  await take(
    [
      { mark: 3, isApproved: true },
      { mark: 5, blocks: [paragraph('Nous  taillons.')] },
    ],
    'deux',
  );
  expect(await said()).toEqual(['a1 approved', 'a2 approved']);
  expect(await approvals()).toMatchObject({ approved: [{ name: anne.name, changes: 0 }], awaited: [] });
  await save(withAnswer('a1', 'Pour tous.'));
  expect(await said()).toEqual(['a1 approved, words changed', 'a2 approved']);
});

it('stores a correction that is taken as valid, one that is not as of other words, and keeps waiting for the rest', async () => {
  await backend.call('approvals.await', { postId, name: anne.name, awaited: true });
  await save(withAnswer('a1', 'Pour tous.'));
  await take(
    [
      { mark: 3, blocks: [paragraph('Pour tous.')] },
      { mark: 5, blocks: [paragraph('Nous élaguons.')] },
    ],
    'un',
    ['a1'],
  );
  expect(await said()).toEqual(['a1 corrected', 'a2 corrected, words changed']);
  expect((await approvals()).awaited).toMatchObject([{ name: anne.name }]);
});

it('recognises the file that was taken before, and stores it once', async () => {
  const folder = temporaryFolder('returns');
  const file = path.join(folder, 'retour.txt');
  fs.writeFileSync(file, 'Pourquoi ?\n\nPour tous.');
  const read = async () => {
    const token = 'token-of-a-received-document';
    backend.backend.granted.grant(token, file);
    return backend.call('exchange.read-document', { token });
  };
  const first = await read();
  expect(first.received?.takenAt).toBeUndefined();
  const toTake = {
    postId,
    name: anne.name,
    purpose: 'questions' as const,
    carrier: 'text' as const,
    turns: [{ turn: 'a1', state: 'answered' as const, isTaken: true }],
    consents: [],
  };
  const received = { token: first.received?.token ?? '' };
  await backend.call('returns.take', { return: toTake, received });
  await backend.call('returns.take', { return: toTake, received });
  const { items } = await backend.call('returns.list', { postId });
  expect(items).toMatchObject([{ name: anne.name, fileName: 'retour.txt', hasFile: true }]);
  expect((await read()).received?.takenAt).toBe(backend.clock.now);

  const token = 'token-of-a-destination-folder';
  exportsOf(backend.backend).destinations.grant(token, folder);
  await backend.call('returns.save-file', { id: items[0]?.id ?? '', destination: token });
  expect(fs.readFileSync(path.join(folder, 'retour (2).txt'), 'utf8')).toBe('Pourquoi ?\n\nPour tous.');
  fs.rmSync(folder, { recursive: true });
});

it('refuses a document that is no longer kept, and a return that is none', async () => {
  const toTake = { postId, name: 'Anne', purpose: 'review', carrier: 'form' } as const;
  await expect(
    backend.call('returns.take', {
      return: { ...toTake, turns: [], consents: [] },
      received: { token: 'token-of-no-document' },
    }),
  ).rejects.toMatchObject({ code: 'file.token-unknown' });
  await expect(
    backend.call('returns.save-file', { id: 'none', destination: 'token-of-no-place-at-all' }),
  ).rejects.toMatchObject({ code: 'return.not-found' });
});

it('forgets what a person said about turns when their approval is withdrawn', async () => {
  const { revisionId } = await backend.call('approvals.add', {
    postId,
    name: anne.name,
    approvedAt: backend.clock.now,
    note: '',
  });
  expect(await said()).toEqual(['a1 approved', 'a2 approved']);
  await backend.call('approvals.withdraw', { revisionId });
  expect(await said()).toEqual([]);
});

it('lists answers that are not approved as they are among the checks, once somebody was asked', async () => {
  const unapproved = async () => (await backend.call('checks.facts', { postId })).facts.unapproved;
  expect(await unapproved()).toEqual([]);
  await backend.call('approvals.await', { postId, name: anne.name, awaited: true });
  expect(await unapproved()).toEqual([{ name: anne.name, answers: ['a1', 'a2'] }]);
  await take(
    [
      { mark: 3, isApproved: true },
      { mark: 5, remark: 'À revoir' },
    ],
    'un',
  );
  expect(await unapproved()).toEqual([{ name: anne.name, answers: ['a2'] }]);
});

it('no longer waits for somebody who returned a form for consent alone, and enters what they allow', async () => {
  await backend.call('approvals.await', { postId, name: anne.name, awaited: true });
  await backend.call('returns.take', {
    return: {
      postId,
      name: anne.name,
      participantId: anne.id,
      purpose: 'consent',
      carrier: 'form',
      turns: [],
      consents: [
        { subject: 'words', isGiven: true },
        { subject: 'voice', isGiven: false },
      ],
    },
    received: { text: 'formulaire' },
  });
  expect((await approvals()).awaited).toEqual([]);
  const { items } = await backend.call('consents.list', { postId });
  expect(items.map(({ subject }) => subject)).toEqual(['words']);
});

it('records an approval once, however often its file is taken', async () => {
  const approved = [
    { mark: 3, isApproved: true },
    { mark: 5, isApproved: true },
  ];
  await take(approved, 'un');
  await take(approved, 'un');
  const { items } = await backend.call('revisions.list', { postId });
  expect(items.filter(({ reason }) => reason === 'approved')).toHaveLength(1);
});

it('asks a person who was renamed since for the same answers', async () => {
  await take([{ mark: 3, isApproved: true }], 'un');
  const renamed = { ...anne, name: 'Anne Leroy', label: 'Anne Leroy' };
  await save({ ...post, participants: [renamed] });
  expect((await backend.call('checks.facts', { postId })).facts.unapproved).toEqual([
    { name: 'Anne Leroy', answers: ['a2'] },
  ]);
});
