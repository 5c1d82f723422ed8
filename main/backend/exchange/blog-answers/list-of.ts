import { z } from 'zod';

/**
 * The schema of a list of at most `most` items. The length is checked before the items, so that a long list costs nothing, and
 * parsing stops at the first wrong item: one issue, not millions.
 */
export const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(z.unknown()).max(most).pipe(z.array(item));
