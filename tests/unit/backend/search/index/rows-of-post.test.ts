import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passagesOf } from '#interview/passages.ts';
import { tokenize } from '#backend/search/analysis/tokenizer.ts';
import { rowsOfPost } from '#backend/search/index/rows-of-post.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { canal } from '../searched-posts.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const wordsOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => tokenize(text, null).map(({ exact }) => exact)).toSorted();
const textsOf = (rows: ReturnType<typeof rowsOfPost>): string[] =>
  rows.flatMap(({ columns }) => [...columns.values()].flat().map(({ text }) => text));

test('makes one row for the post, one for each speaker; together every word once', () => {
  const rows = rowsOfPost(canal, 1);
  expect(rows.map(({ people }) => (JSON.parse(people) as string[][]).map(([, name]) => name))).toEqual([
    [],
    ['Lucie Ferrand'],
    ['Marc Oyono'],
  ]);
  expect(rows.map(({ columns }) => [...columns.keys()].toSorted())).toEqual([
    ['labels', 'lead', 'people', 'questions', 'title'],
    ['answers'],
    ['answers'],
  ]);
  const expectedTexts = [...passagesOf(canal).map(({ text }) => text), 'Lucie Ferrand', 'Marc Oyono'];
  expect(wordsOf(textsOf(rows))).toEqual(wordsOf(expectedTexts));
});

test('puts joint answers in a row of their own, and answers without a speaker in the post’s', () => {
  const post = buildInterview()
    .titled('À deux voix')
    .asking('Alors ?')
    .answering('Anne', 'Seule.')
    .answering('Paul', 'Seul.').post;
  const together = {
    ...post,
    body: [
      ...post.body,
      { ...post.body[1], id: 'both', participants: post.participants.map(({ id }) => id) },
      { ...post.body[1], id: 'nobody', participants: [] },
    ],
  } as typeof post;
  const rows = rowsOfPost(together, 1);
  expect(rows.map(({ people }) => (JSON.parse(people) as unknown[]).length)).toEqual([0, 1, 1, 2]);
  expect(rows[0]?.columns.get('answers')).toEqual([{ text: 'Seule.', language: 'fr' }]);
});

test('keeps a row while its text is unchanged, in one generation', () => {
  const hashes = (post: typeof canal, generation = 1): string[] =>
    rowsOfPost(post, generation).map(({ hash }) => hash.toString('hex'));
  const retitled = { ...canal, title: 'Autrement' };
  expect(hashes(canal)).toEqual(hashes(structuredClone(canal)));
  expect(hashes(retitled).slice(1)).toEqual(hashes(canal).slice(1));
  expect(hashes(retitled)[0]).not.toBe(hashes(canal)[0]);
  expect(hashes(canal, 2).filter((hash) => hashes(canal).includes(hash))).toEqual([]);
  const english = hashes({ ...canal, language: 'en' });
  expect(english.filter((hash) => hashes(canal).includes(hash))).toEqual([]);
});

describe('very long posts', () => {
  const sentence = (seed: number): string => `Phrase numéro ${seed} sur la brume et les écluses du canal. `;
  const long = (answers: number, each: number) => {
    let builder = buildInterview().titled('Longue').asking('Alors ?');
    for (let answer = 0; answer < answers; answer += 1)
      builder = builder.answering(
        'Anne',
        Array.from({ length: each }, (_, index) => sentence(answer * each + index)).join(''),
      );
    return builder.post;
  };

  test('are split into rows of bounded length, between passages', () => {
    const rows = rowsOfPost(long(200, 50), 1);
    const units = textsOf(rows).reduce((sum, text) => sum + text.length, 0);
    expect(rows.length).toBeGreaterThan(units / 160_000);
    for (const row of rows) expect(textsOf([row]).join('').length).toBeLessThan(140_000);
  });

  test('with a passage longer than a row are split after a word', () => {
    const rows = rowsOfPost(long(1, 10_000), 1);
    const parts = textsOf(rows).filter((text) => text.startsWith('Phrase') || text.length > 1_000);
    expect(parts.length).toBeGreaterThan(3);
    expect(wordsOf(parts)).toEqual(wordsOf([parts.join('')]));
  });

  test('with a changed word at the beginning keep most rows', () => {
    const post = long(400, 20);
    const changed = structuredClone(post);
    changed.body.splice(1, 0, { ...structuredClone(post.body[1]), id: 'new' } as (typeof post.body)[number]);
    const before = new Set(rowsOfPost(post, 1).map(({ hash }) => hash.toString('hex')));
    const after = rowsOfPost(changed, 1).map(({ hash }) => hash.toString('hex'));
    const fresh = after.filter((hash) => !before.has(hash));
    expect(before.size).toBeGreaterThan(4);
    expect(fresh.length).toBeLessThanOrEqual(2);
  });
});

test('any post: every word is in one row', () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 });
  checkProperty(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('Anne', 'Paul', 'Inès'), text), { maxLength: 8 }),
      (turns) => {
        let builder = buildInterview().titled('Titre').asking('Alors ?');
        for (const [name, answer] of turns) builder = builder.answering(name, answer);
        const { post } = builder;
        const people = post.participants.map(({ name }) => name);
        expect(wordsOf(textsOf(rowsOfPost(post, 1)))).toEqual(
          wordsOf([...passagesOf(post).map((passage) => passage.text), ...people]),
        );
      },
    ),
  );
});
