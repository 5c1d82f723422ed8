/** Lists and opening, on a library of a hundred thousand posts. */
import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import { severalOf } from '#backend/several/run-several.ts';
import { MOST_SELECTED } from '#contract/plain-values.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { longestMoment, type Contest, type Row } from './harness.ts';
import { databaseOf, largeLibraryCopy, POSTS, POSTS_TOLD, removeCopy } from './kept-library.ts';

const PAGE = 100;
const SORTS = ['changed', 'newest', 'title'] as const;
const KEYS = { changed: 'updated_at', newest: 'dated_at', title: 'title_key' } as const;

const aDesk = (folder: string): Promise<TestBackend> =>
  openTestBackend({ folder, publishing: false, searchThread: true });

/** Keeps the process alive while the archive's thread works, because that thread does not. */
async function keptAlive<Value>(work: () => Promise<Value>): Promise<Value> {
  const alive = setInterval(() => undefined, 1_000);
  try {
    return await work();
  } finally {
    clearInterval(alive);
  }
}

/** One prepared statement that reads the rows of a page. */
function barePages(file: string) {
  const db = new Database(file, { readonly: true });
  const statements = Object.fromEntries(
    SORTS.map((sort) => {
      const down = sort === 'title' ? '' : 'DESC';
      return [
        sort,
        db.prepare(
          `SELECT rowid, id, kind, title, status, questions, answers, words, created_at, updated_at, published_at FROM posts
           WHERE binned_at IS NULL ORDER BY ${KEYS[sort]} ${down}, rowid ${down} LIMIT ${PAGE}`,
        ),
      ];
    }),
  );
  return {
    page: (sort: (typeof SORTS)[number]) => (statements[sort]?.all() ?? []) as { id: string }[],
    close: () => void db.close(),
  };
}

const sortOf = (round: number): (typeof SORTS)[number] => SORTS[round % SORTS.length] ?? 'changed';

async function contest(
  ours: (desk: TestBackend, round: number) => Promise<unknown>,
  reference: 'page' | number,
): Promise<Contest> {
  const folder = await largeLibraryCopy();
  const desk = await aDesk(folder);
  const bare = barePages(databaseOf(folder));
  return {
    ours: (round) => keptAlive(async () => void (await ours(desk, round))),
    reference: (round) => (reference === 'page' ? void bare.page(sortOf(round)) : [reference]),
    async verify() {
      await keptAlive(async () => {
        for (const sort of SORTS) {
          const { items, total } = await desk.call('posts.list', { list: 'all', sort, limit: PAGE });
          assert.equal(total, POSTS);
          assert.deepEqual(
            items.map(({ id }) => id),
            bare.page(sort).map(({ id }) => id),
          );
        }
        await ours(desk, 0);
      });
    },
    async close() {
      bare.close();
      await desk.dispose();
      removeCopy(folder);
    },
  };
}

const page: Row = {
  name: 'list-page',
  what: `a page of ${PAGE} of a list of ${POSTS_TOLD} posts, in one of three orders (request checked, rows, labels, count, answer checked), against one bare statement that reads the same rows`,
  rounds: 60,
  prepare: () =>
    contest(
      (desk, round) => desk.call('posts.list', { list: 'all', sort: sortOf(round), limit: PAGE }),
      'page',
    ),
};

const jump: Row = {
  name: 'list-jump',
  what: `the ${PAGE} rows at any place of that list, every second time of those with a label of a tenth of them, asked of the archive’s thread, against the 50 ms that no answer may take`,
  rounds: 60,
  prepare: () =>
    contest(
      (desk, round) =>
        desk.call('posts.list', {
          list: 'all',
          sort: sortOf(round),
          limit: PAGE,
          from: (round * 7_919) % (round % 2 === 0 ? POSTS : 5_000),
          ...(round % 2 === 0 ? {} : { label: 'Libellé 1' }),
        }),
      50,
    ),
};

const facets: Row = {
  name: 'list-facets',
  what: `what that list can be filtered by, each value counted under the other filters, against the 50 ms that no answer may take`,
  rounds: 60,
  prepare: () =>
    contest(
      (desk, round) =>
        desk.call('posts.facets', {
          list: 'all',
          ...(round % 2 === 0 ? {} : { label: 'Libellé 1', year: 2015 }),
        }),
      50,
    ),
};

const opening: Row = {
  name: 'open-library',
  what: `opening that library (lock, schema, threads) and its first page of ${PAGE}, against opening its file with SQLite and reading the same rows`,
  rounds: 12,
  warmUp: 2,
  async prepare() {
    const folder = await largeLibraryCopy();
    return {
      ours: () =>
        keptAlive(async () => {
          const started = performance.now();
          const desk = await aDesk(folder);
          await desk.call('posts.list', { list: 'all', limit: PAGE });
          const took = performance.now() - started;
          await desk.dispose();
          return [took];
        }),
      reference() {
        const bare = barePages(databaseOf(folder));
        bare.page('changed');
        bare.close();
      },
      verify: () => undefined,
      close: () => removeCopy(folder),
    };
  },
};

/** Posts that get a label in a round, and lose it again. */
const FEW = 200;

const several: Row = {
  name: 'several-stall',
  what: `the longest moment in which the backend answers nothing while the labels of the selection of all ${POSTS_TOLD} posts are read, and while ${FEW} of them get a label and lose it again, against the 50 ms that no answer may take`,
  rounds: 10,
  warmUp: 2,
  async prepare() {
    const folder = await largeLibraryCopy();
    const desk = await aDesk(folder);
    const { ids } = await keptAlive(() =>
      desk.call('posts.ids', { list: 'all', from: 0, limit: MOST_SELECTED }),
    );
    const settled = async ({ id }: { id: string }): Promise<string> => {
      await severalOf(desk.backend).settled(id);
      return id;
    };
    const work = async (): Promise<void> => {
      await desk.call('several.labels', { ids });
      const few = ids.slice(0, FEW);
      const id = await settled(
        await desk.call('several.start', { what: 'labels', ids: few, add: ['Tour'], remove: [] }),
      );
      await settled(await desk.call('several.undo', { id }));
    };
    return {
      ours: async () => [await keptAlive(() => longestMoment(work))],
      reference: () => [50],
      verify: () => assert.equal(ids.length, POSTS),
      async close() {
        await desk.dispose();
        removeCopy(folder);
      },
    };
  },
};

export const listRows: readonly Row[] = [page, jump, facets, several, opening];
