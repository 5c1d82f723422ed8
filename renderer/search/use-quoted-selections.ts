import { useEffect, useState, type RefObject } from 'react';
import type { Stretch } from '#interview/quotation/stretches.ts';
import { hideHighlight, showHighlight } from '../styles/highlights.ts';

const NAME = 'escale-kept';

type QuotedSelections = Readonly<{
  selected: readonly SelectedTurn[];
  added: readonly SelectedTurn[];
  /** The current selection, before `selected` is updated. */
  now: () => readonly SelectedTurn[];
  /** Adds the selection, so that another can be made. */
  keep: () => void;
  drop: () => void;
}>;

/**
 * Several selections for one quotation, highlighted in the text; they are dropped when the content (`about`) changes.
 */
export function useQuotedSelections(pane: RefObject<HTMLElement | null>, about: string): QuotedSelections {
  const [selected, clear] = useSelectedWords(pane);
  const [all, setAll] = useState<Readonly<{ about: string; selections: readonly SelectedTurn[] }>>({
    about,
    selections: [],
  });
  const added = all.about === about ? all.selections : [];
  useEffect(() => {
    const element = pane.current;
    if (element === null || added.length === 0) return;
    const ranges = added.flatMap(({ key, stretches }) =>
      stretches.flatMap(({ from, to }) => {
        const line = element.querySelector(`[data-turn="${CSS.escape(key)}"][data-line="${from[0]}"]`);
        return line === null ? [] : [rangeIn(line, from[1], to[1])];
      }),
    );
    showHighlight(NAME, new Highlight(...ranges));
    return () => hideHighlight(NAME);
  });
  return {
    selected,
    added,
    now: () => {
      const selection = document.getSelection();
      const current = pane.current === null || selection === null ? [] : selectedIn(pane.current, selection);
      return current.length > 0 ? current : selected;
    },
    keep: () => {
      setAll({ about, selections: [...added, ...selected] });
      clear();
    },
    drop: () => setAll({ about, selections: [] }),
  };
}

/** A range of characters in an element's text. */
function rangeIn(element: Element, from: number, to: number): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const size = node.nodeValue?.length ?? 0;
    if (from >= at && from <= at + size) range.setStart(node, from - at);
    if (to >= at && to <= at + size) range.setEnd(node, to - at);
    at += size;
  }
  return range;
}

/** The selection in an element; it stays while a button beside it is pressed. */
function useSelectedWords(
  pane: RefObject<HTMLElement | null>,
): readonly [readonly SelectedTurn[], () => void] {
  const [selected, setSelected] = useState<readonly SelectedTurn[]>([]);
  useEffect(() => {
    const changed = (): void => {
      const element = pane.current;
      const selection = document.getSelection();
      if (element === null || selection === null) return;
      const inside = selection.anchorNode !== null && element.contains(selection.anchorNode);
      const current = selectedIn(element, selection);
      if (current.length > 0) setSelected(current);
      else if (inside) setSelected((before) => (before.length === 0 ? before : []));
    };
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, [pane]);
  const clear = (): void => {
    document.getSelection()?.removeAllRanges();
    setSelected([]);
  };
  return [selected, clear];
}

/* The selection in a preview by turn; each line of a turn is one element. */

export type SelectedTurn = Readonly<{ key: string; stretches: readonly Stretch[] }>;

/** `pane`: contains elements with `data-turn` (the key of a turn) and `data-line` (the index in it). */
function selectedIn(pane: HTMLElement, selection: Selection | null): SelectedTurn[] {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return [];
  const turns = new Map<string, Stretch[]>();
  for (let index = 0; index < selection.rangeCount; index += 1) {
    const range = selection.getRangeAt(index);
    for (const line of pane.querySelectorAll<HTMLElement>('[data-turn]')) {
      if (!range.intersectsNode(line)) continue;
      const from = offsetIn(line, range.startContainer, range.startOffset) ?? 0;
      const to = offsetIn(line, range.endContainer, range.endOffset) ?? (line.textContent ?? '').length;
      if (to <= from) continue;
      const key = line.dataset['turn'] ?? '';
      const at = Number(line.dataset['line']);
      const stretches = turns.get(key) ?? [];
      stretches.push({ from: [at, from], to: [at, to] });
      turns.set(key, stretches);
    }
  }
  return [...turns].map(([key, stretches]) => ({ key, stretches }));
}

/** The number of characters of the line before a position; undefined if it is outside. */
function offsetIn(line: HTMLElement, node: Node, offset: number): number | undefined {
  if (!line.contains(node)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(node, offset);
  return before.toString().length;
}
