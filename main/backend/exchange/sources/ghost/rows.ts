/** Rows of Ghost's tables. They are untrusted: values may be missing or of any type. */
import { parseJson } from '#backend/network/read-bounded.ts';

export type Row = Readonly<Record<string, unknown>>;

export function rowOf(json: string): Row | undefined {
  const value = parseJson(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;
}

/** '' for a value that is not text; a number as written. */
export function textIn(row: Row, key: string): string {
  const value = Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
