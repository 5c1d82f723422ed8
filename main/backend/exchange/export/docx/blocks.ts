/** Converts the blocks of a post, in published form, to paragraphs, lists, tables and pictures of a docx. */
import type * as Docx from 'docx';
import type { ExternalHyperlink, ILevelsOptions, IRunPropertiesOptions, Paragraph, TextRun } from 'docx';
import type {
  Answer,
  AnswerBlock,
  Aside,
  Embed,
  Gallery,
  Image,
  Inline,
  List,
  Participant,
  Question,
  Quote,
  Table,
  TextInline,
  TopBlock,
} from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { sanitizeHtml } from '#interview/markup/sanitize.ts';
import { cleanText } from '#interview/inlines.ts';
import { creditShown } from '#interview/credit.ts';
import { htmlToText } from '#interview/markup/html-text.ts';
import { inlinesOfCite } from '#interview/blocks/cite.ts';
import { answerLabel, questionLabel } from '#interview/speakers.ts';
import type { ExportedPicture } from '../pictures.ts';
import type { MarksOfPart, PartMarks } from './create-part-marks.ts';

export type Block = Docx.Paragraph | Docx.Table;
type NumberedList = Readonly<{ reference: string; start: number }>;

export type DocxContext = Readonly<{
  docx: typeof Docx;
  /** Pictures of the library by sha256, in a format that Word shows. */
  pictures: ReadonlyMap<string, ExportedPicture>;
  people: ReadonlyMap<string, Participant>;
  language: string;
  /** « 3. » by question id, if numbers are shown. */
  numbers: ReadonlyMap<string, string>;
  /** Numbered lists so far, each with its own count. */
  lists: NumberedList[];
  /** Of a text sent for review. */
  marks?: PartMarks | undefined;
}>;

/** Our own styles; headings, quotes and captions use Word's. */
export const STYLE = { lead: 'Lead', quote: 'Quote', source: 'QuoteSource', code: 'CodeBlock' } as const;
const BULLETS = 'bullets';

/** Word's language code, which needs a country. */
export function wordLanguage(language: string): string {
  const usual: Readonly<Record<string, string>> = {
    fr: 'fr-FR',
    en: 'en-GB',
    es: 'es-ES',
    de: 'de-DE',
    it: 'it-IT',
    pt: 'pt-PT',
    nl: 'nl-NL',
  };
  return usual[language.toLowerCase()] ?? language;
}

const MONOSPACE = 'Courier New';

function properties(inline: TextInline, around: IRunPropertiesOptions): IRunPropertiesOptions {
  const marks = new Set(inline.marks);
  return {
    ...around,
    ...(marks.has('bold') && { bold: true }),
    ...(marks.has('italic') && { italics: true }),
    ...(marks.has('underline') && { underline: {} }),
    ...(marks.has('strike') && { strike: true }),
    ...(marks.has('sub') && { subScript: true }),
    ...(marks.has('sup') && { superScript: true }),
    ...(marks.has('code') && { font: MONOSPACE }),
    ...(inline.language !== undefined && { language: { value: wordLanguage(inline.language) } }),
  };
}

/** @param around formatting of all of them, such as bold in a header cell */
export function runs(
  inlines: readonly Inline[],
  context: DocxContext,
  around: IRunPropertiesOptions = {},
): (TextRun | ExternalHyperlink)[] {
  const { TextRun, ExternalHyperlink } = context.docx;
  return inlines.flatMap((inline) => {
    if (inline.type === 'text') return [new TextRun({ ...properties(inline, around), text: inline.text })];
    if (inline.type === 'lineBreak') return [new TextRun({ break: 1 })];
    // A fragment of the blog's page has no target in this document, so only its text stays.
    if (inline.url.startsWith('#')) return runs(inline.content, context, around);
    const children = runs(inline.content, context, { ...around, style: 'Hyperlink' });
    return [new ExternalHyperlink({ link: inline.url, children })];
  });
}

const DEEPEST = 8;

function listParagraphs(block: List, context: DocxContext, level = 0): Paragraph[] {
  const reference = block.ordered ? newNumbers(context, block.start ?? 1) : BULLETS;
  const depth = Math.min(level, DEEPEST);
  return block.items.flatMap((item) => [
    new context.docx.Paragraph({
      numbering: { reference, level: depth },
      children: runs(item.content, context),
    }),
    ...(item.children === undefined ? [] : listParagraphs(item.children, context, level + 1)),
  ]);
}

function newNumbers({ lists }: DocxContext, start: number): string {
  const reference = `numbers-${lists.length + 1}`;
  lists.push({ reference, start });
  return reference;
}

