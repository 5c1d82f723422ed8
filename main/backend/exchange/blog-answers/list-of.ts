import { z } from 'zod';

/**
 * A list of at most `most` items. The length is checked before the items: a list that is too long costs nothing, and a wrong
 * item of one that is not gives one issue, not millions.
 */
export const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(z.unknown()).max(most).pipe(z.array(item));
