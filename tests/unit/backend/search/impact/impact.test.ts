/** The impact index with its file and its overlay, in a real library: it answers like reading every post. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { transaction } from '#backend/core/sql.ts';
import { factsOf } from '#backend/search/facts/facts.ts';
import { filterFacts } from '#backend/search/facts/facts-filter.ts';
import { IMPACT_FILE } from '#backend/search/impact/impact-file.ts';
import { AS_TYPED, INFLECTED, LOOSE } from '#backend/search/impact/weights.ts';
import type { OpenImpact } from '#backend/search/open-engine.ts';
import { runUntilDone } from '#backend/search/impact/upkeep.ts';
import { openTestArchive, searchImpact, finishUpkeep, type Archive } from './test-archive.ts';

const open: Archive[] = [];
const archiveOf = (...posts: readonly string[]): Archive => {
  const archive = openTestArchive();
  open.push(archive);
  for (const words of posts) archive.add(words);
  return archive;
};
afterEach(() => {
  for (const archive of open.splice(0)) {
    archive.close();
    fs.rmSync(archive.folder, { recursive: true });
  }
});

const closeImpact = (opened: OpenImpact): void => {
  opened.impact.close();
};

describe('a save is searchable at once', () => {
  test('a saved word matches and a removed one does not, before and after a fold', () => {
    const archive = archiveOf('canal écluse', 'jardin école');
    const opened = archive.open();
    finishUpkeep(opened);
    expect(searchImpact(archive, opened.impact, 'ecluse')).toEqual([1]);

    archive.save(1, 'canal passerelle');
    expect(searchImpact(archive, opened.impact, 'ecluse')).toEqual([]);
    expect(searchImpact(archive, opened.impact, 'passerelle')).toEqual([1]);
    expect(opened.impact.overlay.size).toBe(1);
    expect(opened.impact.frequency('passerelle')).toBe(1);
    expect(opened.impact.beginning('passe', 5)).toEqual([{ form: 'passerelle', posts: 1 }]);

    // Enough posts for the overlay to be folded.
    for (let post = 0; post < 20; post += 1) archive.add(`canal numéro ${post}`);
    expect(searchImpact(archive, opened.impact, 'canal')?.length).toBe(21);
    finishUpkeep(opened);
    expect(opened.impact.overlay.size).toBe(0);
    expect(searchImpact(archive, opened.impact, 'ecluse')).toEqual([]);
    expect(searchImpact(archive, opened.impact, 'passerelle')).toEqual([1]);
    expect(searchImpact(archive, opened.impact, 'canal')?.length).toBe(21);
    closeImpact(opened);

    const again = archive.open();
    expect(searchImpact(archive, again.impact, 'ecluse')).toEqual([]);
    expect(searchImpact(archive, again.impact, 'passerelle', 'canal')).toEqual([1]);
    closeImpact(again);
  });

  test('a post from before the file was created, never queried, matches', () => {
    const archive = archiveOf('canal écluse');
    const opened = archive.open();
    // The facts of the posts are older than the file’s source.
    archive.add('jardin école');
    finishUpkeep(opened);
    expect(searchImpact(archive, opened.impact, 'jardin')).toEqual([2]);
    archive.add('verger école');
    opened.upkeep?.rebuild();
    archive.add('potager école');
    finishUpkeep(opened);
    expect(searchImpact(archive, opened.impact, 'ecole')).toEqual([2, 3, 4]);
    closeImpact(opened);
  });

  test('an erased post does not match, and another with its rowid is itself', () => {
    const archive = archiveOf('canal écluse', 'jardin école');
    const opened = archive.open();
    finishUpkeep(opened);
    archive.erase(2);
    expect(searchImpact(archive, opened.impact, 'jardin')).toEqual([]);
    expect(archive.add('jardin potager')).toBe(2);
    expect(searchImpact(archive, opened.impact, 'ecole')).toEqual([]);
    expect(searchImpact(archive, opened.impact, 'jardin', 'potager')).toEqual([2]);
    closeImpact(opened);
  });

  test('rolled back words never match', () => {
    const archive = archiveOf('canal écluse');
    const opened = archive.open();
    finishUpkeep(opened);
    expect(() =>
      transaction(archive.db, () => {
        archive.save(1, 'canal passerelle');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(searchImpact(archive, opened.impact, 'ecluse')).toEqual([1]);
    archive.save(1, 'canal pont');
    expect(searchImpact(archive, opened.impact, 'pont')).toEqual([1]);
    closeImpact(opened);
  });
});

test('order: exact above inflected above loose, then weight, then date', () => {
  const archive = archiveOf('avis pont', 'ponts ponts ponts', 'avis pontonniers', 'pont', 'avis pont');
  const opened = archive.open();
  finishUpkeep(opened);
  factsOf(archive.reader);
  opened.impact.follow(100);
  const answer = opened.impact.rank({
    groups: [
      [
        { form: 'pontonniers', step: LOOSE },
        { form: 'pont', step: AS_TYPED },
        { form: 'ponts', step: INFLECTED },
      ],
    ],
    mask: filterFacts(factsOf(archive.reader), {}),
    order: 'relevance',
    top: 10,
  });
  // 4: in its title. 5 and 1 have the same words, and 5 is newer.
  expect(answer?.rowids).toEqual([4, 5, 1, 2, 3]);
  closeImpact(opened);
});

test('a rebuild reports progress in posts, stops at once, and resumes', async () => {
  const archive = archiveOf(...Array.from({ length: 40 }, (_, post) => `canal mot${post}`));
  const opened = archive.open();
  const stopped = new AbortController();
  const progress: number[] = [];
  await expect(
    runUntilDone(opened.upkeep ?? (undefined as never), {
      signal: stopped.signal,
      budget: 0,
      onProgress: ({ done }) => {
        progress.push(done);
        stopped.abort();
      },
    }),
  ).rejects.toThrow();
  expect(progress.length).toBe(1);
  closeImpact(opened);
  const again = archive.open();
  finishUpkeep(again);
  expect(searchImpact(archive, again.impact, 'canal')?.length).toBe(40);
  closeImpact(again);
});

test('a reader uses a complete file and writes nothing', () => {
  const archive = archiveOf('canal');
  expect(archive.open(false).upkeep).toBeUndefined();
  expect(fs.existsSync(path.join(archive.folder, IMPACT_FILE))).toBe(false);
  const opened = archive.open();
  finishUpkeep(opened);
  closeImpact(opened);
  archive.save(1, 'canal pont');
  const reader = archive.open(false);
  expect(reader.upkeep).toBeUndefined();
  expect(searchImpact(archive, reader.impact, 'pont')).toEqual([1]);
  closeImpact(reader);
});
