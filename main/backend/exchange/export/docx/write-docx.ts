/**
 * Writes a post as a docx for Word, LibreOffice and Escale itself: real headings, lists and tables, in Word's own
 * styles with a serif font that every computer has.
 */
import type * as Docx from 'docx';
import type { Post } from '#interview/document.ts';
import { foldLine } from '#interview/inlines.ts';
import { publishedForm, questionNumbers } from '#interview/published-form.ts';
import { participantsById } from '#interview/speakers.ts';
import { LEAD_MARK, TITLE_MARK } from '#interview/returns/marked-parts.ts';
import { isTurn } from '#interview/blocks/blocks.ts';
import type { ExportedPicture } from '../pictures.ts';
import type { SentText } from '../post-files.ts';
import {
  type Block,
  type DocxContext,
  markBlocks,
  numberingConfig,
  runs,
  STYLE,
  topBlocks,
  wordLanguage,
} from './blocks.ts';
import { createPartMarks } from './create-part-marks.ts';

/** In half points, Word's unit; distances are in twentieths of a point. */
const BODY = 22;
const SERIF = 'Georgia';
const SANS = 'Calibri';

function stylesOf(language: string): Docx.IStylesOptions {
  // LibreOffice reads a heading by its outline level.
  const heading = (level: number, size: number, before: number): Docx.IBaseParagraphStyleOptions => ({
    run: { font: SANS, size, bold: true, color: '1F2A33' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true, outlineLevel: level - 1 },
  });
  return {
    default: {
      document: {
        run: { font: SERIF, size: BODY, language: { value: wordLanguage(language) } },
        paragraph: { spacing: { after: 140, line: 300 } },
      },
      heading1: heading(1, 40, 0),
      heading2: heading(2, 26, 320),
      heading3: heading(3, 24, 260),
      heading4: heading(4, 22, 220),
    },
    paragraphStyles: [
      {
        id: STYLE.lead,
        name: 'Lead',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 25 },
        paragraph: { spacing: { after: 240 } },
      },
      {
        id: STYLE.quote,
        name: 'Quote',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        paragraph: { indent: { left: 567, right: 567 } },
      },
      {
        id: STYLE.source,
        name: 'Quote Source',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 20 },
        paragraph: { indent: { left: 567, right: 567 } },
      },
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 19, color: '444444' },
      },
      {
        id: STYLE.code,
        name: 'Code Block',
        basedOn: 'Normal',
        run: { font: 'Courier New', size: 19, noProof: true },
        paragraph: { spacing: { line: 260 } },
      },
    ],
  };
}

const MARGIN = 1_417;
const A4 = { width: 11_906, height: 16_838 } as const;

type DocxOptions = Readonly<{
  pictures: ReadonlyMap<string, ExportedPicture>;
  author: string;
  /** Header of each page: « Projet, version du 12 mars, ne pas diffuser ». */
  notice?: string | undefined;
  /** Of a text sent for review: marks are written into the file. */
  sent?: SentText | undefined;
}>;

export async function writeDocx(post: Post, options: DocxOptions): Promise<Uint8Array> {
  const docx = await import('docx');
  const published = publishedForm(post);
  const { language, title } = published;
  const author = foldLine(options.author);
  const context: DocxContext = {
    docx,
    pictures: options.pictures,
    people: participantsById(published),
    language,
    numbers: questionNumbers(published),
    lists: [],
    marks: options.sent === undefined ? undefined : createPartMarks(docx, options.sent),
  };
  const children = contentOf(published, context);
  const document = new docx.Document({
    title,
    creator: author,
    lastModifiedBy: author,
    description: foldLine(published.description ?? ''),
    ...(context.marks === undefined ? {} : { customProperties: context.marks.properties() }),
    styles: stylesOf(language),
    numbering: { config: numberingConfig(docx, context.lists) },
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } },
        },
        ...(options.notice === undefined ? {} : { headers: { default: header(docx, options.notice) } }),
        footers: { default: footer(docx) },
        children,
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

/** Title, lead and body; in a text sent for review with their marks, also those of blocks between turns. */
function contentOf({ title, lead = [], body }: Post, context: DocxContext): Block[] {
  const { docx, marks } = context;
  const titles: Block[] =
    title === ''
      ? []
      : [
          new docx.Paragraph({
            heading: docx.HeadingLevel.HEADING_1,
            children: [new docx.TextRun({ text: title })],
          }),
        ];
  const leads = lead.map(
    (paragraph): Block => new docx.Paragraph({ style: STYLE.lead, children: runs(paragraph, context) }),
  );
  return [
    ...markBlocks(titles, marks?.ofPart(TITLE_MARK, titles) ?? [], context),
    ...markBlocks(leads, marks?.ofPart(LEAD_MARK, leads) ?? [], context),
    ...body.flatMap((block) => {
      const blocks = topBlocks(block, context);
      return isTurn(block) ? blocks : markBlocks(blocks, marks?.ofRest(blocks) ?? [], context);
    }),
  ];
}

const header = (docx: typeof Docx, notice: string): Docx.Header =>
  new docx.Header({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: [new docx.TextRun({ text: notice, bold: true, font: 'Calibri', size: 19 })],
      }),
    ],
  });

const footer = (docx: typeof Docx): Docx.Footer =>
  new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: [
          new docx.TextRun({
            font: 'Calibri',
            size: 19,
            children: [docx.PageNumber.CURRENT, ' / ', docx.PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
