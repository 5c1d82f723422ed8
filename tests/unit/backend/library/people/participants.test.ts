import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Participant, Post } from '#interview/document.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { enterPerson } from '#tests/builders/person-builder.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
});
afterEach(() => backend.dispose());

const withPeople = (...participants: Participant[]): Post => ({ ...buildInterview().post, participants });
const anne: Participant = { id: 'anne', name: 'Anne Martin', label: 'Anne Martin' };

async function addPost(document: Post): Promise<{ id: string; save(document: Post): Promise<void> }> {
  backend.clock.now += 1_000;
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  let saves = 0;
  const save = async (next: Post): Promise<void> => {
    await backend.call('posts.save', { id, baseSave: saves, saveId: `s${(saves += 1)}`, document: next });
  };
  await save(document);
  return { id, save };
}
const directory = async (query = ''): Promise<unknown[]> =>
  (await backend.call('participants.list', { query, limit: 50 })).items;
const names = async (query: string): Promise<string[]> =>
  (await backend.call('participants.list', { query, limit: 50 })).items.map(({ name }) => name);

describe('the directory', () => {
  it('is filled from saved posts', async () => {
    await addPost(withPeople({ ...anne, role: 'designer', organisation: 'Atelier des usages' }));
    expect(await directory()).toEqual([
      {
        id: 'anne',
        name: 'Anne Martin',
        role: 'designer',
        organisation: 'Atelier des usages',
        posts: 1,
        lastAt: backend.clock.now,
      },
    ]);
    expect(backend.events).toContainEqual({ event: 'participants.changed', payload: { ids: ['anne'] } });
  });

  it('follows the only post of a person while it is being written', async () => {
    const post = await addPost(withPeople({ ...anne, name: 'Ane' }));
    await post.save(withPeople({ ...anne, role: 'designer' }));
    expect(await directory()).toMatchObject([{ name: 'Anne Martin', role: 'designer' }]);
  });

  it('keeps the current details of people when an older post differs', async () => {
    await addPost(withPeople({ ...anne, role: 'directrice' }));
    const older = await addPost(withPeople({ ...anne, role: 'stagiaire', organisation: 'Mairie' }));
    expect(await directory()).toMatchObject([{ role: 'directrice', organisation: 'Mairie', posts: 2 }]);
    expect((await backend.call('posts.get', { id: older.id })).document.participants).toMatchObject([
      { role: 'stagiaire' },
    ]);
  });

  it('excludes posts of the bin from the counts, and lists who is in them', async () => {
    const post = await addPost(withPeople(anne));
    await backend.call('posts.bin', { id: post.id });
    expect(await directory()).toMatchObject([{ id: 'anne', posts: 0 }]);
  });

  it('omits people of no post until a post names them again', async () => {
    const post = await addPost(withPeople({ ...anne, role: 'designer' }));
    await post.save(withPeople());
    await backend.call('participants.create', { name: 'Une question prise pour un nom' });
    expect(await directory()).toEqual([]);
    expect(await names('ann')).toEqual([]);
    await post.save(withPeople(anne));
    expect(await directory()).toMatchObject([{ id: 'anne', role: 'designer', posts: 1 }]);
  });

  it('finds people of no post by their full name, so that their data can be erased', async () => {
    await (await addPost(withPeople(anne))).save(withPeople());
    expect(await names('anne  MARTIN')).toEqual(['Anne Martin']);
    expect(await directory()).toEqual([]);
    expect((await backend.call('library.info', {})).participants).toBe(0);
  });

  it('keeps people of no post once the author changed their entry', async () => {
    const post = await addPost(withPeople(anne));
    await backend.call('people.save', { id: 'anne', set: { phone: '01 02 03 04 05' } });
    await post.save(withPeople());
    expect(await directory()).toMatchObject([{ id: 'anne', posts: 0 }]);
  });

  it('lists the most recent first without a query', async () => {
    await addPost(withPeople(anne));
    await addPost(withPeople({ ...anne, id: 'karim', name: 'Karim Benali' }));
    expect(await names('')).toEqual(['Karim Benali', 'Anne Martin']);
    await addPost(withPeople(anne));
    expect(await names('')).toEqual(['Anne Martin', 'Karim Benali']);
  });

  it('finds the beginning of any word, ignoring accents, case and ligatures', async () => {
    for (const [index, name] of ['Zoé L’Œuvré', 'Anne-Sophie Lévêque', 'Jean Zola'].entries()) {
      await enterPerson(backend, {
        name,
        ...(index === 2 ? { role: 'chargé d’études', organisation: 'Ville de Lyon' } : {}),
      });
    }
    expect(await names('zo')).toEqual(['Zoé L’Œuvré', 'Jean Zola']);
    expect(await names("L'OEUVRE")).toEqual(['Zoé L’Œuvré']);
    expect(await names('sophie leveque')).toEqual(['Anne-Sophie Lévêque']);
    expect(await names('lyon')).toEqual(['Jean Zola']);
    expect(await names('etudes zola')).toEqual(['Jean Zola']);
    expect(await names('%')).toEqual([]);
    expect((await backend.call('participants.list', { query: 'zo', limit: 1 })).items).toHaveLength(1);
  });

  it('has one entry for names that differ by case and accents', async () => {
    const zoe = await enterPerson(backend, { name: 'Zoé L’Œuvré', role: 'relieuse' });
    expect(await enterPerson(backend, { name: "zoe l'oeuvre" })).toEqual(zoe);
    expect(await names('')).toEqual(['Zoé L’Œuvré']);
  });

  it('returns a person by id, and fails for a missing one', async () => {
    const { id } = await backend.call('participants.create', { name: 'Zoé Lenoir' });
    expect(await backend.call('participants.get', { id })).toMatchObject({ name: 'Zoé Lenoir', posts: 0 });
    await expect(backend.call('participants.get', { id: 'nobody' })).rejects.toMatchObject({
      code: 'participant.not-found',
    });
  });

  it('is corrected by the author without changing posts', async () => {
    const post = await addPost(withPeople({ ...anne, role: 'designer' }));
    const set = { name: 'Anne Martin-Roux', role: '', organisation: 'Métropole' };
    expect(await backend.call('people.save', { id: 'anne', set })).toMatchObject({
      id: 'anne',
      name: 'Anne Martin-Roux',
      organisation: 'Métropole',
      posts: 1,
      lastAt: backend.clock.now,
    });
    expect((await backend.call('participants.get', { id: 'anne' })).role).toBeUndefined();
    expect((await backend.call('posts.get', { id: post.id })).document.participants).toMatchObject([
      { name: 'Anne Martin', role: 'designer' },
    ]);
    await expect(backend.call('people.save', { id: 'nobody', set: { name: 'X' } })).rejects.toMatchObject({
      code: 'participant.not-found',
    });
  });

  it('lists the posts of one person', async () => {
    const post = await addPost(withPeople(anne));
    await addPost(withPeople());
    const { items, total } = await backend.call('posts.list', {
      list: 'all',
      participant: 'anne',
      limit: 10,
    });
    expect({ ids: items.map(({ id }) => id), total }).toEqual({ ids: [post.id], total: 1 });
  });
});
