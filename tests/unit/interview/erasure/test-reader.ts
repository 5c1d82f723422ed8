/** An erased person, for erasing from text. */
import type { Erasing, Manner } from '#interview/erasure/erase-text.ts';
import { erasingOf, sealNames } from '#backend/library/erasure/sealed-names.ts';

type Who = Readonly<{
  names: string[];
  labels?: string[];
  ids?: string[];
  pictures?: string[];
  manner?: Manner;
}>;

export function erasingFor(...people: Who[]): Erasing {
  const key = Buffer.alloc(32, 7);
  const erasing = erasingOf(
    people.map(({ names, labels = [], ids = [], pictures = [], manner = 'removed' }, index) => ({
      id: `m${index}`,
      manner,
      key: key.toString('hex'),
      names: sealNames(key, names, labels),
      ids,
      pictures,
    })),
  );
  if (erasing === undefined) throw new Error('nobody to read for');
  return erasing;
}
