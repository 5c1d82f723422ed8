/** The post and the speakers of each row of the index, in memory, to get from full-text hits to posts and people. */
import { sql, tuples, type ReadableDb } from '../../core/sql.ts';

const NOBODY = '[]';

type Row = [row: number, post: number, people: string];

/** Rows or posts per page. Pages are allocated on demand, since rowids may have large gaps. */
const PAGE = 4_096;
type Page = Readonly<{
  /** The rowid of a row's post; 0 if there is none. */
  posts: Float64Array;
  /** The number of a row's speakers; 0 without any. */
  voices: Uint32Array;
  /** The next row of the same post; 0 after its last. */
  nexts: Float64Array;
}>;
const pageOf = (row: number): number => Math.floor(row / PAGE);

/**
 * Rows read at once: a large archive has hundreds of thousands, and V8 does not return the memory of one list of them.
 */
const AT_ONCE = 5_000;

export class RowOwners {
  /** By rowid of their rows. */
  readonly #pages = new Map<number, Page>();
  readonly #names: (readonly string[])[] = [[]];
  readonly #numbers = new Map<string, number>([[NOBODY, 0]]);
  /** By post, in pages: its first row, or 0. An array per post took three times the memory of everything else. */
  readonly #firsts = new Map<number, Float64Array>();

  /** The last used page: a phrase looks up the posts of a hundred thousand rows in order. */
  #last: Readonly<{ number: number; page: Page | undefined }> = { number: -1, page: undefined };

  /** The rowid of a row's post; 0 for a deleted row. */
  postOf(row: number): number {
    const number = pageOf(row);
    if (number !== this.#last.number) this.#last = { number, page: this.#pages.get(number) };
    return this.#last.page?.posts[row % PAGE] ?? 0;
  }

  namesOf(row: number): readonly string[] {
    return this.#names[this.#pages.get(pageOf(row))?.voices[row % PAGE] ?? 0] ?? [];
  }

  rowsOf(post: number): number[] {
    const rows: number[] = [];
    let row = this.#firsts.get(pageOf(post))?.[post % PAGE] ?? 0;
    for (; row !== 0; row = this.#pages.get(pageOf(row))?.nexts[row % PAGE] ?? 0) rows.push(row);
    return rows;
  }

  /** Calls `onRow` for each row of answers: the row, its post, the names of the speakers. */
  eachVoice(onRow: (row: number, post: number, names: readonly string[]) => void): void {
    for (const [number, { posts, voices }] of this.#pages)
      for (let at = 0; at < PAGE; at += 1) {
        const voice = voices[at] ?? 0;
        const post = posts[at] ?? 0;
        if (voice !== 0 && post !== 0) onRow(number * PAGE + at, post, this.#names[voice] ?? []);
      }
  }

  /** Reads the rows of some posts, or of all, again. */
  read(db: ReadableDb, posts: readonly number[] | 'all'): void {
    if (posts === 'all') {
      this.#pages.clear();
      this.#last = { number: -1, page: undefined };
      this.#firsts.clear();
      this.#readAll(db);
      return;
    }
    for (const post of posts) this.#forget(post);
    const rows = tuples<Row>(
      db,
      sql`SELECT rowid, post_rowid, people FROM search_rows_of WHERE post_rowid IN (SELECT value FROM json_each(${JSON.stringify(posts)}))`,
    );
    for (const row of rows) this.#put(row);
  }

  #readAll(db: ReadableDb): void {
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const rows = tuples<Row>(
        db,
        sql`SELECT rowid, post_rowid, people FROM search_rows_of WHERE rowid > ${after} ORDER BY rowid LIMIT ${AT_ONCE}`,
      );
      for (const row of rows) this.#put(row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < AT_ONCE) return;
      [after] = last;
    }
  }

  #put([row, post, people]: Row): void {
    const page = this.#page(row);
    const at = row % PAGE;
    page.posts[at] = post;
    let number = this.#numbers.get(people);
    if (number === undefined) {
      number = this.#names.push(namesIn(people)) - 1;
      this.#numbers.set(people, number);
    }
    page.voices[at] = number;
    let firsts = this.#firsts.get(pageOf(post));
    if (firsts === undefined) this.#firsts.set(pageOf(post), (firsts = new Float64Array(PAGE)));
    page.nexts[at] = firsts[post % PAGE] ?? 0;
    firsts[post % PAGE] = row;
  }

  #forget(post: number): void {
    for (const row of this.rowsOf(post)) this.#page(row).posts[row % PAGE] = 0;
    const firsts = this.#firsts.get(pageOf(post));
    if (firsts !== undefined) firsts[post % PAGE] = 0;
  }

  #page(row: number): Page {
    let page = this.#pages.get(pageOf(row));
    if (page === undefined) {
      page = {
        posts: new Float64Array(PAGE),
        voices: new Uint32Array(PAGE),
        nexts: new Float64Array(PAGE),
      };
      this.#pages.set(pageOf(row), page);
      this.#last = { number: -1, page: undefined };
    }
    return page;
  }
}

/** The names in a row's `people`: [[id, name], …]. */
export const namesIn = (people: string): string[] =>
  (JSON.parse(people) as [id: string, name: string][]).map(([, name]) => name);

const ZERO = 0x30;
const SPACE = 0x20;

/**
 * The rows matching an expression, in order. SQLite returns them as one text, because returning a hundred thousand one
 * by one takes as long as finding them.
 */
export function rowsMatching(db: ReadableDb, expression: string): Float64Array {
  const [[count, text] = [0, null]] = tuples<[number, Uint8Array | null]>(
    db,
    sql`
    SELECT count(*), CAST(group_concat(rowid, ' ') AS BLOB) FROM search_rows WHERE search_rows MATCH ${expression}`,
  );
  const rows = new Float64Array(count);
  const signs = text ?? NOTHING;
  let at = 0;
  let row = 0;
  // An index loop, because an iterator is slower over a million characters.
  for (let index = 0; index < signs.length; index += 1) {
    const sign = signs[index] ?? SPACE;
    if (sign === SPACE) {
      rows[at] = row;
      at += 1;
      row = 0;
    } else row = row * 10 + (sign - ZERO);
  }
  if (count > 0) rows[at] = row;
  return rows;
}

const NOTHING = new Uint8Array(0);
