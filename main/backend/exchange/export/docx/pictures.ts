/** Pictures in a docx: inside it, with their alternative text; the caption and the credit under them. */
import type { Paragraph } from 'docx';
import type { Gallery, Image } from '#interview/document.ts';
import { creditShown } from '#interview/pictures.ts';
import type { DocxContext } from './context.ts';
import { runs } from './inlines.ts';

/** The width of the text on A4 with margins of 2.5 cm, in pixels at 96 to the inch. */
const TEXT_WIDTH = 605;
/** A page has some 930. */
const TALLEST = 760;
const SHARES = { small: 0.33, medium: 0.5, large: 0.67 } as const;

export function imageParagraphs(image: Image, context: DocxContext, share = shareOf(image)): Paragraph[] {
  const { docx } = context;
  const caption = captionRuns(image, context);
  const picture = pictureParagraph(image, context, share, caption.length > 0);
  return [
    picture,
    ...(caption.length === 0
      ? []
      : [
          new docx.Paragraph({
            style: 'Caption',
            alignment: docx.AlignmentType.CENTER,
            children: caption,
          }),
        ]),
  ];
}

const shareOf = ({ size, align }: Image): number =>
  size === undefined ? (align === undefined ? 1 : SHARES.medium) : SHARES[size];

function captionRuns(image: Image, context: DocxContext): ReturnType<typeof runs> {
  const { TextRun } = context.docx;
  const credit = creditShown(image.credit);
  return [
    ...runs(image.caption, context),
    ...(credit === ''
      ? []
      : [new TextRun({ text: image.caption.length === 0 ? credit : ` ${credit}`, italics: true })]),
  ];
}

function pictureParagraph(image: Image, context: DocxContext, share: number, keepNext: boolean): Paragraph {
  const { Paragraph, ImageRun, AlignmentType } = context.docx;
  const picture = image.asset === undefined ? undefined : context.pictures.get(image.asset);
  if (picture === undefined || picture.kind === 'webp') return inItsPlace(image, context);
  const width = Math.min(picture.width, TEXT_WIDTH * share);
  const scale = Math.min(1, width / picture.width, TALLEST / picture.height);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    children: [
      new ImageRun({
        type: picture.kind,
        data: picture.bytes,
        transformation: {
          width: Math.max(1, Math.round(picture.width * scale)),
          height: Math.max(1, Math.round(picture.height * scale)),
        },
        ...(image.decorative ? { decorative: true } : { altText: { name: '', description: image.alt } }),
      }),
    ],
  });
}

/** A picture that is on the web alone: what it shows, and where it is. */
function inItsPlace(image: Image, context: DocxContext): Paragraph {
  const { Paragraph, TextRun, AlignmentType } = context.docx;
  const words = `[${image.alt === '' ? (image.url ?? '…') : image.alt}]`;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children:
      image.url === undefined
        ? [new TextRun({ text: words, italics: true })]
        : runs([{ type: 'link', url: image.url, content: [{ type: 'text', text: words }] }], context),
  });
}

/** One under the other: side by side they would be too small on paper. */
export function galleryParagraphs(gallery: Gallery, context: DocxContext): Paragraph[] {
  const caption = runs(gallery.caption ?? [], context);
  const { Paragraph, AlignmentType } = context.docx;
  return [
    ...gallery.images.flatMap((image) => imageParagraphs(image, context, SHARES.large)),
    ...(caption.length === 0
      ? []
      : [new Paragraph({ style: 'Caption', alignment: AlignmentType.CENTER, children: caption })]),
  ];
}