/** Call when all lists of the document are known. */
export function numberingConfig(
  { AlignmentType, LevelFormat }: typeof Docx,
  lists: readonly NumberedList[],
): { reference: string; levels: ILevelsOptions[] }[] {
  const levels = (level: (index: number) => Partial<ILevelsOptions>): ILevelsOptions[] =>
    Array.from({ length: DEEPEST + 1 }, (_, index) => ({
      level: index,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 567 + index * 425, hanging: 340 } } },
      ...level(index),
    }));
  return [
    {
      reference: BULLETS,
      levels: levels((index) => ({ format: LevelFormat.BULLET, text: index % 2 === 0 ? '•' : '–' })),
    },
    ...lists.map(({ reference, start }) => ({
      reference,
      levels: levels((index) => ({ format: LevelFormat.DECIMAL, text: `%${index + 1}.`, start })),
    })),
  ];
}

function tableBlocks(block: Table, context: DocxContext): Block[] {
  const { Paragraph, Table: DocxTable, TableRow, TableCell, WidthType } = context.docx;
  const bold: IRunPropertiesOptions = { bold: true };
  const rows = block.rows.map(
    (row, index) =>
      new TableRow({
        // Only set when true: some readers take the mere presence for true.
        ...(index === 0 && row.every(({ header }) => header) ? { tableHeader: true } : {}),
        cantSplit: true,
        children: row.map(
          (cell) =>
            new TableCell({
              ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
              ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
              margins: { top: 60, bottom: 60, left: 100, right: 100 },
              children: [new Paragraph({ children: runs(cell.content, context, cell.header ? bold : {}) })],
            }),
        ),
      }),
  );
  const caption = runs(block.caption ?? [], context);
  return [
    ...(caption.length === 0 ? [] : [new Paragraph({ style: 'Caption', keepNext: true, children: caption })]),
    new DocxTable({ width: { size: 100, type: WidthType.PERCENTAGE }, rows }),
    // Word joins two tables with nothing in between.
    new Paragraph({ spacing: { after: 0 }, children: [] }),
  ];
}

/** The width of the text on A4 with margins of 2.5 cm, in pixels at 96 to the inch. */
const TEXT_WIDTH = 605;
/** Maximum height; a page has about 930. */
const TALLEST = 760;
const SHARES = { small: 0.33, medium: 0.5, large: 0.67 } as const;

