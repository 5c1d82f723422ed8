/** Quotes: paragraphs and their source. */
import { append } from '../append.ts';
import { type Inline, LIMITS, type Quote, type TopBlock } from '../document.ts';
import { foldInlines, foldLine, foldParagraphs, paragraphsToText } from '../inlines.ts';
import { CLASSES } from '../marks.ts';
import { linkAddress } from '../markup/addresses.ts';
import { openingTag } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { inlinesMarkdown, paragraphMarkdown } from '../markup/inlines-markdown.ts';
import {
  attribute,
  elementsInside,
  hasClass,
  type HtmlElement,
  isElement,
  textOf,
  withoutElements,
} from '../markup/parse.ts';
import type { Reader, Setting } from '../markup/reading.ts';
import { languageOf } from '../markup/setting.ts';
import { shownText } from '../markup/shown-text.ts';
import type { BlockType } from './block-type.ts';
import { areParagraphsWithinBounds, isLineWithinBounds } from './bounds.ts';
import { citeOf, inlinesOfCite, sourceOfCite } from './cite.ts';
import { languageField, sourceField } from './published-fields.ts';
import { type Format, languageFormats, joinAsLines, stretchesOfInlines, type Stretch } from './stretches.ts';

/** Whether `line` ends the quote and holds only words, so that it can become the source. */
function isLastLine(line: HtmlElement, quote: HtmlElement): boolean {
  const apart = elementsInside(
    line,
    ({ tagName }) =>
      ['img', 'iframe', 'br', 'p', 'div'].includes(tagName) ||
      (tagName === 'a' && !hasClass(line, CLASSES.cite)),
  );
  const words = shownText([line]).trim();
  return apart.length === 0 && words !== '' && shownText([quote]).trimEnd().endsWith(words);
}

const bareText = (elements: readonly HtmlElement[]): string =>
  elements.map(textOf).join('').replace(/\s+/g, '');

/** Reads a quote; its source is in our own mark, in a footer, or in a last line that is entirely `cite`. */
function readQuote(
  element: HtmlElement,
  reader: Reader,
  setting: Setting,
): Readonly<{ block?: Quote; extras: TopBlock[] }> {
  const isCite = (inner: HtmlElement): boolean =>
    hasClass(inner, CLASSES.cite) ||
    inner.tagName === 'footer' ||
    (inner.tagName === 'p' &&
      inner.childNodes.length === 1 &&
      inner.childNodes.every((child) => isElement(child) && child.tagName === 'cite'));
  const cites = elementsInside(element, (inner) => isCite(inner) || inner.tagName === 'blockquote').filter(
    (inner, _, all) =>
      isCite(inner) && (reader.origin === 'outside' || (all.length === 1 && isLastLine(inner, element))),
  );
  const cite = citeOfLines(cites, reader);
  const isWhole = cite === undefined || bareText(cites) === bareText([element]) || cite.length > LIMITS.line;
  const content: Inline[][] = [];
  const extras: TopBlock[] = [];
  for (const block of reader.blocks(
    isWhole || cites.length === 0
      ? element.childNodes
      : withoutElements(element, (inner) => cites.includes(inner)),
    {
      ...setting,
      loose: true,
    },
  )) {
    if (reader.standsApart(block)) extras.push(block);
    else
      append(
        content,
        reader.paragraphs(block).map((paragraph) => foldInlines(paragraph)),
      );
  }
  if (content.length === 0) return { extras };
  return { block: { type: 'quote', content, ...(!isWhole && cite !== '' && { cite }) }, extras };
}

