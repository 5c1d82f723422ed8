/** Later indexing: an upgrade, a very long save, a rebuilt index, with a crash at any point. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { column, run, sql, transaction, type WritableDb } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { createJobThreads } from '#backend/core/threads/job-threads.ts';
import { scriptAt } from '#backend/core/threads/thread-script.ts';
import { checkIndex } from '#backend/search/index/check-index.ts';
import { followPosts, nextGeneration } from '#backend/search/index/index-post.ts';
import { indexMissing, indexProgress, startIndexing } from '#backend/search/index/background-indexing.ts';
import type { Proposing } from '#backend/proposals/worker.ts';
import { AppError } from '#contract/failure.ts';
import { searchArchive } from '#backend/search/search.ts';
import { generateArchive } from '#bench/generate-archive.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { ended, printed, startChild } from '../../child-process.ts';
import { openTestLibrary } from '../test-library.ts';

/** The faults found by a full check. */
function findings(db: WritableDb): string[] {
  const steps = checkIndex(db, { most: 100, full: true });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.findings.map(({ code, location }) => `${code} ${location}`);
  }
}

function finish(db: WritableDb): void {
  let more = true;
  while (more) ({ more } = indexMissing(db));
}

describe('a rebuilt index', () => {
  const library = openTestLibrary();
  for (const { document } of generateArchive(40)) library.add(document);
  const { db } = library;
  const answers = (): unknown =>
    ['budget', '"le budget"', 'par:alba innovation', 'dans:titre ecole'].map((query) => {
      const { hits, total, facets } = library.search(query);
      return { total, facets, hits: hits.map(({ postId, passages }) => ({ postId, passages })) };
    });
  const before = answers();

  test('answers as before, during and after', () => {
    transaction(db, () => nextGeneration(db));
    expect(indexProgress(db)).toEqual({ done: 0, total: 40 });
    expect(answers()).toEqual(before);
    // The number of posts in a step depends on the machine; a slow one may only split the first.
    let indexed = 0;
    while (indexed === 0) ({ indexed } = indexMissing(db));
    expect(answers()).toEqual(before);
    finish(db);
    expect(indexProgress(db)).toEqual({ done: 40, total: 40 });
    expect(answers()).toEqual(before);
    expect(findings(db)).toEqual([]);
  });

  test('repairs errors', () => {
    run(db, sql`INSERT OR REPLACE INTO search_rows (rowid, title) VALUES (1, 'autre chose')`);
    run(db, sql`DELETE FROM search_rows WHERE rowid = 2`);
    expect(findings(db)).not.toEqual([]);
    transaction(db, () => nextGeneration(db));
    finish(db);
    expect(findings(db)).toEqual([]);
  });

  test('skips an unreadable document', () => {
    const own = openTestLibrary();
    own.add(buildInterview().titled('Illisible').post);
    own.add(buildInterview().titled('Lisible').post);
    run(own.db, sql`UPDATE posts SET document = '{"version":99}' WHERE rowid = 1`);
    transaction(own.db, () => nextGeneration(own.db));
    finish(own.db);
    expect(own.titles('lisible ')).toEqual(['Lisible']);
    expect(own.titles('illisible ')).toEqual([]);
    expect(findings(own.db)).toEqual([]);
  });
});

test('indexing comes before the recognition of interviews in posts', async () => {
  // More than one step indexes on any machine.
  const POSTS = 501;
  const { add, db } = openTestLibrary();
  for (let post = 0; post < POSTS; post += 1) add(buildInterview().titled(`Billet ${post}`).post);
  const events: string[] = [];
  const note = (what: string): number => events.push(`${what}: ${indexProgress(db).done === POSTS}`);
  const pause: Proposing['pause'] = () => {
    note('gives way, all indexed');
    return () => void note('goes on, all indexed');
  };
  const indexing = startIndexing({
    db,
    emit: () => undefined,
    log: silentLog,
    proposing: { pause },
  });
  indexing.rebuild();
  await indexing.finished();
  indexing.close();
  expect(events).toEqual(['gives way, all indexed: false', 'goes on, all indexed: true']);
});

