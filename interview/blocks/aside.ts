/** Boxed notes (« encadrés »): a framed title and paragraphs, apart from the text. */
import type { Aside, Inline, TextInline } from '../document.ts';
import { asOneRun, foldInlines, foldParagraphs, inlinesToText, textInline } from '../inlines.ts';
import { CLASSES } from '../marks.ts';
import { openingTag } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { inlinesMarkdown, paragraphMarkdown } from '../markup/inlines-markdown.ts';
import { elementsInside, hasClass, type HtmlElement, withoutElements } from '../markup/parse.ts';
import type { BlockType, ReadBlocks, Reading } from './block-type.ts';
import { areInlinesWithinBounds, areParagraphsWithinBounds } from './bounds.ts';
import { sourceField } from './published-fields.ts';
import { joinAsLines, stretchesOfInlines } from './stretches.ts';

/** Uses the text colour, to suit any theme. WordPress's editor has a setting for each declaration. */
const FRAME =
  'border-radius:10px;border-style:solid;border-width:1px;margin-top:1.5em;margin-bottom:1.5em;padding-top:1em;padding-right:1.2em;padding-bottom:.2em;padding-left:1.2em';

const runsOf = ({ title = [], content }: Aside): Inline[][] =>
  title.length === 0 ? content : [title, ...content];

/** Removes bold from a title, which is bold anyway. */
function withoutBold(title: readonly Inline[]): Inline[] {
  const bare = <Run extends Inline>(run: Run): Run | TextInline =>
    run.type === 'text'
      ? textInline(
          run.text,
          run.marks?.filter((mark) => mark !== 'bold'),
          run.language,
        )
      : run;
  return title.map((run) => (run.type === 'link' ? { ...run, content: run.content.map(bare) } : bare(run)));
}

function publishedForm(block: Aside, base: string): Aside | undefined {
  const title = foldInlines(withoutBold(block.title ?? []), base);
  const content = foldParagraphs(block.content, base);
  if (title.length === 0 && content.length === 0) return undefined;
  return { type: 'aside', ...(title.length > 0 && { title }), content, ...sourceField(block) };
}

const paragraphsHtml = ({ content }: Aside): string =>
  content.map((runs) => `<p>${inlinesHtml(runs)}</p>`).join('');

/** `line`: opening tag of the title. */
const titleHtml = ({ title }: Aside, line: string): string =>
  title === undefined ? '' : `${line}<strong>${inlinesHtml(title)}</strong></p>`;

/** Writes a quote with a bold title: Markdown has no frames. */
function asideMarkdown({ title, content }: Aside): string {
  const heading = title === undefined ? [] : [`**${inlinesMarkdown(title, ' ')}**`];
  return [...heading, ...content.map(paragraphMarkdown)]
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function readAside(element: HtmlElement, { reader, setting }: Reading): ReadBlocks {
  const isTitle = (inner: HtmlElement): boolean => hasClass(inner, CLASSES.asideTitle);
  const runsIn = (inner: HtmlElement): Inline[] =>
    asOneRun(reader.blocks(inner.childNodes, { ...setting, loose: false }).flatMap(reader.paragraphs));
  const title = foldInlines(withoutBold(asOneRun(elementsInside(element, isTitle).map(runsIn))));
  const parts = reader.blocks(withoutElements(element, isTitle), { ...setting, loose: true });
  const content = parts
    .filter((block) => !reader.standsApart(block))
    .flatMap(reader.paragraphs)
    .map((runs) => foldInlines(runs));
  const extras = parts.filter(reader.standsApart);
  if (title.length === 0 && content.length === 0) return { blocks: [], extras };
  return { blocks: [{ type: 'aside', ...(title.length > 0 && { title }), content }], extras };
}

export const aside: BlockType<Aside> = {
  text: (block) => runsOf(block).map(inlinesToText).join('\n'),
  runs: runsOf,
  paragraphs: runsOf,
  withRuns({ title: stored, ...block }, change) {
    const title = stored === undefined ? [] : change(stored, true);
    const content = block.content.map((runs) => change(runs, false)).filter((runs) => runs.length > 0);
    if (title.length === 0 && content.length === 0) return undefined;
    return { ...block, ...(title.length > 0 && { title }), content };
  },
  isPatchable: () => true,
  isEditorial: true,
  stretches: ({ title = [], content }) =>
    joinAsLines([
      stretchesOfInlines(title, [{ kind: 'aside' }, { kind: 'bold' }]),
      ...content.map((runs) => stretchesOfInlines(runs, [{ kind: 'aside' }])),
    ]),
  publishedForm,
  isWithinBounds: ({ title, content }) => areInlinesWithinBounds(title) && areParagraphsWithinBounds(content),
  html(block, { clear }) {
    const style = clear === true ? `${FRAME};clear:both` : FRAME;
    const title = titleHtml(block, `<p class="${CLASSES.asideTitle}">`);
    return `${openingTag('aside', { class: CLASSES.aside, style })}${title}${paragraphsHtml(block)}</aside>`;
  },
  clipboardHtml: (block) => `<aside>${titleHtml(block, '<p>')}${paragraphsHtml(block)}</aside>`,
  markdown: asideMarkdown,
  read: (element, reading) => (hasClass(element, CLASSES.aside) ? readAside(element, reading) : undefined),
};
