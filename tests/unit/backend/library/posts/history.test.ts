/** Restored revisions and approvals, in a real library, by the page’s requests. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { keepSent, stateToSend } from '#backend/library/posts/approvals.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview, paragraph } from '#tests/builders/interview-builder.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const MINUTE = 60_000;
const first = buildInterview()
  .titled('Au port')
  .asking('Qui ?')
  .answering('Anne Martin', 'Je dessine des cartes.')
  .answering('Karim Benali', 'Je répare des bateaux.').post;
const withWords = (post: Post, id: string, words: string): Post => ({
  ...post,
  body: post.body.map((block) =>
    block.type === 'answer' && block.id === id ? { ...block, blocks: [paragraph(words)] } : block,
  ),
});

let desk: TestBackend;
let postId: string;
let base: number;
let saves = 0;
beforeEach(async () => {
  desk = await openTestBackend();
  postId = insertPost(desk.backend.db, first, { now: desk.clock.now, newId: () => 'post' }).id;
  base = 0;
});
afterEach(() => desk.dispose());

async function save(document: Post): Promise<void> {
  saves += 1;
  const saved = await desk.call('posts.save', {
    id: postId,
    baseSave: base,
    saveId: `save-${saves}`,
    document,
  });
  base = saved.saveNumber;
}
const revisions = async () => (await desk.call('revisions.list', { postId })).items;
const reasons = async () => (await revisions()).map(({ reason }) => reason);
const readStored = async () => (await desk.call('posts.get', { id: postId })).document;

describe('a restored revision', () => {
  it('becomes the post letter for letter, and both texts stay in the history', async () => {
    await desk.call('posts.leave', { id: postId });
    const [then] = await revisions();
    await save(withWords({ ...first, title: 'Au large' }, 'a2', 'Je ne dis plus rien.'));
    const written = await readStored();
    const back = await desk.call('revisions.restore', {
      id: then?.id ?? '',
      baseSave: base,
      saveId: 'restore',
    });
    expect(await readStored()).toEqual(first);
    expect(await reasons()).toEqual(['restored', 'before-restore', 'left']);
    expect((await desk.call('revisions.get', { id: back.before })).document).toEqual(written);
    // Restoring the former revision undoes.
    await desk.call('revisions.restore', { id: back.before, baseSave: back.saveNumber, saveId: 'undo' });
    expect(await readStored()).toEqual(written);
    expect(desk.events.at(-1)).toEqual({ event: 'posts.changed', payload: { ids: [postId] } });
  });

  it('is refused after a later save, and keeps no revision', async () => {
    await desk.call('posts.leave', { id: postId });
    const [then] = await revisions();
    await save({ ...first, title: 'Plus tard' });
    const late = desk.call('revisions.restore', { id: then?.id ?? '', baseSave: 0, saveId: 'late' });
    await expect(late).rejects.toMatchObject({ code: 'post.changed-elsewhere' });
    expect(await reasons()).toEqual(['left']);
    expect((await readStored()).title).toBe('Plus tard');
  });

  it('can be a single answer', async () => {
    await desk.call('posts.leave', { id: postId });
    const [then] = await revisions();
    const now = withWords(withWords(first, 'a1', 'Autre chose.'), 'a2', 'Rien.');
    await save(now);
    const id = then?.id ?? '';
    await desk.call('revisions.restore-turn', { id, turnId: 'a2', baseSave: base, saveId: 'turn' });
    expect(await readStored()).toEqual(withWords(now, 'a2', 'Je répare des bateaux.'));
    const none = desk.call('revisions.restore-turn', {
      id,
      turnId: 'a9',
      baseSave: base + 1,
      saveId: 'none',
    });
    await expect(none).rejects.toMatchObject({ code: 'revision.not-found' });
  });

  it('equals that state exactly, whatever was written', async () => {
    await checkProperty(
      fc.asyncProperty(
        fc.array(arbitraryPost, { minLength: 2, maxLength: 4 }),
        fc.nat(3),
        async (posts, which) => {
          const own = await openTestBackend();
          try {
            const { id, saveNumber } = await own.call('posts.create', { kind: 'interview', language: 'fr' });
            let at = saveNumber;
            for (const document of posts) {
              at = (await own.call('posts.save', { id, baseSave: at, saveId: `s-${at}`, document }))
                .saveNumber;
              await own.call('posts.leave', { id });
            }
            const { items } = await own.call('revisions.list', { postId: id });
            const revision = items[which % Math.max(1, items.length)];
            if (revision === undefined) return;
            const { document } = await own.call('revisions.get', { id: revision.id });
            await own.call('revisions.restore', { id: revision.id, baseSave: at, saveId: 'restore' });
            expect((await own.call('posts.get', { id })).document).toEqual(document);
          } finally {
            await own.dispose();
          }
        },
      ),
      { parts: 5 },
    );
  });
});

describe('an approval', () => {
  const approve = (name: string, revisionId?: string) =>
    desk.call('approvals.add', {
      postId,
      name,
      approvedAt: desk.clock.now,
      note: 'par courriel',
      ...(revisionId === undefined ? {} : { revisionId }),
    });
  const approvalList = async () =>
    (await desk.call('approvals.list', { postId })).approved.map(({ name, changes, turns }) => [
      name,
      changes,
      turns.map(({ id }) => id),
    ]);

  it('keeps the state for ever, with the person, the time and the exact words', async () => {
    const { revisionId } = await approve('Anne Martin');
    const [entry] = await revisions();
    expect(entry).toMatchObject({
      id: revisionId,
      reason: 'approved',
      approval: { name: 'Anne Martin', approvedAt: desk.clock.now, note: 'par courriel', withdrawn: false },
    });
  });

  it('holds while that person’s words are unchanged; that of anybody else covers the whole text', async () => {
    await approve('anne martin');
    await approve('La direction');
    await save(withWords(first, 'a2', 'Je repars en mer.'));
    expect(await approvalList()).toEqual([
      ['anne martin', 0, []],
      ['La direction', 1, ['a2']],
    ]);
    await save(withWords(await readStored(), 'a1', 'Je ne dessine plus.'));
    expect(await approvalList()).toEqual([
      ['anne martin', 1, ['a1']],
      ['La direction', 2, ['a1', 'a2']],
    ]);
    const { facts } = await desk.call('checks.facts', { postId });
    expect(facts.approved.map(({ name, changes }) => [name, changes])).toEqual([
      ['anne martin', 1],
      ['La direction', 2],
    ]);
  });

  it('is broken by a changed question above the answer, and by the answer’s removal', async () => {
    await approve('Karim Benali');
    await save({
      ...first,
      body: first.body.map((block) =>
        block.type === 'question' ? { ...block, content: [[{ type: 'text', text: 'Qui donc ?' }]] } : block,
      ),
    });
    expect(await approvalList()).toEqual([['Karim Benali', 1, ['q1']]]);
    await save({ ...first, body: first.body.slice(0, 2) });
    expect(await approvalList()).toEqual([['Karim Benali', 1, []]]);
  });

  it('can be of the state that was sent, and only each person’s last counts', async () => {
    const { state } = stateToSend(desk.backend.db, postId);
    const to = { recipient: 'Karim Benali', fileName: 'au-port.docx' };
    keepSent(desk.backend.db, 'sent', state, to, desk.clock.now);
    expect((await desk.call('approvals.list', { postId })).awaited).toMatchObject([{ name: 'Karim Benali' }]);
    await save(withWords(first, 'a2', 'Entre-temps.'));
    await approve('Karim Benali', 'sent');
    expect((await desk.call('approvals.list', { postId })).awaited).toEqual([]);
    expect(await approvalList()).toEqual([['Karim Benali', 1, ['a2']]]);
    desk.clock.now += MINUTE;
    await approve('KARIM BENALI');
    expect(await approvalList()).toEqual([['KARIM BENALI', 0, []]]);
  });

  it('reports that an erasure has rewritten the approved text', async () => {
    await desk.call('posts.leave', { id: postId });
    const [left] = await revisions();
    desk.backend.db.prepare('UPDATE revisions SET rewritten_at = ?').run(desk.clock.now);
    const { revisionId } = await approve('La direction', left?.id);
    expect((await revisions()).find(({ id }) => id === revisionId)?.rewrittenAt).toBe(desk.clock.now);
  });

  it('can be withdrawn: its revision stays with that note', async () => {
    const { revisionId } = await approve('La direction');
    await desk.call('approvals.withdraw', { revisionId });
    expect(await approvalList()).toEqual([]);
    expect((await revisions())[0]).toMatchObject({ id: revisionId, approval: { withdrawn: true } });
    const unknown = desk.call('approvals.withdraw', { revisionId: 'nobody' });
    await expect(unknown).rejects.toMatchObject({ code: 'revision.not-found' });
  });

  it('is awaited by name, once, until it is given or no longer expected', async () => {
    const awaited = async () =>
      (await desk.call('approvals.list', { postId })).awaited.map(({ name }) => name);
    await desk.call('approvals.await', { postId, name: 'Direction', awaited: true });
    await desk.call('approvals.await', { postId, name: ' direction ', awaited: true });
    expect(await awaited()).toEqual(['Direction']);
    await desk.call('approvals.await', { postId, name: 'Direction', awaited: false });
    expect(await awaited()).toEqual([]);
  });
});
