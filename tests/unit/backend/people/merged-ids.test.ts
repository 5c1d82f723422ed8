/** Each way for a merged id into a library: it resolves to the remaining person. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Participant, Post } from '#interview/document.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { run, sql } from '#backend/core/sql.ts';
import { identityOf } from '#backend/library/posts/proposals.ts';
import { BLOG, sampleEntry, sampleSource, FIRST_DAY } from '#tests/builders/entry-source.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { AM, ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { openImportDesk, type ImportDesk } from '../exchange/imports/import-desk.ts';
import { addPost, documentOf, idsInUse, actsEnded } from './test-directory.ts';

let desk: ImportDesk;
let outside: string;
beforeEach(async () => {
  desk = await openImportDesk();
  outside = temporaryFolder('merged-ids');
});
afterEach(async () => {
  await desk.dispose();
  fs.rmSync(outside, { recursive: true, force: true });
});

async function mergePeople(on: TestBackend = desk): Promise<string> {
  const { actId } = await on.call('people.merge', { id: 'anne', otherId: 'am', choice: {} });
  await actsEnded(on);
  return actId;
}
const ids = (post: Post): string[] => post.participants.map(({ id }) => id);

/** Checks that no text, row or directory entry has the merged id. */
async function nobodyIsAm(): Promise<void> {
  expect(idsInUse(desk).documents).not.toContain('am');
  expect(idsInUse(desk).rows).not.toContain('am');
  const { items } = await desk.call('participants.list', { query: '', limit: 100 });
  expect(items.map(({ id }) => id)).not.toContain('am');
}

