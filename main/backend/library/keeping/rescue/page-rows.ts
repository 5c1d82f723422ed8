/**
 * Reads rows from the pages of a database file, without its schema and without SQLite: rows that remain when the pages
 * that lead to them are lost. The format is SQLite's (https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1).
 */
import fs from 'node:fs';
import type { Row, Value } from './readable-rows.ts';

/** The page size of all libraries. */
export const PAGE_BYTES = 4_096;
const TABLE_LEAF = 0x0d;
const FIRST_PAGE_HEADER = 100;
/** Larger than any row, since a damaged length could be anything. */
const LARGEST_ROW = 64 * 1024 * 1024;

type PageRow = Readonly<{ rowid: number; values: Row }>;

/** The rows in the leaf pages of all tables, except free pages, whose rows were deleted. */
export function* pageRows(file: string): Generator<PageRow> {
  const descriptor = fs.openSync(file, 'r');
  try {
    const pages = Math.floor(fs.fstatSync(descriptor).size / PAGE_BYTES);
    const page = (number: number): Buffer | undefined => {
      if (number < 1 || number > pages) return undefined;
      const bytes = Buffer.alloc(PAGE_BYTES);
      fs.readSync(descriptor, bytes, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES);
      return bytes;
    };
    const free = freePages(page);
    for (let number = 1; number <= pages; number += 1) {
      if (free.has(number)) continue;
      const bytes = page(number);
      if (bytes !== undefined) yield* rowsOfLeaf(bytes, number === 1 ? FIRST_PAGE_HEADER : 0, page);
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

type ReadPage = (number: number) => Buffer | undefined;

/** Empty if the first page is not reliable. */
function freePages(page: ReadPage): ReadonlySet<number> {
  const free = new Set<number>();
  const first = page(1);
  if (first?.toString('latin1', 0, 15) !== 'SQLite format 3') return free;
  let trunk = first.readUInt32BE(32);
  while (trunk !== 0 && !free.has(trunk)) {
    const bytes = page(trunk);
    if (bytes === undefined) break;
    free.add(trunk);
    const leaves = Math.min(bytes.readUInt32BE(4), PAGE_BYTES / 4 - 2);
    for (let leaf = 0; leaf < leaves; leaf += 1) free.add(bytes.readUInt32BE(8 + leaf * 4));
    trunk = bytes.readUInt32BE(0);
  }
  return free;
}

function* rowsOfLeaf(bytes: Buffer, header: number, page: ReadPage): Generator<PageRow> {
  if (bytes[header] !== TABLE_LEAF) return;
  const cells = Math.min(bytes.readUInt16BE(header + 3), (PAGE_BYTES - header - 8) / 2);
  for (let cell = 0; cell < cells; cell += 1) {
    const at = bytes.readUInt16BE(header + 8 + cell * 2);
    const row = readCell(bytes, at, page);
    if (row !== undefined) yield row;
  }
}

/** Undefined if it is invalid: other pages may begin like a leaf. */
function readCell(bytes: Buffer, at: number, page: ReadPage): PageRow | undefined {
  const length = varint(bytes, at);
  const rowid = length === undefined ? undefined : varint(bytes, length.next);
  if (length === undefined || rowid === undefined || length.value > LARGEST_ROW) return undefined;
  const payload = readPayload(bytes, rowid.next, length.value, page);
  const values = payload === undefined ? undefined : readRecord(payload);
  return values === undefined ? undefined : { rowid: rowid.value, values };
}

function readPayload(bytes: Buffer, at: number, length: number, page: ReadPage): Buffer | undefined {
  const most = PAGE_BYTES - 35;
  if (length <= most) return at + length <= PAGE_BYTES ? bytes.subarray(at, at + length) : undefined;
  const least = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23;
  const preferredLength = least + ((length - least) % (PAGE_BYTES - 4));
  const localLength = preferredLength <= most ? preferredLength : least;
  if (at + localLength + 4 > PAGE_BYTES) return undefined;
  const parts = [bytes.subarray(at, at + localLength)];
  let next = bytes.readUInt32BE(at + localLength);
  for (let missing = length - localLength; missing > 0;) {
    const overflow = page(next);
    if (overflow === undefined) return undefined;
    const part = overflow.subarray(4, 4 + Math.min(missing, PAGE_BYTES - 4));
    parts.push(part);
    missing -= part.length;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function readRecord(payload: Buffer): Row | undefined {
  const header = varint(payload, 0);
  if (header === undefined || header.value > payload.length) return undefined;
  const values: Value[] = [];
  let body = header.value;
  for (let at = header.next; at < header.value;) {
    const type = varint(payload, at);
    if (type === undefined) return undefined;
    at = type.next;
    const bytes = bytesOf(type.value);
    if (body + bytes > payload.length) return undefined;
    values.push(valueOf(type.value, payload.subarray(body, body + bytes)));
    body += bytes;
  }
  return body === payload.length ? values : undefined;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;
const bytesOf = (type: number): number =>
  type >= 12 ? Math.floor((type - 12) / 2) : (INTEGER_BYTES[type] ?? 0);

function valueOf(type: number, bytes: Buffer): Value {
  if (type === 0) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type === 8 || type === 9) return type - 8;
  if (type >= 12) return type % 2 === 0 ? Uint8Array.from(bytes) : bytes.toString('utf8');
  if (bytes.length === 8) return Number(bytes.readBigInt64BE(0));
  return bytes.length === 0 ? null : bytes.readIntBE(0, bytes.length);
}

/** SQLite's format: seven bits per byte, most significant first, eight in the ninth. */
function varint(bytes: Buffer, at: number): Readonly<{ value: number; next: number }> | undefined {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    if (index === 8) return { value: value * 256 + byte, next: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return undefined;
}
