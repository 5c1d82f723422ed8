/** The archive that the bench measures: the same at each run, made of valid documents, and found whole. */
import { expect, test } from 'vitest';
import { postSchema } from '../../../../interview/document.ts';
import { passagesOf } from '../../../../interview/passages.ts';
import { tokenize } from '../../../../main/backend/search/analysis.ts';
import { generateArchive } from '../../../bench/generate-archive.ts';
import { aLibrary } from './a-library.ts';

test('the same posts at each run, all valid', () => {
  const [one, two] = [[...generateArchive(20)], [...generateArchive(20)]];
  expect(one).toEqual(two);
  for (const { document } of one) expect(postSchema.safeParse(document).success).toBe(true);
});

test('totals are exact: what a scan of every word counts, the index counts', () => {
  const library = aLibrary();
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
