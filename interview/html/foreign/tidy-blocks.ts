/** What is set right once foreign HTML has been read into blocks. */
import type { Inline, List, TopBlock } from '../../document.ts';
import { foldInlines } from '../../inlines.ts';
import { inlinesToText } from '../../plain.ts';
import { withTrueLanguage } from './languages.ts';

/** The same blocks without empty paragraphs, headings made bold by hand, and languages that say nothing. */
export function tidyBlocks(blocks: readonly TopBlock[], language: string | undefined): TopBlock[] {
  const inlines = (content: readonly Inline[]): Inline[] => trimmed(trueLanguages(content, language));
  return blocks.flatMap((block): TopBlock[] => {
    switch (block.type) {
      case 'paragraph': {
        const content = inlines(block.content);
        return content.length > 0 ? [{ ...block, content }] : [];
      }
      case 'heading': {
        const content = withoutBold(inlines(block.content));
        return content.length > 0 ? [{ ...block, content }] : [];
      }
      case 'list':
        return [tidyList(block, inlines)];
      case 'quote': {
        const content = block.content.map(inlines).filter((paragraph) => paragraph.length > 0);
        return content.length > 0 || block.cite !== undefined ? [{ ...block, content }] : [];
      }
      case 'table':
        return [
          {
            ...block,
            rows: block.rows.map((row) =>
              row.map((cell) => {
                const content = inlines(cell.content);
                return { ...cell, content: cell.header ? withoutBold(content) : content };
              }),
            ),
          },
        ];
      default:
        return [block];
    }
  });
}

function tidyList(list: List, inlines: (content: readonly Inline[]) => Inline[]): List {
  return {
    ...list,
    items: list.items.map((item) => ({
      content: inlines(item.content),
      ...(item.children === undefined ? {} : { children: tidyList(item.children, inlines) }),
    })),
  };
}

function trueLanguages(content: readonly Inline[], base: string | undefined): Inline[] {
  if (base === undefined) return [...content];
  return foldInlines(
    content.map((inline) => {
      if (inline.type === 'text') return withTrueLanguage(inline, base);
      if (inline.type === 'lineBreak') return inline;
      const inside = inline.content.map((leaf) =>
        leaf.type === 'text' ? withTrueLanguage(leaf, base) : leaf,
      );
      return { ...inline, content: inside };
    }),
    base,
  );
}

/** Without the no-break spaces at both ends: a paragraph that holds nothing else is an empty line. */
function trimmed(content: readonly Inline[]): Inline[] {
  if (!/[^\s\u00a0\u2007\u202f]/u.test(inlinesToText(content))) return [];
  const [first] = content;
  const last = content.at(-1);
  const bare =
    (first?.type === 'text' && /^[\u00a0\u2007\u202f]/u.test(first.text)) ||
    (last?.type === 'text' && /[\u00a0\u2007\u202f]$/u.test(last.text));
  if (!bare) return [...content];
  // Breaks and blanks at the ends go at once, however many there are: one by one, each would be looked at for each.
  const shows = (inline: Inline): boolean =>
    inline.type === 'link' || (inline.type === 'text' && /[^\s\u00a0\u2007\u202f]/u.test(inline.text));
  const start = content.findIndex(shows);
  const end = content.findLastIndex(shows);
  return foldInlines(
    content.slice(start, end + 1).map((inline, index) => {
      if (inline.type !== 'text') return inline;
      let { text } = inline;
      // No-break spaces among them.
      if (index === 0) text = text.trimStart();
      if (index === end - start) text = text.trimEnd();
      return { ...inline, text };
    }),
  );
}

/** A heading is bold of itself: when all of it was made so by hand, that says nothing. */
function withoutBold(content: readonly Inline[]): Inline[] {
  const runs = content.flatMap((inline) => (inline.type === 'link' ? inline.content : [inline]));
  const allBold = runs.every(
    (run) => run.type !== 'text' || run.text.trim() === '' || run.marks?.includes('bold') === true,
  );
  if (!allBold) return [...content];
  return foldInlines(
    content.map((inline) => {
      if (inline.type === 'text') return unbold(inline);
      if (inline.type === 'lineBreak') return inline;
      return {
        ...inline,
        content: inline.content.map((leaf) => (leaf.type === 'text' ? unbold(leaf) : leaf)),
      };
    }),
  );
}

function unbold<Run extends Extract<Inline, { type: 'text' }>>(run: Run): Run {
  const { marks, ...rest } = run;
  const others = marks?.filter((mark) => mark !== 'bold') ?? [];
  return (others.length > 0 ? { ...rest, marks: others } : rest) as Run;
}
