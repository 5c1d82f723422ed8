/**
 * The file of the impact index, beside the library. Its content is derived: a file that is damaged, of another library,
 * of another analysis or from before a restore is replaced, never repaired.
 *
 * It has segments, each with the postings of some posts by form. A newer segment overrides older ones for its posts.
 * Segments are only added, and dropped once others replace them, so that the file is always in its old or its new
 * state.
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import type { ReadableDb } from '../../core/sql.ts';
import { ANALYSIS_VERSION } from '../analysis/tokenizer.ts';
import { isSameLibrary, signature } from '../index/change-feed.ts';

/** In the library's folder; excluded from backups. */
export const IMPACT_FILE = 'search-index.sqlite';
/** 'EScI': marks the file as ours. */
const APPLICATION_ID = 0x45536349;
/** Increase it when the layout of the file or the computation of worth (weights.ts) changes. */
const FORMAT = 2;

const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) STRICT, WITHOUT ROWID;
  -- posts: their rowids, increasing, as float64; a post's number in the segment is its place there.
  -- 'growing': being written; 'whole': answers; 'dropped': another says the same, its rows are being erased
  CREATE TABLE segments (id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, posts BLOB NOT NULL) STRICT;
  -- posts: how many hold the form; list: postings.ts
  CREATE TABLE postings (segment INTEGER NOT NULL, form TEXT NOT NULL, posts INTEGER NOT NULL, list BLOB NOT NULL,
    PRIMARY KEY (segment, form)) STRICT, WITHOUT ROWID;
  -- the forms that begin with one, two or three signs and stand in the most posts: JSON, [form, posts][]
  CREATE TABLE commonest (segment INTEGER NOT NULL, prefix TEXT NOT NULL, forms TEXT NOT NULL,
    PRIMARY KEY (segment, prefix)) STRICT, WITHOUT ROWID;
