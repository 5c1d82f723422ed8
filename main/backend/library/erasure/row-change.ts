/** The erased form of one row of the library. Read-only; runs here and in a thread. */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { eraseHtml, type OfPost } from '#interview/erasure/erase-html.ts';
import { type ErasedPost, erasePost } from '#interview/erasure/erase-post.ts';
import { type Erased, eraseText, type Erasing, ofName, unnamedLabel } from '#interview/erasure/erase-text.ts';
import { foldKey } from '#interview/fold-key.ts';
import { readDocument } from '../store/read-document.ts';
import type { ReadableDb, SqlValue } from '../../core/sql.ts';
import { type How, type TableRule, TABLES } from './columns.ts';
import { erasingOf, isWordOfTheirs, type Marker } from './sealed-names.ts';
import type { Fingerprint } from './seen-mark.ts';

// The stored state of an act on people, kept to undo it (person-acts/acts.ts), as an erasure reads it.

/** The fields of an entry that keep their addresses, as the directory does. */
const ADDRESSES = new Set(['url', 'link']);

/** The erased person whom an act is about, by id or by whole name. The act is then deleted and cannot be undone. */
function whoseAct(json: string, erasing: Erasing): Erased | undefined {
  let person: Erased | undefined;
  JSON.parse(json, (_, item: unknown) => {
    if (typeof item === 'string') person ??= erasing.ofId(item) ?? ofName(item, erasing);
    return item;
  });
  return person;
}

/**
 * An act without the erased people whom it names besides its own. `eraseIn`: erases them from a text. Returns the same
 * string if there is none.
 */
function actWithout(json: string, eraseIn: (text: string) => string): string {
  let changed = false;
  const next: unknown = JSON.parse(json, (key, item: unknown) => {
    if (typeof item !== 'string' || ADDRESSES.has(key)) return item;
    // The links of an entry are JSON of their own, as in its row.
    const erasedItem = key === 'links' ? actWithout(item, eraseIn) : eraseIn(item);
    changed ||= erasedItem !== item;
    return erasedItem;
  });
  return changed ? JSON.stringify(next) : json;
}

const MOST_BYTES = 256 * 1024 * 1024;
const NOBODY: OfPost = { theirs: new Set(), language: 'fr', answers: new Set() };
/** The setting that lists single words; every setting is read by its key. */
const WORDS_KEY = 'personal-words';
const POST_DOCUMENT = 'document of its post';

const hashDocument = (json: string): string => createHash('sha256').update(json).digest('hex');

export type Row = Readonly<Record<string, SqlValue>>;
/** The functions and caches that read text. */
export type Reader = Readonly<{
  erasing: Erasing;
  isWord(word: string): boolean;
  markers: readonly Marker[];
  /** Fingerprint of a blog's page; computed on demand unless passed. */
  fingerprintOf?: Fingerprint;
}>;

/** A reader for these markers; undefined if there are none. */
export function readerOf(markers: readonly [Marker]): Reader;
export function readerOf(markers: readonly Marker[]): Reader | undefined;
export function readerOf(markers: readonly Marker[]): Reader | undefined {
  const erasing = erasingOf(markers);
  return erasing === undefined ? undefined : { erasing, isWord: isWordOfTheirs(markers), markers };
}

export type Change = Readonly<{
  /** The new values of the columns; empty if the row is deleted. */
  columns: ReadonlyMap<string, SqlValue>;
  goes: boolean;
  /** The erased document of the row. */
  post?: ErasedPost;
  /** Hashes of documents, as they were and as they are. */
  hashes: readonly (readonly [string, string])[];
}>;

/** Tables that may hold data about people. */
export const readTables = (): string[] =>
  Object.entries(TABLES).flatMap(([table, rule]) => (rule.kind === undefined ? [] : [table]));

const isDocument = (how: How): boolean => how === 'document' || how === 'document-blob';

