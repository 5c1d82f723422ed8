/** Outside input with its limits, as docs/LIMITS.md lists it. */
export type Bound = Readonly<{
  /** The limit with its number from the code: `64 MB`. */
  most: string;
  /** Reads an input just above it. */
  above: () => Promise<unknown>;
  /** The failure, or the fault, with which that is refused. */
  code: string;
}>;

/**
 * Makes the input, and returns its reader.
 * @param share of the limits, up to 1: the input is about as much shorter
 */
export type WorstInput = (share: number) => Read | Promise<Read>;
type Read = () => Promise<unknown>;

export type Reading = Readonly<{
  name: string;
  /** The thread of the longest of them. */
  where: 'reading thread' | 'drawing thread' | 'backup thread' | 'process' | 'shell' | 'page';
  bounds: readonly Bound[];
  /** The most expensive known inputs within the limits, by description. */
  worst: Readonly<Record<string, WorstInput>>;
}>;

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** `64 MB`; in bytes when it is no integer of a larger unit. */
export function sizeOf(bytes: number): string {
  let [size, unit] = [bytes, 0];
  for (; size >= 1024 && size % 1024 === 0 && unit < UNITS.length - 1; unit += 1) size /= 1024;
  return `${size.toLocaleString('en')} ${UNITS[unit]}`;
}
export const countOf = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}`;
