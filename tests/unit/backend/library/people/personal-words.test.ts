import { afterEach, beforeEach, expect, it } from 'vitest';
import { MOST_KNOWN_FORMS, MOST_PERSONAL_WORDS } from '#contract/checks.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { enterPerson } from '#tests/builders/person-builder.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
});
afterEach(() => backend.dispose());

/** Like the shell from a word’s context menu. */
const add = async (word: string): Promise<void> => {
  expect(await backend.dispatch('host', 'spelling.add', { word })).toMatchObject({ ok: true });
};
const knownWords = async (): Promise<string[]> => {
  const envelope = await backend.dispatch('host', 'spelling.known', {});
  if (!envelope.ok) throw new Error(envelope.failure.code);
  return (envelope.value as { forms: string[] }).forms;
};
const words = async (): Promise<string[]> => (await backend.call('spelling.words', {})).words;
const changeCount = (): number => backend.events.filter(({ event }) => event === 'words.changed').length;

it('stores added words once, in alphabetical order, and emits the change', async () => {
  for (const word of ['zorglub', 'l’éco-lieu', 'Éclore', 'zorglub', '…', '']) await add(word);
  expect(await words()).toEqual(['éco', 'Éclore', 'zorglub'].toSorted(new Intl.Collator('fr').compare));
  expect(changeCount()).toBe(3);
});

it('deletes a removed word, and ignores an unknown one', async () => {
  await add('zorglub');
  await backend.call('spelling.remove', { word: 'zorglub' });
  await backend.call('spelling.remove', { word: 'autre' });
  expect(await words()).toEqual([]);
});

it('stores them in the library: another backend on the same folder reads them', async () => {
  await add('zorglub');
  await backend.close();
  const next = await openTestBackend({ folder: backend.folder, publishing: false });
  expect(await next.call('spelling.words', {})).toEqual({ words: ['zorglub'] });
  await next.close();
});

it('includes the current names of the directory, not as personal words', async () => {
  const { id } = await enterPerson(backend, {
    name: 'Jeanne Kervella',
    organisation: 'Atelier d’Ouessant',
  });
  expect(await knownWords()).toEqual(
    expect.arrayContaining(['Kervella', 'KERVELLA', 'Ouessant', 'd’Ouessant']),
  );
  expect(await words()).toEqual([]);
  await backend.call('people.save', { id, set: { name: 'Jeanne Le Goff', organisation: '' } });
  const after = await knownWords();
  expect(after).toContain('Goff');
  expect(after.filter((form) => /Kervella|Ouessant/u.test(form))).toEqual([]);
});

it('returns at most what the spelling checker holds, personal words first', async () => {
  await add('zorglub');
  const name = (index: number): string =>
    `A${index.toString(2).replaceAll('0', 'a').replaceAll('1', 'b')} `.repeat(1) +
    Array.from(
      { length: 8 },
      (_, part) => `E${'xyzuvwts'.charAt(part)}${'b'.repeat(index % 20)}${index}`,
    ).join(' ');
  for (let index = 0; index < 300; index += 1)
    await enterPerson(backend, { name: name(index).slice(0, 200) });
  const forms = await knownWords();
  expect(forms.length).toBe(MOST_KNOWN_FORMS);
  expect(forms[0]).toBe('zorglub');
});

it('refuses more words than the library may hold', async () => {
  const many = Array.from({ length: MOST_PERSONAL_WORDS }, (_, index) => `mot${index}`);
  backend.backend.db
    .prepare('INSERT INTO settings (key, value) VALUES (?, ?)')
    .run('personal-words', JSON.stringify(many));
  await add('zorglub');
  expect(await words()).not.toContain('zorglub');
  expect(changeCount()).toBe(0);
});

it.each(['{}', '["", "a b", "\\u0000", 3]', '[{"a":1}]'])('reads %s as an empty list', async (stored) => {
  backend.backend.db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)').run('personal-words', stored);
  expect((await words()).filter((word) => word !== 'a')).toEqual([]);
});
