/** Headings of the body. */
import type { Heading } from '../document.ts';
import { foldInlines, inlinesToText } from '../inlines.ts';
import { headingLevelClass, headingLevelOfClasses } from '../marks.ts';
import { openingTag } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { inlinesMarkdown } from '../markup/inlines-markdown.ts';
import { classesOf } from '../markup/parse.ts';
import type { BlockType, HtmlContext } from './block-type.ts';
import { areInlinesWithinBounds } from './bounds.ts';
import { sourceField } from './published-fields.ts';
import { stretchesOfInlines } from './stretches.ts';

/** By level in the document. */
const SIZES = { 2: '1.35em', 3: '1.15em', 4: '1em' } as const;

/**
 * Styles of a heading. Browsers draw h5 and h6 smaller than the text, and few themes style h4: from level 4 a size is
 * set. A floated picture ends above.
 */
export function headingStyle(
  level: number,
  size: string,
  { clear }: Pick<HtmlContext, 'clear'>,
): string | undefined {
  const declarations = [
    ...(level >= 4 ? [`font-size:${size}`] : []),
    ...(clear === true ? ['clear:both'] : []),
  ];
  return declarations.length === 0 ? undefined : declarations.join(';');
}

const levelOn = (block: Heading, { levels }: HtmlContext): number => levels?.get(block) ?? block.level;

/** A heading; if the page shifts its level, a class records the document's. */
function headingHtml(block: Heading, context: HtmlContext): string {
  const level = levelOn(block, context);
  const shifted = level !== block.level;
  const style = headingStyle(shifted ? level : 2, SIZES[block.level], context);
  const own = shifted ? headingLevelClass(block.level) : undefined;
  return `${openingTag(`h${level}`, { class: own, style })}${inlinesHtml(block.content)}</h${level}>`;
}

export const heading: BlockType<Heading> = {
  text: ({ content }) => inlinesToText(content),
  runs: ({ content }) => [content],
  paragraphs: ({ content }) => [content],
  withRuns(block, change) {
    const content = change(block.content, true);
    return content.length === 0 ? undefined : { ...block, content };
  },
  isPatchable: () => true,
  stretches: ({ level, content }) => stretchesOfInlines(content, [{ kind: 'heading', value: String(level) }]),
  publishedForm(block, base) {
    const content = foldInlines(block.content, base);
    return content.length === 0
      ? undefined
      : { type: 'heading', level: block.level, content, ...sourceField(block) };
  },
  isWithinBounds: ({ content }) => areInlinesWithinBounds(content),
  html: headingHtml,
  keepsSource(block, source, context) {
    const level = levelOn(block, context);
    return level === block.level || source.includes(`<h${level}`);
  },
  clipboardHtml: ({ level, content }) => `<h${level}>${inlinesHtml(content)}</h${level}>`,
  markdown: ({ level, content }) => `${'#'.repeat(level)} ${inlinesMarkdown(content, '<br>')}`,
  read(element, { reader, setting }) {
    const depth = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (depth === undefined) return undefined;
    const level =
      headingLevelOfClasses(classesOf(element)) ?? (Math.min(4, Math.max(2, Number(depth))) as 2 | 3 | 4);
    const parts = reader.blocks(element.childNodes, { ...setting, loose: false });
    return {
      blocks: parts.map((part) =>
        part.type === 'paragraph' ? { type: 'heading', level, content: part.content } : part,
      ),
    };
  },
};
