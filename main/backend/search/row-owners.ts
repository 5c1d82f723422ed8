/** Whose words each row of the index holds, in memory: from what the full text finds to posts and to those who speak. */
import { column, sql, tuples, type ReadableDb } from '../library/sql.ts';

const NOBODY = '[]';

export class RowOwners {
  /** By rowid of a row: that of its post; 0 where there is none. */
  #posts = new Float64Array(1_024);
  /** By rowid of a row: the number of its voice; 0 for nobody's. */
  #voices = new Uint32Array(1_024);
  /** By number: the names of those who speak together. */
  readonly #names: (readonly string[])[] = [[]];
  readonly #numbers = new Map<string, number>([[NOBODY, 0]]);
  /** By post: its rows. */
  readonly #rowsOf = new Map<number, number[]>();

  /** The rowid of the post that a row belongs to; 0 for a row that is gone. */
  postOf(row: number): number {
    return this.#posts[row] ?? 0;
  }

  /** The names of those whose answers a row holds. */
  namesOf(row: number): readonly string[] {
    return this.#names[this.#voices[row] ?? 0] ?? [];
  }

  rowsOf(post: number): readonly number[] {
    return this.#rowsOf.get(post) ?? [];
  }

  /** Calls `found` for each row of answers: the row, its post, the names of those who speak. */
  eachVoice(found: (row: number, post: number, names: readonly string[]) => void): void {
    for (let row = 1; row < this.#posts.length; row += 1) {
      const voice = this.#voices[row] ?? 0;
      const post = this.#posts[row] ?? 0;
      if (voice !== 0 && post !== 0) found(row, post, this.#names[voice] ?? []);
    }
  }

  /** Reads again the rows of some posts, or of all. */
  read(db: ReadableDb, posts: readonly number[] | 'all'): void {
    if (posts === 'all') {
      this.#posts.fill(0);
      this.#rowsOf.clear();
    } else {
      for (const post of posts) {
        for (const row of this.rowsOf(post)) this.#posts[row] = 0;
        this.#rowsOf.delete(post);
      }
    }
    const rows = tuples<[number, number, string]>(
      db,
      posts === 'all'
        ? sql`SELECT rowid, post_rowid, people FROM search_rows_of ORDER BY rowid`
        : sql`SELECT rowid, post_rowid, people FROM search_rows_of WHERE post_rowid IN (SELECT value FROM json_each(${JSON.stringify(posts)}))`,
    );
    if (posts === 'all') this.#reserve(rows.at(-1)?.[0] ?? 0);
    for (const [row, post, people] of rows) this.#put(row, post, people);
  }

  #put(row: number, post: number, people: string): void {
    this.#reserve(row);
    this.#posts[row] = post;
    let number = this.#numbers.get(people);
    if (number === undefined) {
      number = this.#names.push(namesIn(people)) - 1;
      this.#numbers.set(people, number);
    }
    this.#voices[row] = number;
    const rows = this.#rowsOf.get(post);
    if (rows === undefined) this.#rowsOf.set(post, [row]);
    else rows.push(row);
  }

  #reserve(row: number): void {
    if (row < this.#posts.length) return;
    const room = Math.ceil((row + 1) * 1.25);
    const posts = new Float64Array(room);
    posts.set(this.#posts);
    this.#posts = posts;
    const voices = new Uint32Array(room);
    voices.set(this.#voices);
    this.#voices = voices;
  }
}

/** The names in a row's `people`: [[id, name], …]. */
export const namesIn = (people: string): string[] =>
  (JSON.parse(people) as [id: string, name: string][]).map(([, name]) => name);

/** The rows that an expression finds. */
export const rowsMatching = (db: ReadableDb, expression: string): number[] =>
  column<number>(db, sql`SELECT rowid FROM search_rows WHERE search_rows MATCH ${expression}`);
