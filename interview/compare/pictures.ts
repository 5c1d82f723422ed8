/** What changed of the pictures of a passage: their bytes, what is said of them, how they stand. */
import { diffArrays } from 'diff';
import type { Gallery, Image } from '../document.ts';
import { inlinesToText } from '../plain.ts';
import { compareStretches, type Run } from './runs.ts';

export const PICTURE_FIELDS = ['alt', 'caption', 'credit', 'row-caption', 'size', 'align', 'row'] as const;
export type PictureField = (typeof PICTURE_FIELDS)[number];
type Shown = Readonly<{ asset?: string; url?: string; alt: string }>;

export type ComparedPicture = Readonly<{
  how: 'added' | 'removed' | 'changed';
  before?: Shown;
  after?: Shown;
  /** What is said of it, where that differs; `size`, `align` and `row` by their names in the document. */
  fields: readonly Readonly<{ field: PictureField; runs: readonly Run[] }>[];
}>;

type Picture = Readonly<{ image: Image; fields: Readonly<Record<PictureField, string>> }>;

/** The pictures one after the other, those of a row each. */
export function picturesOf(blocks: readonly (Image | Gallery)[]): Picture[] {
  return blocks.flatMap((block) =>
    block.type === 'image'
      ? [{ image: block, fields: fieldsOf(block, '', '') }]
      : block.images.map((image, index) => ({
          image,
          fields: fieldsOf(
            image,
            String(block.images.length),
            index === 0 ? inlinesToText(block.caption ?? []) : '',
          ),
        })),
  );
}

const fieldsOf = (image: Image, row: string, rowCaption: string): Picture['fields'] => ({
  alt: image.decorative ? '' : image.alt,
  caption: inlinesToText(image.caption),
  credit: image.credit,
  'row-caption': rowCaption,
  size: image.size ?? '',
  align: image.align ?? '',
  row,
});

const bytesOf = ({ image }: Picture): string => image.asset ?? image.url ?? '';
const sameFields = (one: Picture, other: Picture): boolean =>
  PICTURE_FIELDS.every((field) => one.fields[field] === other.fields[field]);

const shown = ({ image: { asset, url, alt } }: Picture): Shown => ({
  ...(asset !== undefined && { asset }),
  ...(url !== undefined && { url }),
  alt,
});

/** In the order of `after`; what went stands where it stood. */
export function comparePictures(before: readonly Picture[], after: readonly Picture[]): ComparedPicture[] {
  const found: ComparedPicture[] = [];
  let [old, now] = [0, 0];
  let removed: Picture[] = [];
  let added: Picture[] = [];
  const settle = (): void => {
    const count = Math.max(removed.length, added.length);
    for (let index = 0; index < count; index += 1) found.push(compared(removed[index], added[index]));
    [removed, added] = [[], []];
  };
  for (const part of diffArrays(before.map(bytesOf), after.map(bytesOf))) {
    const { length } = part.value;
    if (part.removed) removed.push(...before.slice(old, old + length));
    else if (part.added) added.push(...after.slice(now, now + length));
    else {
      settle();
      for (let index = 0; index < length; index += 1) {
        const [one, other] = [before[old + index], after[now + index]];
        if (one !== undefined && other !== undefined && !sameFields(one, other))
          found.push(compared(one, other));
      }
    }
    if (!part.added) old += length;
    if (!part.removed) now += length;
  }
  settle();
  return found;
}

function compared(before: Picture | undefined, after: Picture | undefined): ComparedPicture {
  const fields = PICTURE_FIELDS.flatMap((field) => {
    const [was, is] = [before?.fields[field] ?? '', after?.fields[field] ?? ''];
    const runs = compareStretches([{ text: was, formats: [] }], [{ text: is, formats: [] }]);
    return was === is ? [] : [{ field, runs }];
  });
  return {
    how: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    ...(before !== undefined && { before: shown(before) }),
    ...(after !== undefined && { after: shown(after) }),
    fields,
  };
}
