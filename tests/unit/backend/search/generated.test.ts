/** The bench’s archive: the same at each run, of valid documents, and fully searchable. */
import { expect, test } from 'vitest';
import { postSchema } from '#interview/document.ts';
import { passagesOf } from '#interview/passages.ts';
import { countPost } from '#interview/words.ts';
import { tokenize } from '#backend/search/analysis/tokenizer.ts';
import { generateLargeArchive } from '#bench/archive/generate.ts';
import { generateArchive } from '#bench/generate-archive.ts';
import { openTestLibrary } from './test-library.ts';

test('gives the same valid posts at each run', () => {
  const [one, two] = [[...generateArchive(20)], [...generateArchive(20)]];
  expect(one).toEqual(two);
  for (const { document } of one) expect(postSchema.safeParse(document).success).toBe(true);
});

test('totals are exact: the index counts like a scan of every word', () => {
  const library = openTestLibrary();
  const posts = [...generateArchive(60)];
  for (const { document } of posts) library.add(document);
  const words = (text: string): string[] => tokenize(text, null).map(({ exact }) => exact);
  const holding = (form: string): number =>
    posts.filter(({ document }) => {
      const texts = [
        ...passagesOf(document).map(({ text }) => text),
        ...document.participants.map(({ role }) => role ?? ''),
      ];
      return texts.some((text) => words(text).includes(form));
    }).length;
  for (const form of ['budget', 'riviere', 'oeuvre', 'ecole', 'chantier']) {
    // In quotes: the exact form, without its plural.
    expect({ form, total: library.search(`"${form}"`).total }).toEqual({ form, total: holding(form) });
    expect(library.search(`-${form}`).total).toBe(60 - holding(form));
  }
});

test('the large archive is the same valid one at each run, with the lengths and the mix that the bench needs', () => {
  const posts = [...generateLargeArchive(300)];
  expect(JSON.stringify([...generateLargeArchive(300)].slice(0, 40))).toBe(
    JSON.stringify(posts.slice(0, 40)),
  );
  for (const { document } of posts.slice(0, 60)) expect(postSchema.safeParse(document).success).toBe(true);
  const words = posts.map(({ document }) => countPost(document).words);
  const mean = words.reduce((sum, count) => sum + count, 0) / words.length;
  expect(Math.abs(mean - 1_122)).toBeLessThan(120);
  expect(Math.min(...words)).toBeGreaterThan(250);
  expect(Math.max(...words)).toBeLessThan(3_900);
  expect(posts.filter(({ document }) => document.language === 'en').length).toBe(30);
  expect(new Set(posts.map(({ status }) => status)).size).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(posts)).toMatch(/ l’[aeiouyé].*\u00a0».*\u202f\?/u);
});
