/** What is read from outside, each with its bounds: as docs/LIMITS.md shows it. */
export type Bound = Readonly<{
  /** With its number from the code: `64 MB`. */
  most: string;
  /** Reads what is just above it. */
  above: () => Promise<unknown>;
  /** The failure, or the fault, with which that is refused. */
  code: string;
}>;

/**
 * Makes the input, and returns what reads it.
 * @param share of the bounds, up to 1: the input is about so much shorter
 */
export type WorstInput = (share: number) => Read | Promise<Read>;
type Read = () => Promise<unknown>;

export type Reading = Readonly<{
  name: string;
  /** Where the longest of them is read. */
  where: 'reading thread' | 'drawing thread' | 'backup thread' | 'process' | 'shell' | 'page';
  bounds: readonly Bound[];
  /** The costliest inputs known within the bounds, by what they are. */
  worst: Readonly<Record<string, WorstInput>>;
}>;

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** `64 MB`; bytes where it is no whole number of a larger unit. */
export function sizeOf(bytes: number): string {
  let [size, unit] = [bytes, 0];
  for (; size >= 1024 && size % 1024 === 0 && unit < UNITS.length - 1; unit += 1) size /= 1024;
  return `${size.toLocaleString('en')} ${UNITS[unit]}`;
}
export const countOf = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}`;
