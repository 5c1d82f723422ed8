/** Draws what was found over the text, without changing it: CSS highlights (`::highlight`), one set for the window. */
import type { LexicalEditor } from 'lexical';
import { $placesOf, type Match, type Place } from './in-editor.ts';

const ALL = 'escale-find';
const CURRENT = 'escale-find-current';

function domPoint(editor: LexicalEditor, { node, offset }: Place): readonly [Node, number] | null {
  let dom: Node | null = editor.getElementByKey(node.getKey());
  while (dom !== null && dom.nodeType !== Node.TEXT_NODE) dom = dom.firstChild;
  return dom === null ? null : [dom, Math.min(offset, dom.textContent?.length ?? 0)];
}

/** Where a match of the text stands on the screen; null elsewhere, and for what is gone. */
export function rangeOf(editor: LexicalEditor, match: Match): Range | null {
  return editor.getEditorState().read(() => {
    const places = $placesOf(match);
    const from = places === null ? null : domPoint(editor, places[0]);
    const to = places === null ? null : domPoint(editor, places[1]);
    if (from === null || to === null) return null;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  });
}

/** Marks all matches, and the one the author is at. */
export function showMatches(editor: LexicalEditor, matches: readonly Match[], current: number): void {
  const ranges = matches.flatMap((match) => rangeOf(editor, match) ?? []);
  const at = matches[current];
  const here = at === undefined ? null : rangeOf(editor, at);
  CSS.highlights.set(ALL, new Highlight(...ranges));
  CSS.highlights.set(CURRENT, here === null ? new Highlight() : new Highlight(here));
}

export function hideMatches(): void {
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
}