/** The columns that are read, the documents first: the others are read by the people of a document. */
const COLUMNS: ReadonlyMap<string, readonly (readonly [string, How])[]> = new Map(
  Object.entries(TABLES).map(([table, { columns }]) => [
    table,
    Object.entries(columns)
      .filter((entry): entry is [string, How] => typeof entry[1] === 'string')
      .toSorted(([, one], [, other]) => Number(isDocument(other)) - Number(isDocument(one))),
  ]),
);
export const readColumns = (table: string): readonly (readonly [string, How])[] => COLUMNS.get(table) ?? [];

/** The SELECT for rows of a table, without its WHERE; undefined if this file has no such table. */
export function selectOf(db: ReadableDb, table: string): string | undefined {
  const rule = ruleOf(table);
  // Columns of this file: a copy may have an older schema.
  const existing = new Set((db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name));
  const columns = readColumns(table).flatMap(([name]) => (existing.has(name) ? [name] : []));
  if (columns.length === 0) return undefined;
  const beside = ['participant_id', 'id', 'seen_mark'].filter((name) => existing.has(name));
  const posts =
    rule.asInPost === true
      ? `, (SELECT posts.document FROM posts WHERE ${conditionOf(rule)}) AS "${POST_DOCUMENT}"`
      : '';
  const names = [...new Set([...columns, ...beside])].map((name) => `"${name}"`);
  return `SELECT "${rule.key ?? 'rowid'}" AS "row key", ${names.join(', ')}${posts} FROM "${table}" AS scanned`;
}

export function ruleOf(table: string): TableRule {
  const rule = TABLES[table];
  if (rule === undefined) throw new Error(`nothing is said of the table ${table}`);
  return rule;
}

/** The condition on `posts` under which a post is that of the row called `scanned`. */
export const conditionOf = (rule: TableRule): string => (rule.post ?? '0').replaceAll('ROW', 'scanned');

export const keyOf = (row: Row): number | string => {
  const key = row['row key'];
  if (typeof key !== 'number' && typeof key !== 'string') throw new Error('a row without its key');
  return key;
};

/** The erased form of a row; undefined if it names no erased person. Throws post.newer-version. */
export function changeOf(reader: Reader, table: string, row: Row): Change | undefined {
  const read = (json: string): ErasedPost => erasePost(readDocument(json), reader.erasing);
  const columns = new Map<string, SqlValue>();
  const hashes: (readonly [string, string])[] = [];
  let post: ErasedPost | undefined;
  const postDocument = row[POST_DOCUMENT];
  let of = typeof postDocument === 'string' ? read(postDocument).of : NOBODY;
  for (const [name, how] of readColumns(table)) {
    const value = row[name];
    if (value === undefined || value === null) continue;
    if (isDocument(how)) {
      const json = how === 'document' ? String(value) : inflate(value);
      post = read(json);
      of = merged(of, post.of);
      if (!post.changed) continue;
      const next = JSON.stringify(post.post);
      hashes.push([hashDocument(json), hashDocument(next)]);
      columns.set(name, how === 'document' ? next : deflateRawSync(next));
      continue;
    }
    const person = whoseRow(reader, table, how, row, String(value));
    if (person === undefined) {
      const next = valueOf(reader, how, value, of, table === 'settings' && row['row key'] === WORDS_KEY);
      if (next !== value) columns.set(name, next);
    } else if (how === 'approver' && person.manner === 'replaced')
      columns.set(name, unnamedLabel(of.language));
    else return { columns: new Map(), goes: true, hashes: [] };
  }
  return columns.size === 0
    ? undefined
    : { columns, goes: false, hashes, ...(post === undefined ? {} : { post }) };
}

const merged = (one: OfPost, other: OfPost): OfPost => ({
  language: other.language,
  theirs: new Set([...one.theirs, ...other.theirs]),
  answers: new Set([...one.answers, ...other.answers]),
});