function imageParagraphs(image: Image, context: DocxContext, share = shareOf(image)): Paragraph[] {
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

/** A picture that is only on the web: its description and address. */
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

/** The pictures one below the other, since side by side they would be too small on paper. */
function galleryParagraphs(gallery: Gallery, context: DocxContext): Paragraph[] {
  const caption = runs(gallery.caption ?? [], context);
  const { Paragraph, AlignmentType } = context.docx;
  return [
    ...gallery.images.flatMap((image) => imageParagraphs(image, context, SHARES.large)),
    ...(caption.length === 0
      ? []
      : [new Paragraph({ style: 'Caption', alignment: AlignmentType.CENTER, children: caption })]),
  ];
}

export function topBlocks(block: TopBlock, context: DocxContext): Block[] {
  const { docx } = context;
  switch (block.type) {
    case 'question':
      return [question(block, context)];
    case 'answer':
      return answer(block, context);
    case 'heading':
      return [
        new docx.Paragraph({
          heading: [docx.HeadingLevel.HEADING_2, docx.HeadingLevel.HEADING_3, docx.HeadingLevel.HEADING_4][
            block.level - 2
          ] as (typeof docx.HeadingLevel)['HEADING_2'],
          children: runs(block.content, context),
        }),
      ];
    case 'rule':
      return [new docx.Paragraph({ thematicBreak: true, children: [] })];
    case 'jumpBreak':
      return [];
    default:
      return innerBlocks(block, context);
  }
}

const UNMARKED: MarksOfPart = { start: [], words: [] };

function question(block: Question, context: DocxContext): Paragraph {
  const { docx } = context;
  const label = questionLabel(block, context.people, context.language);
  const before = [context.numbers.get(block.id) ?? '', label].filter((part) => part !== '').join(' ');
  const paragraphs = block.content.flatMap((content, index) => [
    ...(index === 0 ? [] : [new docx.TextRun({ break: 1 })]),
    ...runs(content, context),
  ]);
  const { start, words } = context.marks?.ofTurn(block.id, before, paragraphs) ?? UNMARKED;
  return new docx.Paragraph({
    heading: docx.HeadingLevel.HEADING_2,
    children: [
      ...start,
      ...(before === '' ? [] : [new docx.TextRun({ text: `${before} ` })]),
      ...words,
      ...paragraphs,
    ],
  });
}

/**
 * The speaker's name is in the first paragraph, or in a paragraph of its own if the answer begins with another block.
 */
function answer(block: Answer, context: DocxContext): Block[] {
  const { docx } = context;
  const label = answerLabel(block, context.people, context.language);
  const [first, ...rest] = block.blocks;
  const isInline = first?.type === 'paragraph';
  const inline = isInline ? runs(first.content, context) : [];
  const others = (isInline ? rest : block.blocks).flatMap((inner) => innerBlocks(inner, context));
  const { start, words } = context.marks?.ofTurn(block.id, label, [...inline, ...others]) ?? UNMARKED;
  const name = label === '' ? [] : [new docx.TextRun({ text: label, bold: true })];
  if (isInline)
    return [
      new docx.Paragraph({
        children: [
          ...start,
          ...name,
          ...words,
          ...(label === '' ? [] : [new docx.TextRun({ text: ' ' })]),
          ...inline,
        ],
      }),
      ...others,
    ];
  return label === ''
    ? markBlocks(others, [...start, ...words], context)
    : [new docx.Paragraph({ keepNext: true, children: [...start, ...name, ...words] }), ...others];
}

/** The blocks with marks at their beginning: in the first paragraph, else in a line of one point before a table. */
export function markBlocks(blocks: Block[], marks: readonly Docx.Bookmark[], { docx }: DocxContext): Block[] {
  const [first] = blocks;
  if (marks.length === 0 || first === undefined) return blocks;
  if (!(first instanceof docx.Paragraph))
    return [
      new docx.Paragraph({
        keepNext: true,
        spacing: { after: 0, line: 20, lineRule: docx.LineRuleType.EXACT },
        children: marks,
      }),
      ...blocks,
    ];
  // The library’s type knows runs only; it writes any component.
  for (const { start, end } of marks.toReversed())
    for (const component of [end, start]) first.addRunToFront(component as unknown as TextRun);
  return blocks;
}

function innerBlocks(block: AnswerBlock, context: DocxContext): Block[] {
  const { docx } = context;
  switch (block.type) {
    case 'paragraph':
      return [new docx.Paragraph({ children: runs(block.content, context) })];
    case 'list':
      return listParagraphs(block, context);
    case 'quote':
      return quote(block, context);
    case 'aside':
      return aside(block, context);
    case 'image':
      return imageParagraphs(block, context);
    case 'gallery':
      return galleryParagraphs(block, context);
    case 'table':
      return tableBlocks(block, context);
    case 'code':
      return [
        new docx.Paragraph({
          style: STYLE.code,
          children: block.text
            .split('\n')
            .map((text, index) => new docx.TextRun({ text, ...(index === 0 ? {} : { break: 1 }) })),
        }),
      ];
    case 'embed':
      return [embed(block, context)];
    case 'html':
      return card(block.html, context);
  }
}

function quote(block: Quote, context: DocxContext): Paragraph[] {
  const { docx } = context;
  const language = block.language === undefined ? {} : { language: { value: block.language } };
  return [
    ...block.content.map(
      (content) => new docx.Paragraph({ style: STYLE.quote, children: runs(content, context, language) }),
    ),
    ...(block.cite === undefined
      ? []
      : [
          new docx.Paragraph({
            style: STYLE.source,
            children: [new docx.TextRun({ text: '— ' }), ...runs(inlinesOfCite(block.cite), context)],
          }),
        ]),
  ];
}

/** In a frame: Word draws one around adjacent paragraphs with equal borders. */
function aside({ title, content }: Aside, { docx, ...rest }: DocxContext): Paragraph[] {
  const context = { docx, ...rest };
  const line = { style: docx.BorderStyle.SINGLE, size: 6, space: 6, color: 'AAAAAA' };
  const frame = {
    border: { top: line, right: line, bottom: line, left: line },
    indent: { left: 200, right: 200 },
  };
  return [
    ...(title === undefined
      ? []
      : [new docx.Paragraph({ ...frame, keepNext: true, children: runs(title, context, { bold: true }) })]),
    ...content.map((words) => new docx.Paragraph({ ...frame, children: runs(words, context) })),
    // Word joins the frames of two adjacent notes.
    new docx.Paragraph({ spacing: { after: 0 }, children: [] }),
  ];
}

function embed(block: Embed, context: DocxContext): Paragraph {
  const { docx } = context;
  const title = block.title === '' ? block.url : block.title;
  return new docx.Paragraph({
    children: [
      ...runs([{ type: 'link', url: block.url, content: [{ type: 'text', text: title }] }], context),
      ...(block.provider === undefined ? [] : [new docx.TextRun({ text: ` (${block.provider})` })]),
    ],
  });
}

/** The readable content of a sealed card, or its text. */
function card(html: string, context: DocxContext): Block[] {
  let number = 0;
  const newId = (): string => `card-${(number += 1)}`;
  return readHtml(sanitizeHtml(cleanText(html)), { newId, origin: 'outside' }).flatMap((block) => {
    if (block.type !== 'html') return topBlocks(block, context);
    const words = htmlToText(block.html);
    return words === ''
      ? []
      : [new context.docx.Paragraph({ children: [new context.docx.TextRun({ text: words })] })];
  });
}