describe('a merged id is resolved', () => {
  it('in a save, a new post and a copy', async () => {
    addPost(desk, postWithAnswers('Un', ANNE, AM));
    await mergePeople();
    const { id, saveNumber } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
    await desk.call('posts.save', {
      id,
      baseSave: saveNumber,
      saveId: 's',
      document: postWithAnswers('Deux', AM),
    });
    expect(ids(await documentOf(desk, id))).toEqual(['anne']);
    const both = addPost(desk, postWithAnswers('Trois', AM, ANNE));
    expect(ids(await documentOf(desk, both))).toEqual(['anne']);
    await desk.call('posts.duplicate', { id });
    await nobodyIsAm();
  });

  it('in a revision that is read, compared, or restored whole or by turn', async () => {
    const id = addPost(desk, postWithAnswers('Un', AM, KARIM));
    addPost(desk, postWithAnswers('Deux', ANNE));
    await desk.call('posts.leave', { id });
    await mergePeople();
    const left = (await desk.call('revisions.list', { postId: id })).items.find(
      ({ reason }) => reason !== 'restored',
    );
    const revision = left?.id ?? '';
    expect(ids((await desk.call('revisions.get', { id: revision })).document)).toEqual(['anne', 'karim']);
    const open = await desk.call('posts.get', { id });
    await desk.call('posts.save', {
      id,
      baseSave: open.saveNumber,
      saveId: 's',
      document: { ...open.document, body: open.document.body.filter((block) => block.type !== 'answer') },
    });
    await desk.call('revisions.restore-turn', {
      id: revision,
      turnId: 'a1',
      baseSave: open.saveNumber + 1,
      saveId: 't',
    });
    expect((await documentOf(desk, id)).body).toMatchObject([{}, { id: 'a1', participants: ['anne'] }]);
    await desk.call('revisions.restore', { id: revision, baseSave: open.saveNumber + 2, saveId: 'u' });
    await nobodyIsAm();
    // An approved text is unchanged.
    expect(ids(await documentOf(desk, id))).toEqual(['anne', 'karim']);
  });

  it('in the person of an approval', async () => {
    const id = addPost(desk, postWithAnswers('Un', AM));
    addPost(desk, postWithAnswers('Deux', ANNE));
    await desk.call('approvals.add', { postId: id, name: 'A. Martin', approvedAt: desk.clock.now, note: '' });
    await mergePeople();
    const { approved } = await desk.call('approvals.list', { postId: id });
    expect(approved).toMatchObject([{ name: 'A. Martin', changes: 0, turns: [] }]);
  });

  it('in a post file, also one from before the merge', async () => {
    const paul = await openTestBackend({ publishing: false });
    try {
      const id = addPost(desk, postWithAnswers('Un', AM));
      addPost(desk, postWithAnswers('Deux', ANNE));
      const give = async (from: TestBackend): Promise<string> => {
        const file = path.join(outside, `${from === paul ? 'paul' : 'marie'}.escale-post`);
        const destination = `token-number-${from === paul ? 1 : 2}-0000000000000000`;
        exportsOf(from.backend).destinations.grant(destination, file);
        await from.call('post-files.give', { postId: id, destination, notes: false, people: false });
        return file;
      };
      const take = async (by: TestBackend, file: string) => {
        const token = `taken-number-${by === paul ? 1 : 2}-0000000000000000`;
        by.backend.granted.grant(token, file);
        return by.call('post-files.take', { token });
      };
      await take(paul, await give(desk));
      await mergePeople();
      const post = await paul.call('posts.get', { id });
      await paul.call('posts.save', {
        id,
        baseSave: post.saveNumber,
        saveId: 's',
        document: { ...post.document, title: 'Un, relu par Paul' },
      });
      expect(await take(desk, await give(paul))).toMatchObject({ outcome: 'merged' });
      const document = await documentOf(desk, id);
      expect(document.title).toBe('Un, relu par Paul');
      expect(ids(document)).toEqual(['anne']);
      await nobodyIsAm();
    } finally {
      await paul.dispose();
    }
  });

  it('in a page that an import reads, new or existing, and in its undo', async () => {
    let edits = 0;
    const page = (title: string, ...people: Participant[]) =>
      sampleEntry(7, {
        title,
        html: renderBlogHtml(postWithAnswers(title, ...people), {
          publicationId: 'there',
          pictureAddress: () => '',
        }),
        updatedAt: FIRST_DAY + (edits += 1) * 60_000,
      });
    addPost(desk, postWithAnswers('Zéro', ANNE, AM));
    const first = await desk.take(sampleSource([{ blog: BLOG }, { entry: page('Un', AM) }]));
    expect(idsInUse(desk).documents).toEqual(['am', 'anne']);
    desk.clock.now += 60_000;
    const second = await desk.take(sampleSource([{ blog: BLOG }, { entry: page('Un, changé', AM, KARIM) }]));
    await mergePeople();
    await nobodyIsAm();
    // The same page again changes nothing, though it has the merged id.
    desk.clock.now += 60_000;
    const third = await desk.take(sampleSource([{ blog: BLOG }, { entry: page('Un, changé', AM, KARIM) }]));
    expect(third.report).toMatchObject({ updated: 0 });
    await desk.call('imports.undo', { id: third.id });
    await desk.settled(third.id);
    await desk.call('imports.undo', { id: second.id });
    await desk.settled(second.id);
    expect(desk.rows<{ title: string }>(`SELECT title FROM posts WHERE title LIKE 'Un%'`)).toEqual([
      { title: 'Un' },
    ]);
    await nobodyIsAm();
    await desk.call('imports.undo', { id: first.id });
    await desk.settled(first.id);
    desk.clock.now += 60_000;
    await desk.take(sampleSource([{ blog: BLOG }, { entry: page('De nouveau', AM) }]));
    expect(idsInUse(desk).documents).toEqual(['anne']);
    await nobodyIsAm();
  });

  it('in the proposals for old posts', async () => {
    const { db } = desk.backend;
    addPost(desk, postWithAnswers('Un', ANNE, AM));
    run(
      db,
      sql`INSERT INTO recognized_people (id, name_key, name, same_as) VALUES ('found', 'anne', 'Anne', 'am')`,
    );
    await mergePeople();
    expect(identityOf(db, 'found')).toEqual({ id: 'anne', name: 'Anne Martin' });
    expect(identityOf(db, 'am')).toEqual({ id: 'anne', name: 'Anne Martin' });
  });

  it('in a request of a page opened before', async () => {
    addPost(desk, postWithAnswers('Un', ANNE, AM));
    await mergePeople();
    expect((await desk.call('people.get', { id: 'am' })).id).toBe('anne');
    expect((await desk.call('participants.get', { id: 'am' })).id).toBe('anne');
    expect((await desk.call('people.save', { id: 'am', set: { note: 'Écrit ici.' } })).id).toBe('anne');
    await expect(desk.call('people.remove', { id: 'am' })).rejects.toMatchObject({
      code: 'participant.not-found',
    });
  });
});
