import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { selectedIn } from './selected-words.ts';
import type { SelectedTurn } from './selected-words.ts';

/** What is selected in an element, and stays so while a button beside it is pressed. */
export function useSelectedWords(
  pane: RefObject<HTMLElement | null>,
): readonly [readonly SelectedTurn[], () => void] {
  const [selected, setSelected] = useState<readonly SelectedTurn[]>([]);
  useEffect(() => {
    const changed = (): void => {
      const element = pane.current;
      const selection = document.getSelection();
      if (element === null || selection === null) return;
      const inside = selection.anchorNode !== null && element.contains(selection.anchorNode);
      const found = selectedIn(element, selection);
      if (found.length > 0) setSelected(found);
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
