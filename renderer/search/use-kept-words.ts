import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { selectedIn, type SelectedTurn } from './selected-words.ts';
import { useSelectedWords } from './use-selected-words.ts';

/** As renderer/styles/highlights.css names them. */
const NAME = 'escale-kept';

export type KeptWords = Readonly<{
  selected: readonly SelectedTurn[];
  kept: readonly SelectedTurn[];
  /** What is selected at this very moment, which `selected` tells a little later. */
  now: () => readonly SelectedTurn[];
  /** The selection is kept, and another can be made. */
  keep: () => void;
  drop: () => void;
}>;

/** Several selections for one quotation, drawn where they stand; none outlives what is shown (`about`). */
export function useKeptWords(pane: RefObject<HTMLElement | null>, about: string): KeptWords {
  const [selected, clear] = useSelectedWords(pane);
  const [all, setAll] = useState<Readonly<{ about: string; kept: readonly SelectedTurn[] }>>({
    about,
    kept: [],
  });
  const kept = all.about === about ? all.kept : [];
  useEffect(() => {
    const element = pane.current;
    if (element === null || kept.length === 0) return;
    const ranges = kept.flatMap(({ key, stretches }) =>
      stretches.flatMap(({ from, to }) => {
        const line = element.querySelector(`[data-turn="${CSS.escape(key)}"][data-line="${from[0]}"]`);
        return line === null ? [] : [rangeIn(line, from[1], to[1])];
      }),
    );
    CSS.highlights.set(NAME, new Highlight(...ranges));
    return () => void CSS.highlights.delete(NAME);
  });
  return {
    selected,
    kept,
    now: () => {
      const selection = document.getSelection();
      const found = pane.current === null || selection === null ? [] : selectedIn(pane.current, selection);
      return found.length > 0 ? found : selected;
    },
    keep: () => {
      setAll({ about, kept: [...kept, ...selected] });
      clear();
    },
    drop: () => setAll({ about, kept: [] }),
  };
}

/** Characters of an element's text, as a range. */
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
