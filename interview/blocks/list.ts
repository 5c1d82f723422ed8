/** Lists with nested lists. */
import { append } from '../append.ts';
import { type Inline, LIMITS, type List, type ListItem, type TopBlock } from '../document.ts';
import { asOneRun, foldInlines, inlinesToText } from '../inlines.ts';
import { openingTag } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { paragraphMarkdown } from '../markup/inlines-markdown.ts';
import { attribute, type HtmlElement, type HtmlNode, isElement } from '../markup/parse.ts';
import type { Reader, Setting } from '../markup/reading.ts';
import type { BlockType } from './block-type.ts';
import { areInlinesWithinBounds } from './bounds.ts';
import { sourceField } from './published-fields.ts';
import { type Format, joinAsLines, stretchesOfInlines, type Stretch } from './stretches.ts';

const runsOf = ({ items }: List): Inline[][] =>
  items.flatMap(({ content, children }) => [content, ...(children === undefined ? [] : runsOf(children))]);

function printedList(list: List, indent = ''): string {
  const printed = list.items.map((item, index) => {
    const bullet = list.ordered ? `${(list.start ?? 1) + index}. ` : '- ';
    const own = `${indent}${bullet}${inlinesToText(item.content).replace(/\n/g, `\n${indent}${' '.repeat(bullet.length)}`)}`;
    return item.children ? `${own}\n${printedList(item.children, `${indent}  `)}` : own;
  });
  return printed.join('\n');
}

const withRuns = (list: List, change: (runs: Inline[]) => Inline[]): List => ({
  ...list,
  items: list.items.map((item) => ({
    content: change(item.content),
    ...(item.children === undefined ? {} : { children: withRuns(item.children, change) }),
  })),
});

function stretchesOf(list: List, around: readonly Format[], nested = false): Stretch[] {
  const own: Format[] = [
    ...around,
    { kind: list.ordered ? 'numbers' : 'bullets' },
    ...(nested ? [{ kind: 'nested' as const }] : []),
  ];
  return joinAsLines(
    list.items.flatMap((item) => [
      stretchesOfInlines(item.content, own),
      ...(item.children === undefined ? [] : [stretchesOf(item.children, around, true)]),
    ]),
  );
}

function publishedForm(block: List, base: string): List | undefined {
  const items = block.items.flatMap((item) => {
    const content = foldInlines(item.content, base);
    const children = item.children && publishedForm(item.children, base);
    return content.length === 0 && children === undefined ? [] : [{ content, ...(children && { children }) }];
  });
  if (items.length === 0) return undefined;
  const start = block.ordered && block.start !== undefined && block.start !== 1 ? { start: block.start } : {};
  return { type: 'list', ordered: block.ordered, ...start, items, ...sourceField(block) };
}

const isWithinBounds = ({ items, start = 1 }: List, depth = 1): boolean =>
  depth <= LIMITS.lists &&
  items.length > 0 &&
  items.length <= LIMITS.blocks &&
  Number.isSafeInteger(start) &&
  start >= 0 &&
  start <= 1_000_000 &&
  items.every(
    ({ content, children }) =>
      areInlinesWithinBounds(content) && (children === undefined || isWithinBounds(children, depth + 1)),
  );

function listHtml(list: List): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const items = list.items.map(
    ({ content, children }) =>
      `<li>${inlinesHtml(content)}${children === undefined ? '' : listHtml(children)}</li>`,
  );
  return `${openingTag(tag, { start: list.start })}${items.join('')}</${tag}>`;
}

const indentLines = (text: string, by: string): string => text.replace(/\n(?=.)/g, `\n${by}`);

function listMarkdown(block: List): string {
  return block.items
    .map((item, index) => {
      const bullet = block.ordered ? `${(block.start ?? 1) + index}. ` : '- ';
      // A numbered list that does not begin at 1 needs an empty line before it, or it continues the paragraph.
      const apart = item.children?.start !== undefined && item.content.length > 0 ? '\n\n' : '\n';
      const children = item.children ? apart + listMarkdown(item.children) : '';
      return bullet + indentLines(paragraphMarkdown(item.content) + children, ' '.repeat(bullet.length));
    })
    .join('\n');
}

function addChildren(item: ListItem, list: List): ListItem {
  return {
    ...item,
    children: item.children ? { ...item.children, items: [...item.children.items, ...list.items] } : list,
  };
}

/**
 * Reads a list with its nested lists. Paragraphs of one item become its lines; pictures and cards follow the list.
 * Items nested too deeply follow their parent item.
 */
function readList(
  element: HtmlElement,
  reader: Reader,
  outer: Setting,
): Readonly<{ block: List | undefined; extras: TopBlock[] }> {
  const ordered = element.tagName === 'ol';
  const setting = { ...outer, lists: outer.lists + 1 };
  const isDeepest = setting.lists >= LIMITS.lists;
  const items: ListItem[] = [];
  const extras: TopBlock[] = [];
  const addItem = (nodes: readonly HtmlNode[]): void => {
    let item: ListItem = { content: [] };
    const paragraphs: Inline[][] = [];
    const following: ListItem[] = [];
    for (const block of reader.blocks(nodes, { ...setting, loose: false })) {
      // Text after a nested list, or a second nested list, would change order.
      const isPastEnd = item.children !== undefined || (isDeepest && block.type === 'list');
      if (isPastEnd && reader.origin === 'blog') extras.push(block);
      else if (block.type === 'list' && isDeepest) append(following, block.items);
      else if (block.type === 'list') item = addChildren(item, block);
      else if (reader.standsApart(block)) extras.push(block);
      else append(paragraphs, reader.paragraphs(block));
    }
    item = { ...item, content: asOneRun(paragraphs) };
    if (item.content.length > 0 || item.children) items.push(item);
    append(items, following);
  };
  for (const child of element.childNodes) {
    if (isElement(child) && child.tagName === 'li') addItem(child.childNodes);
    else if (isElement(child) && (child.tagName === 'ul' || child.tagName === 'ol')) {
      // Word processors put a nested list next to its item.
      const inner = readList(child, reader, setting);
      append(extras, inner.extras);
      const last = items.pop();
      if (last) items.push(inner.block && !isDeepest ? addChildren(last, inner.block) : last);
      if (inner.block && (isDeepest || !last)) append(items, inner.block.items);
    } else addItem([child]);
  }
  const start = Number.parseInt(attribute(element, 'start') ?? '', 10);
  const from = ordered && start >= 0 && start <= 1_000_000 && start !== 1 ? { start } : {};
  return { block: items.length === 0 ? undefined : { type: 'list', ordered, ...from, items }, extras };
}

export const list: BlockType<List> = {
  text: (block) => runsOf(block).map(inlinesToText).join('\n'),
  printedText: (block) => printedList(block),
  runs: runsOf,
  withRuns: (block, change) => withRuns(block, (runs) => change(runs, false)),
  isPatchable: () => true,
  stretches: (block) => stretchesOf(block, []),
  publishedForm,
  isWithinBounds: (block) => isWithinBounds(block),
  html: listHtml,
  clipboardHtml: listHtml,
  markdown: listMarkdown,
  read(element, { reader, setting }) {
    if (!['ul', 'ol', 'menu'].includes(element.tagName)) return undefined;
    const { block, extras } = readList(element, reader, setting);
    return { blocks: block === undefined ? [] : [block], extras };
  },
};