/** The erased person whose row is deleted as a whole. */
function whoseRow({ erasing }: Reader, table: string, how: How, row: Row, name: string): Erased | undefined {
  if (how !== 'row' && how !== 'approver' && how !== 'act') return undefined;
  const person = how === 'act' ? whoseAct(name, erasing) : ofName(name, erasing);
  if (person !== undefined) return person;
  const id = row[table === 'participants' ? 'id' : 'participant_id'];
  const by = typeof id === 'string' ? erasing.ofId(id) : undefined;
  const isDone = by !== undefined && how === 'approver' && by.manner === 'replaced' && isUnnamed(name);
  return isDone ? undefined : by;
}

const isUnnamed = (name: string): boolean => name === unnamedLabel('fr') || name === unnamedLabel('en');

/** The erased value: NULL if it is emptied, the same value if it names no erased person. */
function valueOf(reader: Reader, how: How, value: SqlValue, of: OfPost, words: boolean): SqlValue {
  const { erasing } = reader;
  const eraseIn = (text: string): string => eraseText(text, erasing, of.theirs, of.language);
  switch (how) {
    case 'document':
    case 'document-blob':
    case 'row':
    case 'approver':
      return value;
    case 'text':
      return eraseIn(String(value));
    case 'act':
      return actWithout(String(value), eraseIn);
    case 'emptied':
      return eraseIn(String(value)) === value ? value : null;
    case 'html':
      return eraseHtml(String(value), erasing, of);
    case 'json': {
      const read: unknown = JSON.parse(String(value));
      const next = words && Array.isArray(read) ? withoutWords(read, reader) : walkJson(read, eraseIn);
      return next === read ? value : JSON.stringify(next);
    }
    case 'markup-blob': {
      const text = inflate(value);
      const next = eraseHtml(text, erasing, of);
      return next === text ? value : deflateRawSync(next);
    }
    case 'before-blob':
      return names(inflate(value), reader, of) ? null : value;
  }
}

/** An import's account holds rows, whose documents are JSON within JSON. */
function names(json: string, { erasing }: Reader, of: OfPost): boolean {
  if (eraseText(json, erasing, of.theirs, of.language) !== json) return true;
  const read: unknown = JSON.parse(json);
  if (typeof read !== 'object' || read === null || !('post' in read)) return false;
  const { post } = read;
  if (typeof post !== 'object' || post === null || !('document' in post)) return false;
  return erasePost(readDocument(String(post.document)), erasing).changed;
}

function withoutWords(words: readonly unknown[], { isWord }: Reader): readonly unknown[] {
  const otherWords = words.filter((word) => typeof word !== 'string' || !isWord(foldedWord(word)));
  return otherWords.length === words.length ? words : otherWords;
}

const foldedWord = (word: string): string => foldKey(word).replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Erases in a JSON value, except in addresses; a list item that names an erased person is removed as a whole. */
function walkJson(value: unknown, eraseIn: (text: string) => string): unknown {
  if (typeof value === 'string') return eraseIn(value);
  if (Array.isArray(value)) {
    // A pair [text, number]: the order of its parts matters.
    const isPair = value.length === 2 && typeof value[1] === 'number';
    const otherItems = value.filter((one) => isPair || typeof one !== 'string' || eraseIn(one) === one);
    const next = otherItems.flatMap((one) => {
      const walked = walkJson(one, eraseIn);
      // A group of equivalent words needs two of them.
      return Array.isArray(one) && Array.isArray(walked) && walked.length < 2 && walked.length < one.length
        ? []
        : [walked];
    });
    return next.length === value.length && next.every((one, index) => one === value[index]) ? value : next;
  }
  if (typeof value !== 'object' || value === null) return value;
  let changed = false;
  const next = Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      // The path of a post on its blog is a pair [address, second]; the path of a file is a string.
      const isAddress = key === 'url' || (key === 'path' && Array.isArray(item));
      const erasedItem: unknown = isAddress ? item : walkJson(item, eraseIn);
      changed ||= erasedItem !== item;
      return [key, erasedItem];
    }),
  );
  return changed ? next : value;
}

const inflate = (value: SqlValue): string => {
  if (!(value instanceof Uint8Array)) throw new Error('what is compressed is bytes');
  return inflateRawSync(value, { maxOutputLength: MOST_BYTES }).toString('utf8');
};
