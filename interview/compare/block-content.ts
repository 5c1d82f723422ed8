/** What a block says, whatever its id: as a key that is equal for equal contents, and as text. */
import type { TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';

/** A form in which two equal contents are equal texts: fields in one order, without sources and without what only the library knows. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (key, field: unknown) => {
    if (key === 'source' || key === 'decorative') return undefined;
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A picture of the library that is already on the web may be known by its address on one side only: then words decide. */
function pictureKey(block: Extract<TopBlock, { type: 'image' }>): string {
  return canonical({
    alt: block.alt,
    caption: block.caption,
    credit: block.credit,
    picture: block.asset ?? block.url,
    size: block.size,
    align: block.align,
  });
}

/** Equal for two blocks that say the same, whatever their ids, their bytes, and what only the library knows of them. */
export function keyOf(block: TopBlock): string {
  if (block.type === 'image') return `image ${pictureKey(block)}`;
  if (block.type === 'gallery')
    return canonical({
      ...block,
      images: block.images.map((image) => [pictureKey(image), image.decorative]),
    });
  if (block.type === 'answer') return canonical({ ...block, id: '', blocks: block.blocks.map(keyOf) });
  return canonical('id' in block ? { ...block, id: '' } : block);
}

/** What of a block one sees in a list of changes. */
export function shown(block: TopBlock): string {
  if (block.type === 'answer') return block.blocks.map(shown).join('\n');
  const text = blockToText(block);
  if (text !== '') return text;
  if (block.type === 'gallery') return block.images.map(shown).join('\n');
  return block.type === 'rule' ? '* * *' : block.type === 'image' ? (block.url ?? block.alt) : '';
}
