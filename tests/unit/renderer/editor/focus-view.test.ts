// @vitest-environment happy-dom
/** The concentration mode: the block and the sentence of the caret, and how little is touched to show them. */
import { $getRoot, $isElementNode, type LexicalNode } from 'lexical';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { dimAroundCaret } from '#renderer/editor/surface/focus-view.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

/** happy-dom has no highlights. */
class RangeSet extends Set<Range> {
  constructor(...ranges: Range[]) {
    super(ranges);
  }
}

let test: TestEditor;
const highlights = new Map<string, Set<Range>>();
beforeEach(() => {
  highlights.clear();
  vi.stubGlobal('CSS', { highlights });
  vi.stubGlobal('Highlight', RangeSet);
  test = openTestEditor(
    buildArticle().titled('Le jardin').saying('Le lead.', 'Une serre. Elle est ouverte ? Oui.', 'Un potager.')
      .post,
  );
});
afterEach(() => {
  test.dispose();
  vi.unstubAllGlobals();
});

const focusedBlocks = (): (string | null)[] =>
  [...test.root.querySelectorAll('[data-focused]')].map((block) => block.textContent);
const lit = (): string => [...(highlights.get('escale-sentence') ?? [])].map(String).join('|');

/** Puts the caret at `offset` in the block whose text starts with `words`. */
function caretIn(words: string, offset: number): void {
  test.act(() => {
    const block = $getRoot()
      .getChildren()
      .find((node: LexicalNode) => node.getTextContent().startsWith(words));
    if ($isElementNode(block)) block.getFirstDescendant()?.selectEnd();
    const text = block !== undefined && $isElementNode(block) ? block.getAllTextNodes()[0] : undefined;
    text?.select(offset, offset);
  });
}

it('marks the caret’s block only, and changes only the former and the next block', () => {
  caretIn('Une serre', 2);
  const end = dimAroundCaret(test.editor, 'paragraph');
  expect(focusedBlocks()).toEqual(['Une serre. Elle est ouverte ? Oui.']);
  const touched = new Set<Node>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) touched.add(target);
  });
  observer.observe(test.root, { attributes: true, subtree: true });
  caretIn('Un potager', 3);
  for (const { target } of observer.takeRecords()) touched.add(target);
  expect(focusedBlocks()).toEqual(['Un potager.']);
  expect(touched.size).toBe(2);
  observer.disconnect();
  end();
  expect(focusedBlocks()).toEqual([]);
  expect(test.root.dataset['focusPart']).toBeUndefined();
});

it('highlights the sentence of the caret while typing', () => {
  caretIn('Une serre', 14);
  const end = dimAroundCaret(test.editor, 'sentence');
  expect(lit()).toBe('Elle est ouverte ? ');
  caretIn('Une serre', 0);
  expect(lit()).toBe('Une serre. ');
  test.act(() => $getRoot().getAllTextNodes()[1]?.spliceText(4, 0, 'petite ', true));
  expect(lit()).toBe('Une petite serre. ');
  const last = 'Une petite serre. Elle est ouverte ? Oui.';
  caretIn('Une petite', last.length);
  expect(lit()).toBe('Oui.');
  end();
  expect(lit()).toBe('');
});
