/**
 * Reads the rows of a JSON database one after another from its bytes; only the current row is in memory. Tables are the
 * arrays under `data`, at any depth.
 */
import type { Damage } from '../../damage.ts';
import { letOthersRun } from '#backend/core/slices.ts';
import type { XmlLocation } from '../../xml/scan.ts';

/** Bytes scanned before other work runs: a few milliseconds. */
const SLICE = 128 * 1024;
/** Maximum bytes of one row, which may contain a post three or four times. */
export const MOST_ROW = 64 * 1024 * 1024;
const MOST_KEY = 200;
/** Maximum nesting outside rows; JSON.parse handles a row's own. */
export const DEEPEST = 10_000;

const [QUOTE, BACKSLASH, COLON, COMMA, NEW_LINE] = [0x22, 0x5c, 0x3a, 0x2c, 0x0a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

export type JsonRow =
  | Readonly<{ type: 'row'; table: string; json: string; at: XmlLocation }>
  | Readonly<{ type: 'too-large'; table: string; at: XmlLocation }>
  /** Reading ends here. */
  | Readonly<{ type: 'damaged'; at: XmlLocation; damage: Damage }>;

type Level = { isList: boolean; key: string };

export async function* scanRows(
  source: AsyncIterable<Uint8Array>,
  tables: ReadonlySet<string>,
  signal: AbortSignal,
): AsyncGenerator<JsonRow> {
  const levels: Level[] = [];
  let key = '';
  let inString = false;
  let escaped = false;
  /** Characters of a string that may be a key. */
  let letters: number[] | undefined;
  let row: { depth: number; table: string; pieces: Buffer[]; size: number; at: XmlLocation } | undefined;
  const state: { fault: Damage | undefined; ended: boolean } = { fault: undefined, ended: false };
  let before = 0;
  let line = 1;
  const ready: JsonRow[] = [];

  const isOver = (): boolean => state.fault !== undefined || state.ended;
  const tableHere = (): string | undefined => {
    const [data, table] = levels.slice(-2);
    return table?.isList === true && data?.isList === false && data.key === 'data' && tables.has(table.key)
      ? table.key
      : undefined;
  };
  const open = (isList: boolean, at: XmlLocation): void => {
    if (row === undefined && !isList) {
      const table = tableHere();
      if (table !== undefined) row = { depth: levels.length, table, pieces: [], size: 0, at };
    }
    if (levels.length >= DEEPEST) state.fault = 'forbidden';
    levels.push({ isList, key });
    key = '';
  };
  const close = (isList: boolean): void => {
    const level = levels.pop();
    if (level === undefined || level.isList !== isList) state.fault = 'malformed';
    key = '';
    if (levels.length === 0) state.ended = true;
  };
  const keep = (bytes: Buffer): void => {
    if (row === undefined) return;
    row.size += bytes.length;
    if (row.size <= MOST_ROW) row.pieces.push(bytes);
    else row.pieces = [];
  };

  /** Returns the position where the scan stopped: at the end of the bytes or at a fault. */
  function scan(bytes: Buffer): number {
    let from = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === NEW_LINE) line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        else if (letters !== undefined && letters.length < MOST_KEY) letters.push(byte);
        continue;
      }
      if (byte === QUOTE) {
        inString = true;
        // Keys inside a row are not needed.
        letters = row === undefined && levels.at(-1)?.isList === false ? [] : undefined;
      } else if (byte === COLON) key = letters === undefined ? '' : Buffer.from(letters).toString('utf8');
      else if (byte === COMMA) key = '';
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        const hadRow = row !== undefined;
        open(byte === OPEN_LIST, { byte: before + at, line });
        if (!hadRow) from = at;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        close(byte === CLOSE_LIST);
        if (row !== undefined && levels.length === row.depth) {
          keep(bytes.subarray(from, at + 1));
          const { table, pieces, size, at: location } = row;
          row = undefined;
          ready.push(
            size > MOST_ROW
              ? { type: 'too-large', table, at: location }
              : { type: 'row', table, json: Buffer.concat(pieces).toString('utf8'), at: location },
          );
        }
      }
      if (isOver()) return at;
    }
    // Copied, because the chunk's memory may be reused.
    if (row !== undefined) keep(Buffer.from(bytes.subarray(from)));
    return bytes.length;
  }

  for await (const bytes of source) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let from = 0; from < chunk.length && !isOver(); from += SLICE) {
      signal.throwIfAborted();
      if (from > 0) await letOthersRun();
      before += scan(chunk.subarray(from, from + SLICE));
      yield* ready.splice(0);
    }
    if (isOver()) break;
  }
  signal.throwIfAborted();
  if (!state.ended || state.fault !== undefined)
    yield { type: 'damaged', at: { byte: before, line }, damage: state.fault ?? 'cut' };
}
