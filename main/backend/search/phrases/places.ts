/**
 * Where FTS5 keeps a word's places, read from its own pages. Asked for a phrase it compares the places of its words in every
 * row that holds them, through three layers for each: at 100,000 posts half of a search. Here a row that need not be looked at
 * is passed over by its length.
 *
 * The format is that of SQLite’s source, ext/fts5/fts5_index.c (“Details”), version 4 of a table without content
 * whose rows can be deleted: SQLite reads it for as long as there are files of it. Of anything else nothing is read, and the
 * caller asks FTS5.
 */
import { column, get, type ReadableDb, sql, tuples } from '../../library/sql.ts';
import { Spares } from './spares.ts';

/** The pages of FTS5 do not say what they should: damage, or another version. */
export class Unreadable extends Error {}

/** What FTS5 wrote in one go, or joined: all the words of some rows. */
export type Piece = Readonly<{
  id: number;
  firstPage: number;
  lastPage: number;
  /** Pages of a table of the rows that say something else since, or are gone. */
  gonePages: number;
}>;

const VERSION = 4;
const STRUCTURE = 10;
/** In place of the settings' count: where rows can be deleted. */
const CAN_DELETE = 0xff_00_00_01;
/** A page's number among all: that of its piece, then 37 bits. */
const PER_PIECE = 2 ** 37;
/** Before each word: the index of whole words, not of beginnings. */
const WHOLE_WORD = 0x30;
/** Of a page: where its first row stands, and where its footer begins, two bytes each. */
const HEADER = 4;

/** All pieces. Throws Unreadable. */
export function piecesOf(db: ReadableDb): Piece[] {
  const version = get<{ v: number }>(db, sql`SELECT v FROM search_rows_config WHERE k = 'version'`)?.v;
  const [block] = column<Uint8Array>(db, sql`SELECT block FROM search_rows_data WHERE id = ${STRUCTURE}`);
  if (version !== VERSION || block === undefined) throw new Unreadable(`version ${version}`);
  const bytes = new Bytes(block, 4);
  if (bytes.fixed() !== CAN_DELETE) throw new Unreadable('rows that cannot be deleted');
  const levels = bytes.next();
  bytes.next();
  bytes.next();
  const pieces: Piece[] = [];
  for (let level = 0; level < levels; level += 1) {
    bytes.next();
    for (let left = bytes.next(); left > 0; left -= 1) {
      const [id, firstPage, lastPage] = [bytes.next(), bytes.next(), bytes.next()];
      bytes.next();
      bytes.next();
      pieces.push({ id, firstPage, lastPage, gonePages: bytes.next() });
      bytes.next();
      bytes.next();
    }
  }
  return pieces;
}

/** The rows of a piece that it must not speak of any more. Throws Unreadable. */
export function goneFrom(db: ReadableDb, { id, gonePages }: Piece): ReadonlySet<number> {
  const gone = new Set<number>();
  if (gonePages === 0) return gone;
  // Beyond what a number holds.
  const first = (BigInt(id) + 65_536n) << 37n;
  const pages = column<Uint8Array>(
    db,
    sql`SELECT block FROM search_rows_data WHERE id BETWEEN ${first} AND ${first + BigInt(gonePages - 1)}`,
  );
  if (pages.length !== gonePages) throw new Unreadable('a page is missing');
  for (const page of pages) {
    const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
    const width = page[0];
    if (width !== 4 && width !== 8) throw new Unreadable(`numbers of ${width} bytes`);
    for (let at = 8; at + width <= page.length; at += width) {
      const row = width === 4 ? view.getUint32(at) : Number(view.getBigUint64(at));
      if (row !== 0) gone.add(row);
    }
  }
  return gone;
}

/** The places of a word in the rows of a piece, to be gone through once; undefined where it holds none. Throws Unreadable. */
export function placesOf(db: ReadableDb, piece: Piece, word: string): Places | undefined {
  const term = Buffer.concat([Uint8Array.of(WHOLE_WORD), Buffer.from(word)]);
  const [told] = column<number>(
    db,
    sql`SELECT pgno FROM search_rows_idx WHERE segid = ${piece.id} AND term <= ${term} ORDER BY term DESC LIMIT 1`,
  );
  if (told === undefined) return undefined;
  // The lowest bit tells something else.
  const first = Math.max(told >> 1, piece.firstPage);
  const [[, page] = [0, undefined]] = pagesOf(db, piece, first, first);
  const found = page === undefined ? undefined : findTerm(page, term);
  if (page === undefined || found === undefined) return undefined;
  const gathered = new Gathered();
  gathered.add(page, found.from, found.to, true);
  if (found.isLast) gather(db, piece, first + 1, gathered);
  return new Places(gathered);
}

/** Pages read in one statement at first, and at most. */
const FEW_PAGES = 4;
const MOST_PAGES = 128;

