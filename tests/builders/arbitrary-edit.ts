/** Random edits as an author makes them: a word changed, a paragraph split or joined, removed, moved, added. */
import fc from 'fast-check';
import { readUnits } from '#interview/html/read-units.ts';
import type { Answer, Inline, Post, TextInline, TopBlock } from '#interview/document.ts';

export type PostEdit = Readonly<{
  kind: 'word' | 'split' | 'merge' | 'delete' | 'move' | 'add' | 'bold' | 'heading';
  at: number;
  to: number;
}>;

export const arbitraryEdit: fc.Arbitrary<PostEdit> = fc.record({
  kind: fc.constantFrom('word', 'word', 'word', 'split', 'merge', 'delete', 'move', 'add', 'bold', 'heading'),
  at: fc.nat(1_000),
  to: fc.nat(1_000),
});

type Paragraph = Extract<TopBlock, { type: 'paragraph' }>;

const texts = (content: readonly Inline[]): TextInline[] =>
  content.flatMap((inline) =>
    inline.type === 'text'
      ? [inline]
      : inline.type === 'link'
        ? inline.content.filter((run) => run.type === 'text')
        : [],
  );

/** `content` with its run of text `at` changed by `change`. */
function withText(content: readonly Inline[], at: number, change: (run: TextInline) => TextInline): Inline[] {
  const runs = texts(content);
  const chosen = runs[at % Math.max(1, runs.length)];
  return content.map((inline): Inline => {
    if (inline === chosen) return change(inline);
    if (inline.type !== 'link') return inline;
    return { ...inline, content: inline.content.map((run) => (run === chosen ? change(run) : run)) };
  });
}

/** The same run with one word replaced. */
export function otherWord(run: TextInline, at: number, word = 'lanterne'): TextInline {
  const words = [...run.text.matchAll(/[\p{L}\p{N}]+/gu)];
  const chosen = words[at % Math.max(1, words.length)];
  if (chosen === undefined) return { ...run, text: `${run.text}${word}` };
  return {
    ...run,
    text: run.text.slice(0, chosen.index) + word + run.text.slice(chosen.index + chosen[0].length),
  };
}

/** The changed block without its source HTML, as the editor returns it. */
const dropSource = <Block extends TopBlock>(block: Block): Block => {
  const copy = { ...block };
  if ('source' in copy) delete copy.source;
  return copy;
};

/** The block with one word replaced; undefined when it has no words. */
export function withOtherWord(block: TopBlock, at: number, word?: string): TopBlock | undefined {
  const change = (run: TextInline): TextInline => otherWord(run, at, word);
  const has = (content: readonly Inline[]): boolean =>
    texts(content).some(({ text }) => /[\p{L}\p{N}]/u.test(text));
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return has(block.content)
        ? { ...dropSource(block), content: withText(block.content, at, change) }
        : undefined;
    case 'list': {
      const [first, ...rest] = block.items;
      if (first === undefined || !has(first.content)) return undefined;
      return {
        ...dropSource(block),
        items: [{ ...first, content: withText(first.content, at, change) }, ...rest],
      };
    }
    case 'quote': {
      const [first, ...rest] = block.content;
      if (first === undefined || !has(first)) return undefined;
      return { ...dropSource(block), content: [withText(first, at, change), ...rest] };
    }
    case 'image':
      return has(block.caption)
        ? { ...dropSource(block), caption: withText(block.caption, at, change) }
        : { ...dropSource(block), alt: 'lanterne' };
    case 'table': {
      const [[cell, ...cells] = [], ...rows] = block.rows;
      if (cell === undefined || !has(cell.content)) return undefined;
      return {
        ...dropSource(block),
        rows: [[{ ...cell, content: withText(cell.content, at, change) }, ...cells], ...rows],
      };
    }
    default:
      return undefined;
  }
}

export function applyEdit(post: Post, { kind, at, to }: PostEdit): Post {
  const body = [...post.body];
  if (body.length === 0) return post;
  const index = at % body.length;
  const block = body[index] as TopBlock;
  const other = to % body.length;
  const paragraph: Paragraph = {
    type: 'paragraph',
    content: [{ type: 'text', text: `Un mot de plus, ${to}.` }],
  };
  switch (kind) {
    case 'word':
      body[index] = withOtherWord(block, to, ['lanterne', 'mer', 'x'][to % 3]) ?? block;
      break;
    case 'bold':
      if (block.type === 'paragraph')
        body[index] = {
          ...dropSource(block),
          content: withText(block.content, to, (run) => ({ ...run, marks: ['bold'] })),
        };
      break;
    case 'heading':
      if (block.type === 'paragraph') body[index] = { type: 'heading', level: 3, content: block.content };
      break;
    case 'split': {
      if (block.type !== 'paragraph' || block.content.length === 0) break;
      const [first, ...rest] = block.content;
      if (first?.type !== 'text') break;
      const cut = to % (first.text.length + 1);
      body.splice(
        index,
        1,
        { type: 'paragraph', content: [{ ...first, text: first.text.slice(0, cut) || 'a' }] },
        { type: 'paragraph', content: [{ ...first, text: first.text.slice(cut) || 'b' }, ...rest] },
      );
      break;
    }
    case 'merge': {
      const next = body[index + 1];
      if (block.type === 'paragraph' && next?.type === 'paragraph')
        body.splice(index, 2, { type: 'paragraph', content: [...block.content, ...next.content] });
      break;
    }
    case 'delete':
      body.splice(index, 1);
      break;
    case 'move':
      body.splice(index, 1);
      body.splice(other, 0, block);
      break;
    case 'add':
      body.splice(index, 0, paragraph);
      break;
  }
  return { ...post, body };
}

/** Toggles the label. As in the editor, the turn loses its source bytes, and its blocks keep theirs. */
export function toggleLabel(answer: Answer): Answer {
  const { source: _, ...turn } = answer;
  return { ...turn, labelShown: !turn.labelShown && turn.participants.length > 0 };
}

/** A question or an answer with one word replaced. */
export function otherTurn(block: TopBlock): TopBlock | undefined {
  if (block.type === 'question') {
    const { source: _, ...question } = block;
    const [content = [], ...rest] = block.content;
    const other = withOtherWord({ type: 'paragraph', content }, 1);
    return other?.type === 'paragraph' ? { ...question, content: [other.content, ...rest] } : undefined;
  }
  if (block.type !== 'answer') return undefined;
  const { source: _, ...answer } = block;
  const last = block.blocks.at(-1);
  const other = last?.type === 'paragraph' ? withOtherWord(last, 1) : undefined;
  return other?.type === 'paragraph'
    ? { ...answer, blocks: [...block.blocks.slice(0, -1), other] }
    : undefined;
}

/** The number of parts of a page that are missing from the result, in order. */
export function partsChanged(html: string, result: string): number {
  let at = 0;
  return readUnits(html, { language: 'fr' }).filter(({ start, end }) => {
    const index = result.indexOf(html.slice(start, end), at);
    if (index === -1) return true;
    at = index + (end - start);
    return false;
  }).length;
}
