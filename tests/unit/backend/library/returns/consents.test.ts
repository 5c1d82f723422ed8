/** The register of consents in a real library: its entries, the checks of a post, and people who change. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksOf } from '#interview/checks/check-post.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { csvCells } from '#backend/exchange/documents/csv-rows.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { recordConsents } from '#backend/library/returns/consents.ts';
import type { BackendInput } from '#contract/backend.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { AM, ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { actsEnded, addPost } from '../../people/test-directory.ts';

const DAY = 24 * 60 * 60_000;
let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

type Save = BackendInput<'consents.save'>;
const save = (more: Partial<Save> & Pick<Save, 'name'>) =>
  desk.call('consents.save', {
    subjects: ['words'],
    places: '',
    purpose: '',
    manner: 'paper',
    givenAt: desk.clock.now - DAY,
    isMinor: false,
    guardians: '',
    note: '',
    ...more,
  });
const list = async (scope: BackendInput<'consents.list'> = {}) =>
  (await desk.call('consents.list', scope)).items;
const codesOf = async (postId: string) => {
  const { facts } = await desk.call('checks.facts', { postId });
  const { document } = await desk.call('posts.get', { id: postId });
  return checksOf(document, facts)
    .filter(({ code }) => code.startsWith('consent-'))
    .map(({ code, words, about }) => [code, words, about].filter((part) => part !== '').join(' '));
};

describe('an entry', () => {
  it('is recorded for each subject, and found by post and by person', async () => {
    const postId = addPost(desk, postWithAnswers('Le canal', ANNE, KARIM));
    const other = addPost(desk, postWithAnswers('Le quai', ANNE));
    await save({
      name: 'anne martin',
      postId,
      subjects: ['words', 'picture'],
      places: 'le site',
      note: 'Classeur 3',
    });
    await save({ name: 'Karim Benali', personId: 'karim', subjects: ['voice'], manner: 'oral' });
    await save({ name: 'Mairie', postId: other });
    expect(await list({ postId })).toMatchObject([
      { name: 'Anne Martin', personId: 'anne', subject: 'picture', post: { id: postId, title: 'Le canal' } },
      { name: 'Anne Martin', subject: 'words', places: 'le site', note: 'Classeur 3', state: 'given' },
      { name: 'Karim Benali', subject: 'voice', manner: 'oral' },
    ]);
    expect((await list({ personId: 'karim' })).map(({ subject }) => subject)).toEqual(['voice']);
    expect((await list({ postId: other })).map(({ name, personId }) => [name, personId])).toEqual([
      ['Mairie', undefined],
    ]);
    expect(await list()).toHaveLength(4);
    expect(desk.events.map(({ event }) => event)).toContain('consents.changed');
  });

  it('is changed, withdrawn, given back and deleted', async () => {
    addPost(desk, postWithAnswers('Le canal', ANNE));
    await save({ name: 'Anne Martin' });
    const [first] = await list();
    const id = first?.id ?? '';
    await save({
      id,
      name: 'Anne Martin',
      subjects: ['picture', 'voice'],
      validUntil: desk.clock.now - 1,
      isMinor: true,
      guardians: 'Lise et Paul Martin',
    });
    expect((await list()).find((one) => one.id === id)).toMatchObject({
      subject: 'picture',
      state: 'expired',
      guardians: 'Lise et Paul Martin',
    });
    expect(await list()).toHaveLength(2);
    await desk.call('consents.withdraw', { id, withdrawnAt: desk.clock.now });
    expect((await list()).find((one) => one.id === id)).toMatchObject({
      state: 'withdrawn',
      withdrawnAt: desk.clock.now,
    });
    await desk.call('consents.withdraw', { id });
    expect((await list()).find((one) => one.id === id)).toMatchObject({ state: 'expired' });
    await desk.call('consents.remove', { id });
    expect((await list()).map(({ subject }) => subject)).toEqual(['voice']);
  });

  it('is refused for a minor without parents, an unknown post, and an unknown entry', async () => {
    await expect(save({ name: 'Anne', isMinor: true, guardians: ' ' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    await expect(save({ name: 'Anne', postId: 'none' })).rejects.toMatchObject({ code: 'post.not-found' });
    const unknown = { code: 'consent.not-found' };
    await expect(save({ name: 'Anne', id: 'none' })).rejects.toMatchObject(unknown);
    await expect(desk.call('consents.withdraw', { id: 'none' })).rejects.toMatchObject(unknown);
    await expect(desk.call('consents.remove', { id: 'none' })).rejects.toMatchObject(unknown);
    await expect(desk.call('consents.uses', { id: 'none' })).rejects.toMatchObject(unknown);
    expect(await list()).toEqual([]);
  });
});

describe('the checks of a post', () => {
  it('say nothing as long as no consent is on record', async () => {
    const postId = addPost(desk, postWithAnswers('Le canal', ANNE, KARIM));
    expect(await codesOf(postId)).toEqual([]);
    await save({ name: 'Anne Martin', postId });
    expect(await codesOf(postId)).toEqual(['consent-missing Karim Benali']);
    await save({ name: 'Karim Benali' });
    expect(await codesOf(postId)).toEqual([]);
  });

  it('ask for consent to a portrait, not to the other pictures', async () => {
    const postId = addPost(desk, postWithAnswers('Le canal', { ...ANNE, portrait: 'a'.repeat(64) }));
    await save({ name: 'Anne Martin' });
    expect(await codesOf(postId)).toEqual(['consent-portrait Anne Martin']);
  });

  it('report what expired or was withdrawn, until a newer consent', async () => {
    const postId = addPost(desk, postWithAnswers('Le canal', ANNE));
    await save({ name: 'Anne Martin', postId, validUntil: desk.clock.now + DAY });
    expect(await codesOf(postId)).toEqual([]);
    desk.clock.now += 2 * DAY;
    expect(await codesOf(postId)).toEqual(['consent-expired Anne Martin words']);
    await save({ name: 'Anne Martin' });
    expect(await codesOf(postId)).toEqual([]);
    // A withdrawal for this post ends the general consent that was given before it, for this post alone.
    const expired = (await list({ postId })).find(({ state }) => state === 'expired');
    await desk.call('consents.withdraw', { id: expired?.id ?? '', withdrawnAt: desk.clock.now });
    expect(await codesOf(postId)).toEqual(['consent-withdrawn Anne Martin words']);
    expect(await codesOf(addPost(desk, postWithAnswers('Le quai', ANNE)))).toEqual([]);
    desk.clock.now += 2 * DAY;
    await save({ name: 'Anne Martin', postId });
    expect(await codesOf(postId)).toEqual([]);
  });
});

describe('people who change', () => {
  it('keep their consents through a merge, and get their own back from its undo', async () => {
    addPost(desk, postWithAnswers('Un', ANNE));
    const postId = addPost(desk, postWithAnswers('Deux', AM));
    await save({ name: 'Anne Martin', subjects: ['picture'] });
    await save({ name: 'A. Martin', postId });
    const { actId } = await desk.call('people.merge', { id: 'anne', otherId: 'am', choice: {} });
    await actsEnded(desk);
    expect(
      (await list({ personId: 'am' })).map(({ name, subject, personId }) => [name, subject, personId]),
    ).toEqual([
      ['Anne Martin', 'words', 'anne'],
      ['Anne Martin', 'picture', 'anne'],
    ]);
    expect(await codesOf(postId)).toEqual([]);
    await desk.call('people.undo', { id: actId });
    await actsEnded(desk);
    expect((await list({ personId: 'am' })).map(({ name, subject }) => [name, subject])).toEqual([
      ['A. Martin', 'words'],
    ]);
    expect((await list({ personId: 'anne' })).map(({ name, subject }) => [name, subject])).toEqual([
      ['Anne Martin', 'picture'],
    ]);
  });

  it('give their consents their current name', async () => {
    const postId = addPost(desk, postWithAnswers('Un', ANNE));
    await save({ name: 'Anne Martin', postId });
    await desk.call('people.save', { id: 'anne', set: { name: 'Anne Dupont' } });
    expect((await list({ postId })).map(({ name }) => name)).toEqual(['Anne Dupont']);
    expect(desk.backend.db.prepare('SELECT name_key FROM consents').pluck().all()).toEqual(['anne dupont']);
    // By a correction in their only post too.
    const { document, saveNumber } = await desk.call('posts.get', { id: postId });
    const participants = [{ ...ANNE, name: 'Anne Durand' }];
    await desk.call('posts.save', {
      id: postId,
      baseSave: saveNumber,
      saveId: 'one',
      document: { ...document, participants },
    });
    expect((await list({ postId })).map(({ name }) => name)).toEqual(['Anne Durand']);
  });

  it('leave their consents in the register when they leave the directory, and find them again', async () => {
    await desk.call('participants.create', { name: 'Lou Petit' });
    await save({ name: 'Lou Petit' });
    const [consent] = await list();
    const { actId } = await desk.call('people.remove', { id: consent?.personId ?? '' });
    expect((await list()).map(({ name, personId }) => [name, personId])).toEqual([['Lou Petit', undefined]]);
    await desk.call('people.undo', { id: actId });
    expect(await list({ personId: consent?.personId ?? '' })).toHaveLength(1);
  });
});

it('records what a return says, once; a refusal ends what was given before', async () => {
  const postId = addPost(desk, postWithAnswers('Le canal', ANNE));
  const { db, newId } = desk.backend;
  const at = desk.clock.now;
  const record = (returnId: string, isGiven: boolean, day: number): void =>
    recordConsents(
      db,
      {
        postId,
        person: 'ANNE MARTIN',
        consents: [
          { subject: 'words', isGiven },
          { subject: 'picture', isGiven: false },
        ],
        returnId,
        at: at + day * DAY,
      },
      { now: at, newId },
    );
  record('first', true, 0);
  record('first', true, 0);
  expect(
    (await list({ postId })).map(({ subject, state, manner, personId }) => [
      subject,
      state,
      manner,
      personId,
    ]),
  ).toEqual([
    ['picture', 'refused', 'return', 'anne'],
    ['words', 'given', 'return', 'anne'],
  ]);
  record('second', false, 1);
  expect((await list({ postId })).map(({ subject, state }) => `${subject} ${state}`).toSorted()).toEqual([
    'picture refused',
    'picture refused',
    'words refused',
    'words withdrawn',
  ]);
  expect(await codesOf(postId)).toEqual(['consent-withdrawn Anne Martin words']);
});

it('lists the posts that use what a consent covers', async () => {
  const portrait = 'a'.repeat(64);
  const withPortrait = addPost(desk, postWithAnswers('Le canal', { ...ANNE, portrait }));
  addPost(desk, postWithAnswers('Le quai', ANNE));
  await save({ name: 'Anne Martin', subjects: ['words', 'picture'] });
  const [picture, words] = await list();
  expect(await desk.call('consents.uses', { id: words?.id ?? '' })).toMatchObject({
    total: 2,
    posts: [
      { title: 'Le quai', parts: 1, pictures: [], blogs: [] },
      { title: 'Le canal', parts: 1 },
    ],
  });
  expect(await desk.call('consents.uses', { id: picture?.id ?? '' })).toEqual({
    total: 1,
    posts: [
      {
        id: withPortrait,
        title: 'Le canal',
        status: 'draft',
        parts: 1,
        pictures: [portrait],
        hasPortrait: true,
        blogs: [],
      },
    ],
  });
});

describe('the file of the register', () => {
  const exportTo = async (file: string, input: Partial<BackendInput<'consents.export'>>) => {
    const destination = 'token-number-00000000000000000777';
    exportsOf(desk.backend).destinations.grant(destination, file);
    return desk.call('consents.export', {
      of: {},
      format: 'csv',
      language: 'fr',
      destination,
      ...input,
    });
  };

  it('is a table that a spreadsheet reads, and computes nothing', async () => {
    const folder = temporaryFolder('register');
    const postId = addPost(desk, postWithAnswers('Le « canal »', ANNE));
    await save({
      name: 'Anne Martin',
      postId,
      places: '=cmd|calc',
      note: 'dit "oui"',
      givenAt: new Date(2026, 2, 12, 23).getTime(),
    });
    expect(await exportTo(path.join(folder, 'registre'), { language: 'en' })).toEqual({
      name: 'registre.csv',
      consents: 1,
    });
    const [head, row] = csvCells(fs.readFileSync(path.join(folder, 'registre.csv'), 'utf8'));
    expect(head?.slice(0, 4)).toEqual(['Person', 'Consent', 'State', 'Post']);
    expect(row).toEqual([
      'Anne Martin',
      'Words',
      'Given',
      'Le « canal »',
      "'=cmd|calc",
      '',
      '2026-03-12',
      'on paper',
      '',
      '',
      '',
      'dit "oui"',
    ]);
    fs.rmSync(folder, { recursive: true });
  });

  it('is a Word document with a table for each person', async () => {
    const folder = temporaryFolder('register');
    const postId = addPost(desk, postWithAnswers('Le canal', ANNE, KARIM));
    await save({ name: 'Anne Martin', postId, subjects: ['words', 'picture'], purpose: 'une exposition' });
    await save({ name: 'Karim Benali', isMinor: true, guardians: 'Lise et Paul' });
    expect(await exportTo(path.join(folder, 'registre.docx'), { of: { postId }, format: 'docx' })).toEqual({
      name: 'registre.docx',
      consents: 3,
    });
    const zip = await openArchive(fs.readFileSync(path.join(folder, 'registre.docx')));
    const xml = (await zip.read('word/document.xml'))?.toString() ?? '';
    expect(xml.match(/<w:tbl>/g)).toHaveLength(2);
    expect(xml.replaceAll(/<[^>]+>/g, '|')).toMatch(
      /Registre des accords.*Anne Martin.*une exposition.*Karim Benali.*Lise et Paul/s,
    );
    fs.rmSync(folder, { recursive: true });
  });
});