/** The source in these elements; undefined with more links than the one a source can hold. */
function citeOfLines(cites: readonly HtmlElement[], { origin }: Pick<Reader, 'origin'>): string | undefined {
  const words = cites
    .map((inner) => foldLine(textOf(inner)))
    .filter((line) => line !== '')
    .join(', ');
  // The link of a blog's own source is kept in the block's source HTML.
  const links = cites
    .filter((inner) => origin === 'outside' || hasClass(inner, CLASSES.cite))
    .flatMap((inner) => elementsInside(inner, ({ tagName }) => tagName === 'a'))
    .filter((link) => linkAddress(attribute(link, 'href')) !== undefined && textOf(link).trim() !== '');
  const [link, ...others] = links;
  if (link === undefined) return words;
  const url = linkAddress(attribute(link, 'href'));
  const cite = citeOf(words, url);
  if (others.length === 0 && sourceOfCite(cite).url === url) return cite;
  return origin === 'outside' ? undefined : words;
}

const citeRuns = ({ cite }: Quote): Inline[][] => (cite === undefined ? [] : [inlinesOfCite(cite)]);

function quoteMarkdown(quote: Quote): string {
  const cite = citeRuns(quote).map((runs) => `— ${inlinesMarkdown(runs)}`);
  const text = [...quote.content.map(paragraphMarkdown), ...cite].join('\n\n');
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** `cite`: opening tag of the source line. */
function quoteHtml(quote: Quote, cite: string): string {
  const paragraphs = quote.content.map((content) => `<p>${inlinesHtml(content)}</p>`);
  const source = citeRuns(quote).map((runs) => `${cite}<cite>${inlinesHtml(runs)}</cite></p>`);
  return `${openingTag('blockquote', { lang: quote.language })}${[...paragraphs, ...source].join('')}</blockquote>`;
}

export const quote: BlockType<Quote> = {
  text: ({ content, cite = '' }) =>
    [paragraphsToText(content), cite].filter((line) => line !== '').join('\n'),
  printedText: ({ content, cite }) => paragraphsToText(content) + (cite === undefined ? '' : `\n— ${cite}`),
  runs: ({ content }) => content,
  shownRuns: (block) => [...block.content, ...citeRuns(block)],
  paragraphs: (block) => [...block.content, ...citeRuns(block).filter((runs) => runs.length > 0)],
  withRuns(block, change) {
    const content = block.content.map((runs) => change(runs, false)).filter((runs) => runs.length > 0);
    return content.length === 0 && block.cite === undefined ? undefined : { ...block, content };
  },
  isPatchable: () => true,
  stretches({ content, cite, language }, base) {
    const formats: Format[] = [{ kind: 'quote' }, ...languageFormats(language, base)];
    const source: Stretch[] = cite === undefined ? [] : [{ text: cite, formats: [{ kind: 'cite' }] }];
    return joinAsLines([...content.map((runs) => stretchesOfInlines(runs, formats)), source]);
  },
  publishedForm(block, base) {
    const content = foldParagraphs(block.content, block.language ?? base);
    const cite = foldLine(block.cite ?? '');
    if (content.length === 0) return undefined;
    return {
      type: 'quote',
      content,
      ...(cite !== '' && { cite }),
      ...languageField(block.language, base),
      ...sourceField(block),
    };
  },
  isWithinBounds: ({ content, cite }) => areParagraphsWithinBounds(content) && isLineWithinBounds(cite),
  html: (block) => quoteHtml(block, `<p class="${CLASSES.cite}">`),
  clipboardHtml: (block) => quoteHtml(block, '<p>'),
  markdown: quoteMarkdown,
  read(element, { reader, setting, around }) {
    if (element.tagName !== 'blockquote') return undefined;
    const elementLanguage = around.base === undefined ? undefined : languageOf(element);
    const language =
      elementLanguage !== undefined && elementLanguage.toLowerCase() !== around.base?.toLowerCase()
        ? elementLanguage
        : undefined;
    const inner = { ...setting, language: undefined, base: language ?? around.base };
    const { block, extras } = readQuote(element, reader, inner);
    if (block === undefined) return { blocks: [], extras };
    return { blocks: [language === undefined ? block : { ...block, language }], extras };
  },
};
