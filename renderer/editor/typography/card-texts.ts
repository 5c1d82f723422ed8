/** The prose that cards hold in their fields: pictures, rows of pictures, videos. Each field is read as runs. */
import { $setState, type LexicalNode } from 'lexical';
import type { Image, Inline } from '#interview/document.ts';
import { changeInlines } from '#interview/typography/inlines.ts';
import type { Change } from '#interview/typography/rules.ts';
import { inlinesText } from '../inlines.ts';
import { $embedOf, $isEmbedNode } from '../nodes/embed-node.tsx';
import { embedState } from '../nodes/embed-state.ts';
import { $galleryOf, $isGalleryNode } from '../nodes/gallery-node.tsx';
import { galleryState } from '../nodes/gallery-state.ts';
import { $imageOf, $isImageNode } from '../nodes/image-node.tsx';
import { imageState } from '../nodes/image-state.ts';

/** `field` names it within its card: `caption`, `1.alt`. */
export type CardText = Readonly<{ field: string; inlines: readonly Inline[] }>;

const plain = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);

const imageTexts = ({ caption, credit, alt }: Image, of = ''): CardText[] => [
  { field: `${of}caption`, inlines: caption },
  { field: `${of}credit`, inlines: plain(credit) },
  { field: `${of}alt`, inlines: plain(alt) },
];

/** Nothing for what is no such card. */
export function $cardTexts(node: LexicalNode): CardText[] {
  if ($isImageNode(node)) return imageTexts($imageOf(node));
  if ($isEmbedNode(node)) return [{ field: 'title', inlines: plain($embedOf(node).title) }];
  if (!$isGalleryNode(node)) return [];
  const { images, caption = [] } = $galleryOf(node);
  return [
    ...images.flatMap((image, index) => imageTexts(image, `${index}.`)),
    { field: 'caption', inlines: caption },
  ];
}

/** Writes changes found in one field of a card. */
export function $changeCardText(node: LexicalNode, field: string, changes: readonly Change[]): void {
  if ($isImageNode(node)) $setState(node, imageState, changedImage($imageOf(node), field, changes));
  else if ($isEmbedNode(node)) {
    const embed = $embedOf(node);
    $setState(node, embedState, { ...embed, title: changedLine(embed.title, changes) });
  } else if ($isGalleryNode(node)) {
    const gallery = $galleryOf(node);
    const [of, inner] = field.split('.');
    $setState(
      node,
      galleryState,
      inner === undefined
        ? { ...gallery, caption: changeInlines(gallery.caption ?? [], changes) }
        : {
            ...gallery,
            images: gallery.images.map((image, index) =>
              String(index) === of ? changedImage(image, inner, changes) : image,
            ),
          },
    );
  }
}

function changedImage(image: Image, field: string, changes: readonly Change[]): Image {
  if (field === 'caption') return { ...image, caption: changeInlines(image.caption, changes) };
  return field === 'credit'
    ? { ...image, credit: changedLine(image.credit, changes) }
    : { ...image, alt: changedLine(image.alt, changes) };
}

const changedLine = (text: string, changes: readonly Change[]): string =>
  inlinesText(changeInlines(plain(text), changes));