`;

export type Segment = Readonly<{ id: number; posts: Float64Array }>;
export type Meta = 'change' | 'began' | 'built' | 'signature' | 'facts' | 'analysis';

/** Bytes from which a list is cached; shorter ones are read as fast. */
const LONG_LIST = 4_096;
const MOST_KEPT = 24_000_000;

/**
 * Cache of the lists of common words, which are read again at each letter typed: collecting a long list from dozens of
 * pages took a seventh of the answer to one letter.
 */
class KeptLists {
  readonly #lists = new Map<string, Uint8Array>();
  #bytes = 0;

  get(key: string): Uint8Array | undefined {
    const list = this.#lists.get(key);
    if (list !== undefined) {
      this.#lists.delete(key);
      this.#lists.set(key, list);
    }
    return list;
  }

  set(key: string, list: Uint8Array): void {
    this.#lists.set(key, list);
    this.#bytes += list.length;
    for (const [oldest, { length }] of this.#lists) {
      if (this.#bytes <= MOST_KEPT) return;
      this.#lists.delete(oldest);
      this.#bytes -= length;
    }
  }
}

export class ImpactFile {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  /** By segment, whose lists never change, and form. */
  readonly #lists = new KeptLists();

  private constructor(db: Database.Database) {
    this.#db = db;
  }

  /**
   * The existing file if it is valid for `library`; otherwise undefined, and a caller with write access calls `make`.
   */
  static open(file: string, library: ReadableDb, readonly: boolean): ImpactFile | undefined {
    if (!fs.existsSync(file)) return undefined;
    let impactFile: ImpactFile | undefined;
    try {
      impactFile = new ImpactFile(new Database(file, { readonly, fileMustExist: true, timeout: 2_000 }));
      if (impactFile.#isOurs() && isSameLibrary(library, impactFile.text('signature'))) return impactFile;
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
    impactFile?.close();
    return undefined;
  }

  /** Creates an empty file, replacing an existing one. */
  static make(file: string, library: ReadableDb): ImpactFile {
    ImpactFile.remove(file);
    const db = new Database(file, { timeout: 2_000 });
    // Pages of deleted rows are released in small steps when idle.
    db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma('journal_mode = WAL');
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${FORMAT}`);
    db.exec(TABLES);
    const impactFile = new ImpactFile(db);
    impactFile.transaction(() => {
      impactFile.setMeta('analysis', String(ANALYSIS_VERSION));
      impactFile.setMeta('signature', signature(library));
    });
    return impactFile;
  }

  static remove(file: string): void {
    for (const name of [file, `${file}-wal`, `${file}-shm`]) fs.rmSync(name, { force: true });
  }

  #isOurs(): boolean {
    const db = this.#db;
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return false;
    if (db.pragma('user_version', { simple: true }) !== FORMAT) return false;
    // A power cut may lose the last segments but not the file, and they can be rebuilt.
    if (!db.readonly) db.pragma('synchronous = NORMAL');
    // Together with KeptLists 32 MB. Only for short lists; long ones are cached there.
    db.pragma('cache_size = -8000');
    return this.text('analysis') === String(ANALYSIS_VERSION);
  }

  close(): void {
    if (this.#db.open) this.#db.close();
  }

  transaction(work: () => void): void {
    this.#db.transaction(work).immediate();
  }

  meta(key: Meta): Uint8Array | undefined {
    const row = this.#prepare('SELECT value FROM meta WHERE key = ?').get(key) as
      | { value: Uint8Array }
      | undefined;
    return row?.value;
  }

  text(key: Meta): string | undefined {
    const value = this.meta(key);
    return value === undefined ? undefined : Buffer.from(value).toString();
  }

  setMeta(key: Meta, value: Uint8Array | string): void {
    this.#prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, Buffer.from(value));
  }

  segments(): Segment[] {
    const rows = this.#prepare("SELECT id, posts FROM segments WHERE state = 'whole' ORDER BY id").all() as {
      id: number;
      posts: Uint8Array;
    }[];
    return rows.map(({ id, posts }) => ({ id, posts: toFloats(posts) }));
  }

  addSegment(posts: readonly number[] | Float64Array): number {
    const bytes = new Uint8Array(Float64Array.from(posts).buffer);
    return Number(
      this.#prepare("INSERT INTO segments (state, posts) VALUES ('growing', ?)").run(bytes).lastInsertRowid,
    );
  }

  setState(segment: number, state: 'whole' | 'dropped'): void {
    this.#prepare('UPDATE segments SET state = ? WHERE id = ?').run(state, segment);
  }

  /** Marks segments that a killed process left incomplete for deletion. */
  dropGrowing(): void {
    this.#prepare("UPDATE segments SET state = 'dropped' WHERE state = 'growing'").run();
  }

  addPostings(segment: number, form: string, posts: number, list: Uint8Array): void {
    this.#prepare('INSERT INTO postings (segment, form, posts, list) VALUES (?, ?, ?, ?)').run(
      segment,
      form,
      posts,
      list,
    );
  }

  addCommonest(segment: number, prefix: string, forms: readonly (readonly [string, number])[]): void {
    this.#prepare('INSERT OR REPLACE INTO commonest (segment, prefix, forms) VALUES (?, ?, ?)').run(
      segment,
      prefix,
      JSON.stringify(forms),
    );
  }

  /** The list is cached and shared: do not modify it. */
  list(segment: number, form: string): Uint8Array | undefined {
    const key = `${segment} ${form}`;
    const cachedList = this.#lists.get(key);
    if (cachedList !== undefined) return cachedList;
    const list = this.#prepare('SELECT list FROM postings WHERE segment = ? AND form = ?')
      .pluck()
      .get(segment, form) as Uint8Array | undefined;
    if (list !== undefined && list.length >= LONG_LIST) this.#lists.set(key, list);
    return list;
  }

  frequency(segment: number, form: string): number {
    return Number(
      this.#prepare('SELECT posts FROM postings WHERE segment = ? AND form = ?').pluck().get(segment, form) ??
        0,
    );
  }

  /** The forms of a segment with a prefix and the most posts. */
  commonest(segment: number, prefix: string, count: number): [form: string, posts: number][] {
    if (prefix.length <= 3) {
      const row = this.#prepare('SELECT forms FROM commonest WHERE segment = ? AND prefix = ?')
        .pluck()
        .get(segment, prefix) as string | undefined;
      return row === undefined ? [] : (JSON.parse(row) as [string, number][]).slice(0, count);
    }
    return this.#prepare(
      'SELECT form, posts FROM postings WHERE segment = ? AND form >= ? AND form < ? ORDER BY posts DESC, form LIMIT ?',
    )
      .raw()
      .all(segment, prefix, `${prefix}\u{10ffff}`, count) as [string, number][];
  }

  /** Postings of several segments after the form `after`, by form and then by segment; at most `most` rows. */
  page(
    segments: readonly number[],
    after: string,
    most: number,
  ): { form: string; segment: number; list: Uint8Array }[] {
    const parts = segments.map(
      () => 'SELECT form, segment, list FROM postings WHERE segment = ? AND form > ?',
    );
    return this.#prepare(`${parts.join(' UNION ALL ')} ORDER BY form, segment LIMIT ?`).all(
      ...segments.flatMap((segment) => [segment, after]),
      most,
    ) as { form: string; segment: number; list: Uint8Array }[];
  }

  /** Deletes some rows of dropped segments; true while more are left. */
  eraseSome(rows: number): boolean {
    const segment = this.#prepare("SELECT id FROM segments WHERE state = 'dropped' LIMIT 1").pluck().get();
    if (segment !== undefined) {
      const erased = this.#prepare(
        'DELETE FROM postings WHERE segment = ? AND form IN (SELECT form FROM postings WHERE segment = ? LIMIT ?)',
      ).run(segment, segment, rows).changes;
      if (erased === rows) return true;
      this.#prepare('DELETE FROM commonest WHERE segment = ?').run(segment);
      this.#prepare('DELETE FROM segments WHERE id = ?').run(segment);
      return true;
    }
    const free = Number(this.#db.pragma('freelist_count', { simple: true }));
    if (free > 0) this.#db.pragma(`incremental_vacuum(${rows / 4})`);
    return free > 0;
  }

  #prepare(text: string): Database.Statement {
    const prepared = this.#statements.get(text);
    if (prepared !== undefined) return prepared;
    const statement = this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

/** True if an error means that the file is damaged or unreadable. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'SqliteError' &&
  /^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR|CANTOPEN|SCHEMA)/.test(String('code' in error ? error.code : ''));

function toFloats(bytes: Uint8Array): Float64Array {
  // Copied, because SQLite's bytes need not be aligned.
  return new Float64Array(bytes.slice().buffer, 0, bytes.length >> 3);
}
