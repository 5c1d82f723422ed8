/** A search by the impact index gives the same posts and facets as the full text. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, sql } from '#backend/core/sql.ts';
import { IMPACT_FILE } from '#backend/search/impact/impact-file.ts';
import type { OpenImpact } from '#backend/search/open-engine.ts';
import { searchArchive } from '#backend/search/search.ts';
import type { SearchResult } from '#contract/search.ts';
import { generateLargeArchive } from '#bench/archive/generate.ts';
import { openTestArchive, type Archive } from './test-archive.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let archive: Archive;
let opened: OpenImpact;
const finishUpkeep = (): void => {
  while (opened.upkeep?.step(1_000, true) === true);
};

beforeAll(() => {
  archive = openTestArchive();
  for (const { document, status, publishedAt } of generateLargeArchive(120, 7)) {
    const rowid = archive.insert({ ...document, body: document.body.slice(0, 6) });
    run(
      archive.db,
      sql`UPDATE posts SET status = ${status}, published_at = ${publishedAt} WHERE rowid = ${rowid}`,
    );
  }
  opened = archive.open();
  finishUpkeep();
});
afterAll(() => {
  opened.impact.close();
  archive.close();
  fs.rmSync(archive.folder, { recursive: true });
});

const searchBoth = (
  query: string,
  order: 'relevance' | 'date' = 'relevance',
): [SearchResult, SearchResult] => [
  searchArchive(archive.reader, { query, limit: 100, order }, opened.impact),
  searchArchive(archive.reader, { query, limit: 100, order }),
];
const ids = ({ hits }: SearchResult): string[] => hits.map(({ postId }) => postId).toSorted();

describe('agrees with the full text', () => {
  const word = fc.constantFrom(
    'innovation',
    'innovations',
    'école',
    'ecole',
    'public',
    'serv',
    'd',
    'in',
    'projets',
    'hélène',
    'the',
    'de',
    'la',
    'besoin',
    'métropole',
    'introuvable',
  );
  const piece = fc.oneof(
    { weight: 6, arbitrary: word },
    { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`) },
    { weight: 1, arbitrary: word.map((excluded) => `-${excluded}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('statut:publié', 'année:2012..2018', 'type:entretien', '-statut:brouillon'),
    },
    { weight: 1, arbitrary: word.map((part) => `dans:titre ${part}`) },
  );
  const query = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => `${pieces.join(' ')} `);

  test('on posts, totals and facets', () => {
    checkProperty(
      fc.property(query, (text) => {
        const [ours, full] = searchBoth(text);
        expect(ours.total).toBe(full.total);
        expect(ours.facets).toEqual(full.facets);
        // At most a hundred are returned; below that, all.
        expect(ours.total > 100 ? [] : ids(ours)).toEqual(full.total > 100 ? [] : ids(full));
      }),
    );
  });

  test('on what is being typed', () => {
    for (const text of ['serv', 'inno', 'public proj', 'introuv', 'l’école', '"public serv'])
      expect(searchBoth(text).map(({ total }) => total)).toEqual([
        searchBoth(text)[1].total,
        searchBoth(text)[1].total,
      ]);
    // One or two letters: the posts of the most frequent words.
    for (const text of ['d', 'in']) expect(searchBoth(text)[0].total).toBeGreaterThan(90);
  });

  test('by date on the exact list', () => {
    for (const text of ['innovation', 'serv', 'public projets'])
      expect(searchBoth(text, 'date').map(({ hits }) => hits.map(({ postId }) => postId))[0]).toEqual(
        searchBoth(text, 'date')[1].hits.map(({ postId }) => postId),
      );
  });

  test('typed words rank above their forms, and these above prefixes', () => {
    const [ours] = searchBoth('innovation');
    const steps = ours.hits.map(({ score }) => Math.floor(score / 1_000));
    expect(new Set(steps).size).toBeGreaterThan(1);
    expect(steps).toEqual(steps.toSorted((a, b) => b - a));
  });
});

test('a saved word matches and a removed one does not, before and after a fold', () => {
  const total = (query: string): number =>
    searchArchive(archive.reader, { query, limit: 5 }, opened.impact).total;
  const rowid = archive.add('zirconium hapax');
  expect(total('zirconiums')).toBe(1);
  archive.save(rowid, 'obsidienne hapax');
  expect([total('zirconium'), total('obsidiennes'), total('obsid'), total('hapax')]).toEqual([0, 1, 1, 1]);
  expect(opened.impact.overlay.has(rowid)).toBe(true);
  for (let more = 0; more < 20; more += 1) archive.add(`feldspath ${more}`);
  expect(total('feldspath')).toBe(20);
  finishUpkeep();
  expect(opened.impact.overlay.size).toBe(0);
  expect([total('zirconium'), total('obsidiennes'), total('feldspath')]).toEqual([0, 1, 20]);
});

test('when the file is damaged during a query, the full text answers', () => {
  const text = 'innovation';
  const full = searchArchive(archive.reader, { query: text, limit: 5 });
  const other = archive.open();
  const file = path.join(archive.folder, IMPACT_FILE);
  const bytes = fs.readFileSync(file);
  const descriptor = fs.openSync(file, 'r+');
  fs.writeSync(descriptor, Buffer.alloc(bytes.length - 4_096, 0xa5), 0, bytes.length - 4_096, 4_096);
  fs.closeSync(descriptor);
  expect(searchArchive(archive.reader, { query: text, limit: 5 }, other.impact).total).toBe(full.total);
  other.impact.close();
});
