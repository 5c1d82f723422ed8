/** Two entries of one person, in a real library. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { AM, ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost, documentOf, idsInUse, actsEnded } from './test-directory.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

const merge = async (choice = {}) => {
  const merged = await desk.call('people.merge', { id: 'anne', otherId: 'am', choice });
  await actsEnded(desk);
  return merged;
};
const save = (id: string, set: object) => desk.call('people.save', { id, set });
const revisions = async (postId: string) =>
  (await desk.call('revisions.list', { postId })).items.map(({ reason }) => reason);

describe('a merge', () => {
  it('gives every post the remaining person, with the details it had of the other', async () => {
    const ofOther = addPost(desk, postWithAnswers('Un', AM, KARIM));
    const ofBoth = addPost(desk, postWithAnswers('Deux', AM, ANNE));
    const binned = addPost(desk, postWithAnswers('Trois', AM));
    const untouched = addPost(desk, postWithAnswers('Quatre', ANNE));
    await desk.call('posts.bin', { id: binned });
    const before = await documentOf(desk, ofOther);
    const { actId, posts } = await merge({ name: 'merged' });
    expect(posts).toBe(3);
    expect(idsInUse(desk)).toEqual({ documents: ['anne', 'karim'], rows: ['anne', 'karim'] });
    expect((await documentOf(desk, ofOther)).participants).toEqual([{ ...AM, id: 'anne' }, KARIM]);
    expect((await documentOf(desk, ofBoth)).participants).toEqual([
      { id: 'anne', name: 'A. Martin', label: 'A. Martin', role: 'directrice', organisation: 'Mairie' },
    ]);
    expect((await documentOf(desk, ofBoth)).body).toMatchObject([
      {},
      { id: 'a1', participants: ['anne'] },
      { id: 'a2', participants: ['anne'] },
    ]);
    // The former text is a named revision; an unchanged post has no new one.
    expect(await revisions(ofOther)).toEqual(['before-restore']);
    expect(await revisions(untouched)).toEqual([]);
    const [revision] = (await desk.call('revisions.list', { postId: ofOther })).items;
    // Read again, it names the remaining person.
    const read = (await desk.call('revisions.get', { id: revision?.id ?? '' })).document;
    expect({ ...read, body: [] }).toEqual({
      ...before,
      participants: [{ ...AM, id: 'anne' }, KARIM],
      body: [],
    });
    expect(await desk.call('people.act', { id: actId })).toMatchObject({ state: 'done', total: 3, done: 3 });
  });

  it('changes no date, as no one edited these posts', async () => {
    const id = addPost(desk, postWithAnswers('Un', AM));
    const { updatedAt, saveNumber } = await desk.call('posts.get', { id });
    addPost(desk, postWithAnswers('Deux', ANNE));
    await merge();
    expect(await desk.call('posts.get', { id })).toMatchObject({ updatedAt, saveNumber: saveNumber + 1 });
  });

  it('leaves one person in the directory, with the chosen details and both notes and links', async () => {
    addPost(desk, postWithAnswers('Un', AM));
    addPost(desk, postWithAnswers('Deux', ANNE));
    const link = (url: string) => ({ url: `https://exemple.fr/${url}` });
    await save('anne', { note: 'Préfère le matin.', links: [link('a')], email: 'anne@exemple.fr' });
    await save('am', {
      note: 'Rappeler.',
      links: [link('b'), link('a')],
      email: 'am@exemple.fr',
      phone: '01 02',
      role: 'stagiaire',
    });
    await merge({ role: 'merged', email: 'kept' });
    expect(await desk.call('people.get', { id: 'anne' })).toMatchObject({
      name: 'Anne Martin',
      role: 'stagiaire',
      organisation: 'Mairie',
      email: 'anne@exemple.fr',
      phone: '01 02',
      note: 'Préfère le matin.\n\nRappeler.',
      links: [link('a'), link('b')],
      posts: 2,
    });
    expect(
      (await desk.call('participants.list', { query: '', limit: 10 })).items.map(({ id }) => id),
    ).toEqual(['anne']);
    expect((await desk.call('participants.list', { query: 'a. martin', limit: 10 })).items).toEqual([]);
  });

  it('is previewed before it runs', async () => {
    addPost(desk, postWithAnswers('Un', AM));
    addPost(desk, postWithAnswers('Deux', AM, ANNE));
    addPost(desk, postWithAnswers('Trois', ANNE));
    expect(
      await desk.call('people.merge-preview', { id: 'anne', otherId: 'am', name: 'kept' }),
    ).toMatchObject({
      kept: { id: 'anne', posts: 2 },
      merged: { id: 'am', posts: 2 },
      posts: 2,
      both: 1,
      online: { items: [], total: 0 },
    });
  });

  it('refuses a merge with oneself, an unknown person, and a second act on the same person', async () => {
    addPost(desk, postWithAnswers('Un', AM, ANNE, KARIM));
    const refused = (otherId: string, code: string) =>
      expect(desk.call('people.merge', { id: 'anne', otherId, choice: {} })).rejects.toMatchObject({ code });
    await refused('anne', 'people.same');
    await refused('nobody', 'participant.not-found');
    await desk.call('people.merge', { id: 'anne', otherId: 'am', choice: {} });
    await refused('karim', 'people.busy');
    await actsEnded(desk);
    // A merged id is the remaining person, for requests with the old id too.
    await refused('am', 'people.same');
    await desk.call('people.merge', { id: 'karim', otherId: 'am', choice: {} });
    await actsEnded(desk);
    expect(idsInUse(desk).documents).toEqual(['karim']);
    // Follows both merges to the last.
    expect((await desk.call('people.get', { id: 'am' })).id).toBe('karim');
  });

  it('leaves no row in the index under the old id', async () => {
    addPost(desk, postWithAnswers('Un', AM));
    addPost(desk, postWithAnswers('Deux', ANNE));
    await merge();
    const { ok, findings } = await desk.call('library.check', {});
    expect({ ok, findings }).toEqual({ ok: true, findings: [] });
    const { items } = await desk.call('posts.list', { list: 'all', participant: 'anne', limit: 10 });
    expect(items).toHaveLength(2);
  });
});

describe('an undone merge', () => {
  it('restores both people, in the directory and in every post', async () => {
    const ofOther = addPost(desk, postWithAnswers('Un', AM, KARIM));
    const ofBoth = addPost(desk, postWithAnswers('Deux', AM, ANNE));
    const before = [await documentOf(desk, ofOther), await documentOf(desk, ofBoth)];
    const people = await Promise.all(['anne', 'am'].map((id) => desk.call('people.get', { id })));
    const { actId } = await merge({ name: 'merged' });
    await desk.call('people.undo', { id: actId });
    await actsEnded(desk);
    expect([await documentOf(desk, ofOther), await documentOf(desk, ofBoth)]).toEqual(before);
    expect(await Promise.all(['anne', 'am'].map((id) => desk.call('people.get', { id })))).toEqual(people);
    expect(await desk.call('people.act', { id: actId })).toMatchObject({ state: 'undone', left: 0 });
    // It is done only once.
    await expect(desk.call('people.undo', { id: actId })).rejects.toMatchObject({
      code: 'people.not-undoable',
    });
  });

  it('keeps later changes, in a post and in the directory', async () => {
    const id = addPost(desk, postWithAnswers('Un', AM));
    addPost(desk, postWithAnswers('Deux', ANNE));
    const { actId } = await merge();
    const { saveNumber, document } = await desk.call('posts.get', { id });
    const next = { ...document, title: 'Un autre titre' };
    await desk.call('posts.save', { id, baseSave: saveNumber, saveId: 's', document: next });
    await save('anne', { note: 'Depuis.' });
    await desk.call('people.undo', { id: actId });
    await actsEnded(desk);
    expect(await documentOf(desk, id)).toEqual(next);
    expect(await desk.call('people.act', { id: actId })).toMatchObject({ state: 'undone', left: 1 });
    expect(await desk.call('people.get', { id: 'anne' })).toMatchObject({ note: 'Depuis.', posts: 2 });
    expect((await desk.call('people.get', { id: 'anne' })).organisation).toBeUndefined();
    expect(await desk.call('people.get', { id: 'am' })).toMatchObject({ name: 'A. Martin', posts: 0 });
  });

  it('is refused once either is merged again', async () => {
    addPost(desk, postWithAnswers('Un', AM, ANNE, KARIM));
    const { actId } = await merge();
    await desk.call('people.merge', { id: 'karim', otherId: 'anne', choice: {} });
    await actsEnded(desk);
    await expect(desk.call('people.undo', { id: actId })).rejects.toMatchObject({
      code: 'people.not-undoable',
    });
    expect(idsInUse(desk).documents).toEqual(['karim']);
  });
});

describe('a post that is open in the editor', () => {
  it('is merged once it is closed, and keeps what was typed meanwhile, under the remaining person', async () => {
    const id = addPost(desk, postWithAnswers('Un', AM, ANNE));
    const { saveNumber, document } = await desk.call('posts.get', { id });
    await desk.call('conflicts.hold', { postId: id, open: true });
    const { actId } = await desk.call('people.merge', { id: 'anne', otherId: 'am', choice: {} });
    await actsEnded(desk);
    expect(await documentOf(desk, id)).toEqual(document);
    expect(await desk.call('people.act', { id: actId })).toMatchObject({ state: 'running', openPosts: 1 });
    expect((await desk.call('people.get', { id: 'anne' })).act).toMatchObject({
      kind: 'merge',
      openPosts: 1,
    });
    // The page continues from its text, and its save is accepted.
    const written = { ...document, title: 'Écrit depuis' };
    const saved = await desk.call('posts.save', { id, baseSave: saveNumber, saveId: 's', document: written });
    expect(saved.saveNumber).toBe(saveNumber + 1);
    await desk.call('posts.save', {
      id,
      baseSave: saved.saveNumber,
      saveId: 't',
      document: { ...written, title: 'Et encore' },
    });
    await desk.call('conflicts.hold', { postId: id, open: false });
    await actsEnded(desk);
    expect((await documentOf(desk, id)).title).toBe('Et encore');
    expect(idsInUse(desk).documents).toEqual(['anne']);
    expect(await desk.call('people.act', { id: actId })).toMatchObject({ state: 'done' });
  });
});

describe('a person of no post', () => {
  it('leaves the directory, and comes back with all their details', async () => {
    const { id } = await desk.call('participants.create', { name: 'Zoé Lenoir' });
    const zoe = await save(id, { note: 'Vue au marché.', phone: '01 02' });
    const { actId } = await desk.call('people.remove', { id });
    await expect(desk.call('people.get', { id })).rejects.toMatchObject({ code: 'participant.not-found' });
    await desk.call('people.undo', { id: actId });
    expect(await desk.call('people.get', { id })).toEqual(zoe);
  });

  it('stays while a post names them, also one in the bin', async () => {
    const post = addPost(desk, postWithAnswers('Un', ANNE));
    await desk.call('posts.bin', { id: post });
    expect(await desk.call('people.get', { id: 'anne' })).toMatchObject({ posts: 0, binned: 1 });
    await expect(desk.call('people.remove', { id: 'anne' })).rejects.toMatchObject({ code: 'people.in-use' });
  });
});

describe('the page of a person', () => {
  it('lists others of the same name, ignoring case and accents', async () => {
    addPost(desk, postWithAnswers('Un', { ...ANNE, name: 'Zoé  Martin' }));
    addPost(desk, postWithAnswers('Deux', { ...KARIM, id: 'zoe', name: 'ZOE MARTIN' }));
    addPost(desk, postWithAnswers('Trois', { ...KARIM, name: 'Zoé Martinet' }));
    expect((await desk.call('people.get', { id: 'anne' })).same).toMatchObject([{ id: 'zoe', posts: 1 }]);
  });

  it('accepts only valid links and an existing portrait', async () => {
    const { id } = await desk.call('participants.create', { name: 'Zoé Lenoir' });
    for (const url of [
      'javascript:alert(1)',
      'ftp://exemple.fr',
      'tel:0102',
      '#ici',
      'exemple.fr',
      'https://',
    ])
      await expect(save(id, { links: [{ url }] })).rejects.toMatchObject({ code: 'request.invalid' });
    const links = [{ url: 'https://exemple.fr', label: 'Son site' }, { url: 'mailto:zoe@exemple.fr' }];
    expect((await save(id, { links })).links).toEqual(links);
    await expect(save(id, { portrait: 'a'.repeat(64) })).rejects.toMatchObject({ code: 'asset.not-found' });
  });

  it('takes the published link of a post, beside those of the author', async () => {
    const id = addPost(desk, postWithAnswers('Un', { ...ANNE, link: 'https://exemple.fr/un' }));
    await save('anne', { links: [{ url: 'https://exemple.fr/un' }, { url: 'https://exemple.fr/mien' }] });
    const { saveNumber, document } = await desk.call('posts.get', { id });
    const next = { ...document, participants: [{ ...ANNE, link: 'https://exemple.fr/deux' }] };
    await desk.call('posts.save', { id, baseSave: saveNumber, saveId: 's', document: next });
    expect((await desk.call('people.get', { id: 'anne' })).links).toEqual([
      { url: 'https://exemple.fr/deux' },
      { url: 'https://exemple.fr/mien' },
    ]);
  });

  it('shows how posts described them at their date, and the number of their answers', async () => {
    const one = addPost(desk, postWithAnswers('Un', { ...ANNE, role: 'stagiaire' }, KARIM));
    const two = addPost(desk, postWithAnswers('Deux', KARIM));
    expect(await desk.call('people.in-posts', { id: 'anne', postIds: [one, two, 'gone'] })).toEqual({
      items: [{ postId: one, name: 'Anne Martin', role: 'stagiaire', answers: 1 }],
    });
  });

  it('lists their answers, the latest first, including those under merged ids', async () => {
    addPost(desk, postWithAnswers('Un', AM, KARIM));
    const two = addPost(desk, postWithAnswers('Deux', ANNE));
    const binned = addPost(desk, postWithAnswers('Jeté', ANNE));
    await desk.call('posts.bin', { id: binned });
    await merge();
    const { posts, total, excerpts } = await desk.call('people.words', { id: 'am' });
    expect(posts.map(({ title, answers, words }) => [title, answers, words])).toEqual([
      ['Deux', 1, 5],
      ['Un', 1, 5],
    ]);
    expect(total).toBe(2);
    expect(excerpts[0]).toMatchObject({
      postId: two,
      question: 'Pourquoi ?',
      text: 'Ce que dit Anne Martin.',
    });
    expect(await desk.call('people.words', { id: 'gone' })).toEqual({ posts: [], total: 0, excerpts: [] });
  });
});