/** Adds what pages from `next` on hold of the last word of the page before. */
function gather(db: ReadableDb, piece: Piece, next: number, into: Gathered): void {
  let first = next;
  for (let most = FEW_PAGES; first <= piece.lastPage; most = Math.min(MOST_PAGES, most * 2)) {
    const last = Math.min(piece.lastPage, first + most - 1);
    let expected = first;
    for (const [id, page] of pagesOf(db, piece, first, last)) {
      if (id !== pageId(piece, expected)) throw new Unreadable('a page is missing');
      expected += 1;
      const footer = footerOf(page);
      const hasTerms = footer < page.length;
      const end = hasTerms ? new Bytes(page, footer).next() : footer;
      const row = (page[0] ?? 0) * 256 + (page[1] ?? 0);
      if (row >= HEADER && row < end) into.add(page, HEADER, row, false);
      into.add(page, row >= HEADER && row < end ? row : HEADER, end, row >= HEADER && row < end);
      if (hasTerms) return;
    }
    if (expected !== last + 1) throw new Unreadable('a page is missing');
    first = expected;
  }
}

/** In bytes of the lists kept for the next phrase, and of what is made of them. */
const spareBytes = new Spares<Uint8Array>((length) => new Uint8Array(length), 4_000_000);
const spareNumbers = new Spares<Int32Array>((length) => new Int32Array(length), 8_000_000);
const ROOM = 2 ** 17;

/** All that the pages of a piece hold of a word. */
class Gathered {
  bytes = spareBytes.take(ROOM);
  length = 0;
  /** Where a row is told by its whole number, the first of each page: elsewhere by the difference. */
  readonly wholes: number[] = [];

  /** A stretch of a page; `isWhole`: it begins with a row told by its whole number. */
  add(page: Uint8Array, from: number, to: number, isWhole: boolean): void {
    const stretch = page.subarray(from, to);
    const length = this.length + stretch.length;
    if (length > this.bytes.length) {
      const longer = spareBytes.take(length * 2);
      longer.set(this.bytes.subarray(0, this.length));
      spareBytes.giveBack(this.bytes);
      this.bytes = longer;
    }
    this.bytes.set(stretch, this.length);
    if (isWhole) this.wholes.push(this.length);
    this.length = length;
  }
}

const pageId = (piece: Piece, page: number): number => piece.id * PER_PIECE + page;

const pagesOf = (
  db: ReadableDb,
  piece: Piece,
  first: number,
  last: number,
): (readonly [id: number, page: Uint8Array])[] =>
  tuples(
    db,
    sql`SELECT id, block FROM search_rows_data WHERE id BETWEEN ${pageId(piece, first)} AND ${pageId(piece, last)} ORDER BY id`,
  );

function footerOf(page: Uint8Array): number {
  const footer = (page[2] ?? 0) * 256 + (page[3] ?? 0);
  if (footer < HEADER || footer > page.length) throw new Unreadable('a page without an end');
  return footer;
}

/** Where the rows of a word stand on a page; `isLast`: they may go on in the next. */
function findTerm(
  page: Uint8Array,
  term: Uint8Array,
): Readonly<{ from: number; to: number; isLast: boolean }> | undefined {
  const footer = footerOf(page);
  const terms = new Bytes(page, footer);
  const known = new Uint8Array(page.length);
  let start = terms.atEnd ? footer : terms.next();
  for (let shared = 0, isFirst = true; start < footer; isFirst = false) {
    const isLast = terms.atEnd;
    const next = isLast ? footer : start + terms.next();
    const bytes = new Bytes(page, start);
    shared = isFirst ? 0 : bytes.next();
    const added = bytes.next();
    const from = bytes.at + added;
    if (next <= start || from > next) throw new Unreadable('words that overlap');
    known.set(page.subarray(bytes.at, from), shared);
    if (Buffer.compare(known.subarray(0, shared + added), term) === 0) return { from, to: next, isLast };
    start = next;
  }
  return undefined;
}

/** Integers of SQLite’s: seven bits a byte, the highest first, the high bit where more follow. */
class Bytes {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  get atEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  next(): number {
    let value = 0;
    for (let count = 0; count < LONGEST_INTEGER; count += 1) {
      const byte = this.#bytes[this.at];
      if (byte === undefined) break;
      this.at += 1;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new Unreadable('a number without an end');
  }

