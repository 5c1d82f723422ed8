/** A library on disk with few words in short posts, so that every answer can be counted by hand. */
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Post } from '#interview/document.ts';
import { migrations } from '#backend/library/store/migrations/index.ts';
import { getDocument, insertPost, savePost } from '#backend/library/posts/posts.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { all, get, run, sql, type WritableDb } from '#backend/core/sql.ts';
import { factsOf } from '#backend/search/facts/facts.ts';
import { filterFacts } from '#backend/search/facts/facts-filter.ts';
import type { Impact } from '#backend/search/impact/impact.ts';
import { openImpact, type OpenImpact } from '#backend/search/open-engine.ts';
import { AS_TYPED } from '#backend/search/impact/weights.ts';
import { wordsOfPost } from '#backend/search/impact/words-of-post.ts';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

export type Archive = ReturnType<typeof openTestArchive>;

export function openTestArchive(
  folder: string = temporaryFolder('impact'),
  tables: 'new' | 'as it is' = 'new',
) {
  const file = path.join(folder, 'library.sqlite');
  const db = new Database(file) as unknown as WritableDb;
  followPosts(db);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = ON');
  if (tables === 'new') for (const step of migrations) step.up(db);
  let now = Date.UTC(2024, 0, 1);
  let ids = tables === 'new' ? 0 : 1_000;
  const moment = () => ({ now: (now += 60_000), newId: () => `id-${(ids += 1)}` });
  const insert = (document: Post): number => {
    const { id } = insertPost(db, document, moment());
    return get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${id}`)?.rowid ?? -1;
  };
  const article = (words: string) =>
    buildArticle()
      .titled(words.split(' ')[0] ?? '')
      .saying(words).post;
  // Like the search thread: another, read-only connection.
  const reader = new Database(file, { readonly: true }) as unknown as WritableDb;
  return {
    folder,
    db,
    reader,
    insert,
    add: (words: string): number => insert(article(words)),
    save(rowid: number, words: string): void {
      const row = get<{ id: string; save: number }>(
        db,
        sql`SELECT id, save_number AS save FROM posts WHERE rowid = ${rowid}`,
      );
      if (row === undefined) throw new Error('no such post');
      savePost(
        db,
        { id: row.id, baseSave: row.save, saveId: `save-${(ids += 1)}`, document: article(words) },
        moment(),
      );
    },
    erase: (rowid: number): void => void run(db, sql`DELETE FROM posts WHERE rowid = ${rowid}`),
    rowids: (): number[] =>
      all<{ rowid: number }>(db, sql`SELECT rowid FROM posts ORDER BY rowid`).map(({ rowid }) => rowid),
    open: (writable = true): OpenImpact => openImpact({ folder, library: reader, writable }),
    /** The posts with all of some forms, by reading every post. */
    holding(...forms: readonly string[]): number[] {
      return all<{ rowid: number; id: string }>(db, sql`SELECT rowid, id FROM posts ORDER BY rowid`)
        .filter(({ id }) => {
          const words = wordsOfPost(getDocument(db, id));
          return forms.every((form) => words.has(form));
        })
        .map(({ rowid }) => rowid);
    },
    close(): void {
      reader.close();
      db.close();
    },
  };
}

/** The posts with all of some forms, by the impact index; undefined when it does not answer. */
export function searchImpact(
  archive: Archive,
  impact: Impact,
  ...forms: readonly string[]
): number[] | undefined {
  const facts = factsOf(archive.reader);
  if (!impact.follow(1_000)) return undefined;
  const answer = impact.rank({
    groups: forms.map((form) => [{ form, step: AS_TYPED }]),
    mask: filterFacts(facts, {}),
    order: 'relevance',
    top: 1_000,
  });
  return answer?.rowids.toSorted((a, b) => a - b);
}

/** Runs all pending upkeep. */
export const finishUpkeep = ({ upkeep }: OpenImpact): void => {
  while (upkeep?.step(1_000, true) === true);
};

/** Its answer and the true one; without an answer, nothing is claimed. */
export function answerAndTruth(archive: Archive, { impact }: OpenImpact, ...forms: readonly string[]) {
  const truth = archive.holding(...forms);
  return { answer: searchImpact(archive, impact, ...forms) ?? truth, truth };
}
