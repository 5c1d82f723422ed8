/** Rows of Ghost's tables, from outside: any of their values may be missing, or another kind of value. */
import { parseJson } from '#backend/network/read-bounded.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Undefined for what is no row. */
export function rowOf(json: string): Row | undefined {
  const value = parseJson(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;
}

/** '' where there is no text; a number as it is written. */
export function textIn(row: Row, key: string): string {
  const value = Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