  /** Of four bytes. */
  fixed(): number {
    let value = 0;
    for (let count = 0; count < 4; count += 1) value = value * 256 + (this.#bytes[this.at + count] ?? 0);
    this.at += 4;
    return value;
  }
}

/** In bytes, of what a number holds; SQLite’s may be longer. */
const LONGEST_INTEGER = 7;

/** Bits of a place that tell the word's number in its column; those above tell the column. */
const PLACE_BITS = 26;
/** Before the number of a column; where a place follows, it is 2 more than the words between. */
const COLUMN_FOLLOWS = 1;
/** Beyond, rows are left to FTS5: no library counts so far. */
const LAST_ROW = 2 ** 24;

/** Places where words stand side by side: of the column its number, then that of the word in it, as one number. */
type Known = Readonly<{
  /** By row: where its places begin; 0 for a row that has none. */
  starts: Int32Array;
  /** Those of each row, and then END; so many numbers in all. */
  places: Int32Array;
  used: number;
}>;
const END = 0x7f_ff_ff_ff;
const NONE = new Int32Array(0);

/** The rows that hold a word, in their order, and the places of the word in each, as FTS5 keeps them. */
export class Places {
  readonly #bytes: Uint8Array;
  readonly #wholes: readonly number[];
  /** In bytes, of all rows. */
  readonly length: number;

  constructor({ bytes, length, wholes }: Gathered) {
    this.#bytes = bytes;
    this.#wholes = wholes;
    this.length = length;
  }

  /** It is not read any more. */
  end(): void {
    spareBytes.giveBack(this.#bytes);
  }

  /**
   * Of the places that are known those that the word stands `distance` words after; where none are known yet, all of the
   * word's own. With `found` they are not asked for: it is called with each row that has one. Throws Unreadable.
   */
  follow(known: Known | undefined, distance: number, found?: (row: number) => void): Known {
    // All that a row needs is a local: a common word has one for each post of the archive.
    const bytes = this.#bytes;
    const { length } = this;
    let starts = found === undefined ? spareNumbers.take(ROOM).fill(0) : NONE;
    // Each takes a byte at least, and so does the length of a row. (At 0 nothing begins.)
    const places = found === undefined ? spareNumbers.take(known?.used ?? 1 + length) : NONE;
    const before = known?.starts;
    const others = known?.places;
    let used = 1;
    let wholeAt = 0;
    let whole = this.#wholes[0] ?? length;
    let row = 0;
    for (let at = 0; at < length;) {
      const isWhole = at === whole;
      let byte = bytes[at] ?? 0;
      let value = byte & 0x7f;
      while (byte >= 0x80) {
        at += 1;
        byte = bytes[at] ?? 0;
        value = value * 128 + (byte & 0x7f);
      }
      at += 1;
      if (isWhole) {
        row = value;
        wholeAt += 1;
        whole = this.#wholes[wholeAt] ?? length;
      } else row += value;
      if (row > LAST_ROW) throw new Unreadable('a row far away');
      byte = bytes[at] ?? 0;
      let size = byte & 0x7f;
      while (byte >= 0x80) {
        at += 1;
        byte = bytes[at] ?? 0;
        size = (size << 7) | (byte & 0x7f);
      }
      at += 1;
      const end = at + (size >>> 1);
      // The lowest bit: it is gone from older pieces, which tables of this kind say otherwise.
      if ((size & 1) === 1 || end > whole) throw new Unreadable('rows that overlap');
      let other = 0;
      if (before !== undefined) {
        other = before[row] ?? 0;
        if (other === 0) {
          at = end;
          continue;
        }
      }
      if (others === undefined && found !== undefined) {
        found(row);
        at = end;
        continue;
      }
      const start = used;
      let place = 0;
      while (at < end) {
        value = bytes[at] ?? 0;
        at += 1;
        if (value === COLUMN_FOLLOWS) {
          place = (bytes[at] ?? 0) << PLACE_BITS;
          value = bytes[at + 1] ?? 0;
          at += 2;
        }
        if (value >= 0x80) {
          byte = value;
          value &= 0x7f;
          while (byte >= 0x80) {
            byte = bytes[at] ?? 0;
            at += 1;
            value = (value << 7) | (byte & 0x7f);
          }
        }
        place += value - 2;
        if (others === undefined) {
          places[used] = place;
          used += 1;
          continue;
        }
        const wanted = place - distance;
        while ((others[other] ?? END) < wanted) other += 1;
        if (others[other] !== wanted) continue;
        if (found !== undefined) {
          found(row);
          break;
        }
        places[used] = wanted;
        used += 1;
      }
      at = end;
      if (used === start) continue;
      places[used] = END;
      used += 1;
      if (row >= starts.length) starts = longer(starts, row + 1);
      starts[row] = start;
    }
    return { starts, places, used };
  }
}

/** They are not read any more. */
export function forget({ starts, places }: Known): void {
  spareNumbers.giveBack(starts);
  spareNumbers.giveBack(places);
}

function longer(values: Int32Array, length: number): Int32Array {
  const copy = spareNumbers.take(Math.max(length, values.length * 2)).fill(0);
  copy.set(values);
  spareNumbers.giveBack(values);
  return copy;
}
