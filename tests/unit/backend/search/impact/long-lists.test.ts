/** The lists of common words are cached: each remains that of its segment and form. */
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ImpactFile } from '#backend/search/impact/impact-file.ts';
import { openTestArchive, type Archive } from './test-archive.ts';

let archive: Archive;
let file: ImpactFile;
beforeEach(() => {
  archive = openTestArchive();
  file = ImpactFile.make(path.join(archive.folder, 'search-index.sqlite'), archive.reader);
});
afterEach(() => {
  file.close();
  archive.close();
});

const listOf = (byte: number, length: number): Uint8Array => new Uint8Array(length).fill(byte);
const readList = (segment: number, form: string): number[] => [...(file.list(segment, form) ?? [])];

test('reads by segment and form, cached or not, long or short', () => {
  const [one, two] = [file.addSegment([1]), file.addSegment([2])];
  const lists = [
    [one, 'jardin', listOf(1, 9_000)],
    [one, 'jardins', listOf(2, 9_000)],
    [two, 'jardin', listOf(3, 9_000)],
    [two, 'ruche', listOf(4, 10)],
  ] as const;
  for (const [segment, form, list] of lists) file.addPostings(segment, form, 1, list);
  for (let times = 0; times < 3; times += 1)
    for (const [segment, form, list] of lists) expect(readList(segment, form)).toEqual([...list]);
  expect(file.list(two, 'jardins')).toBeUndefined();
});

test('reads again more lists than the cache keeps, and one larger than the cache', () => {
  const segment = file.addSegment([1]);
  const lengths = [9_000_000, 9_000_000, 9_000_000, 27_000_000];
  lengths.forEach((length, number) =>
    file.addPostings(segment, `mot${number}`, 1, listOf(number + 1, length)),
  );
  for (let times = 0; times < 2; times += 1)
    lengths.forEach((length, number) => {
      const list = file.list(segment, `mot${number}`);
      expect([list?.length, list?.[0], list?.at(-1)]).toEqual([length, number + 1, number + 1]);
    });
});