test('indexing pauses while many posts arrive and a thread reads them', async () => {
  // More than one step indexes on any machine.
  const POSTS = 501;
  const { add, db } = openTestLibrary();
  for (let post = 0; post < POSTS; post += 1) add(buildInterview().titled(`Billet ${post}`).post);
  const indexing = startIndexing({ db, emit: () => undefined, log: silentLog });
  const end = indexing.pause();
  const reading = createJobThreads({
    script: scriptAt(path.join(import.meta.dirname, '../../core/threads/children/jobs.ts')),
    limits: { memory: 64, work: 60_000 },
    exceeded: () => new AppError('document.too-complex'),
  });
  let begun = 0;
  const progress = (): void => {
    if (begun > 0) return;
    // The first step is due at once, without a known duration.
    indexing.rebuild();
    begun = 1;
  };
  await reading.run({ name: 'tells', input: { times: 2, ms: 1_000 }, answers: { progress } });
  expect(begun).toBe(1);
  expect(indexProgress(db).done).toBeLessThan(POSTS);
  end();
  await indexing.finished();
  expect(indexProgress(db)).toEqual({ done: POSTS, total: POSTS });
  indexing.close();
});

describe('a save too long to be indexed at once', () => {
  let backend: TestBackend;
  beforeEach(async () => {
    backend = await openTestBackend();
  });
  afterEach(() => backend.dispose());

  const sentence = (seed: number): string => `Girouette numéro ${seed} au bord du canal. `;
  const long = (word: string, answers = 120) => {
    let builder = buildInterview().titled(`Le ${word}`).asking('Alors ?');
    for (let answer = 0; answer < answers; answer += 1)
      builder = builder.answering(
        answer % 2 === 0 ? 'Anne Martin' : 'Paul Roy',
        `${word} ${Array.from({ length: 120 }, (_, index) => sentence(answer * 120 + index)).join('')}`,
      );
    return builder.post;
  };
  const total = async (query: string): Promise<number> =>
    (await backend.call('search.find', { query, limit: 5 })).total;

  test('is marked as missing, then indexed in steps with its current text', async () => {
    const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
    await backend.call('posts.save', { id, baseSave: 0, saveId: 'one', document: long('sextant') });
    const state = indexProgress(backend.backend.db);
    expect(state).toEqual({ done: 0, total: 1 });
    // Saved again before it was indexed: the last text counts.
    await backend.call('posts.save', { id, baseSave: 1, saveId: 'two', document: long('astrolabe') });
    await expect.poll(() => indexProgress(backend.backend.db).done, { timeout: 20_000 }).toBe(1);
    expect([await total('sextant'), await total('astrolabe'), await total('par:paul astrolabe')]).toEqual([
      0, 1, 1,
    ]);
    expect(findings(backend.backend.db)).toEqual([]);
    expect(backend.events.some(({ event }) => event === 'search.index-changed')).toBe(true);
    // One more word rewrites a row or two, within the save.
    const document = long('astrolabe');
    await backend.call('posts.save', {
      id,
      baseSave: 2,
      saveId: 'three',
      document: { ...document, title: 'Le quadrant' },
    });
    expect(indexProgress(backend.backend.db).done).toBe(1);
    expect(await total('quadrant')).toBe(1);
  });
});

describe('a killed rebuild', () => {
  test.each([1, 2, 5])('resumes at the next start after %i steps', async (steps) => {
    const folder = temporaryFolder('rebuild');
    const library = await openLibrary({ folder, log: silentLog });
    followPosts(library.db);
    transaction(library.db, () => {
      for (const [index, { document }] of [...generateArchive(60)].entries())
        insertPost(library.db, document, { now: 1_000 + index, newId: () => `post-${index}` });
    });
    const search = (db: WritableDb) => searchArchive(db, { query: 'budget', limit: 10 });
    const before = search(library.db);
    library.close();
    const child = startChild('tests/unit/backend/search/children/rebuild-in-a-loop.ts', [folder]);
    await printed(child, (output) => output.split('\n').length > steps);
    child.kill('SIGKILL');
    await ended(child);
    const again = await openLibrary({ folder, log: silentLog });
    expect(again.db.pragma('integrity_check', { simple: true })).toBe('ok');
    finish(again.db);
    expect(findings(again.db)).toEqual([]);
    const after = search(again.db);
    expect([after.total, after.hits.map(({ postId }) => postId)]).toEqual([
      before.total,
      before.hits.map(({ postId }) => postId),
    ]);
    expect(column<number>(again.db, sql`SELECT DISTINCT generation FROM search_indexed`)).toHaveLength(1);
    again.close();
    fs.rmSync(folder, { recursive: true });
  });
});
