/** The blocks of a post, in published form, as paragraphs and tables of a docx. */
import type { Paragraph } from 'docx';
import type { Answer, AnswerBlock, Embed, Question, Quote, TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { sanitizeHtml } from '#interview/html/sanitize.ts';
import { cleanText } from '#interview/inlines.ts';
import { htmlToText } from '#interview/plain.ts';
import { inlinesOfCite } from '#interview/quotation/cite.ts';
import { answerLabel, questionLabel } from '#interview/speakers.ts';
import { STYLE, type Block, type DocxContext } from './context.ts';
import { runs } from './inlines.ts';
import { listParagraphs } from './lists.ts';
import { galleryParagraphs, imageParagraphs } from './pictures.ts';
import { tableBlocks } from './tables.ts';

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

function question(block: Question, context: DocxContext): Paragraph {
  const { docx } = context;
  const label = questionLabel(block, context.people, context.language);
  const before = [context.numbers.get(block.id) ?? '', label].filter((part) => part !== '');
  const paragraphs = block.content.flatMap((content, index) => [
    ...(index === 0 ? [] : [new docx.TextRun({ break: 1 })]),
    ...runs(content, context),
  ]);
  return new docx.Paragraph({
    heading: docx.HeadingLevel.HEADING_2,
    children: [
      ...(before.length === 0 ? [] : [new docx.TextRun({ text: `${before.join(' ')} ` })]),
      ...paragraphs,
    ],
  });
}

/** The name stands in the first paragraph, or in one of its own where the answer does not begin with one. */
function answer(block: Answer, context: DocxContext): Block[] {
  const { docx } = context;
  const label = answerLabel(block, context.people, context.language);
  if (label === '') return block.blocks.flatMap((inner) => innerBlocks(inner, context));
  const [first, ...rest] = block.blocks;
  const name = new docx.TextRun({ text: label, bold: true });
  const others = (blocks: readonly AnswerBlock[]): Block[] =>
    blocks.flatMap((inner) => innerBlocks(inner, context));
  return first?.type === 'paragraph'
    ? [
        new docx.Paragraph({
          children: [name, new docx.TextRun({ text: ' ' }), ...runs(first.content, context)],
        }),
        ...others(rest),
      ]
    : [new docx.Paragraph({ keepNext: true, children: [name] }), ...others(block.blocks)];
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

/** What a sealed card shows, as far as it can be read; its words where it cannot. */
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
