/** Lists of words, as the rules hold them. */

/** Words set apart by spaces and lines. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** Any of these words in a pattern, the longest first. */
export const alternatives = (list: readonly string[]): string =>
  [...list]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
