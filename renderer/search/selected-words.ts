/** What is selected in the preview of a result, by turn: each line there is an element whose text is the line. */
import type { Stretch } from '#interview/quotation/stretches.ts';

export type SelectedTurn = Readonly<{ key: string; stretches: readonly Stretch[] }>;

/** `pane`: holds elements with `data-turn` (the key of a turn) and `data-line` (its place in it). */
export function selectedIn(pane: HTMLElement, selection: Selection | null): SelectedTurn[] {
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

/** How many characters of the line stand before a place; undefined where the place is outside. */
function offsetIn(line: HTMLElement, node: Node, offset: number): number | undefined {
  if (!line.contains(node)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(node, offset);
  return before.toString().length;
}
