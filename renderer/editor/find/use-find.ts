import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection, HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG } from 'lexical';
import type { LexicalEditor } from 'lexical';
import { useEffect, useRef, useState } from 'react';
import { hideHighlight, showHighlight } from '../../styles/highlights.ts';
import { layOutAll } from '../core/staged-layout.ts';
import { focusText } from '../core/focus-text.ts';
import { domPoint } from '../edit/text-points.ts';
import {
  $findAll,
  $pointsOf,
  $replaceAll,
  $replaceMatch,
  $selectMatch,
  type FindOptions,
  type Match,
} from './find-in-editor.ts';

/** Delay after the last key before the search is repeated. */
const REST_MS = 150;

export type Finder = Readonly<{
  matches: readonly Match[];
  /** The index of the current match; -1 without matches. */
  current: number;
  go: (step: 1 | -1) => void;
  /** Returns the number of replacements: 0 in a card. */
  replace: (replacement: string) => number;
  replaceAll: (replacement: string) => number;
  /** Selects the current match and focuses it. */
  leave: () => void;
}>;

/** The matches of a query, drawn over the text and updated with it. */
export function useFind(query: string, { accents, capitals, wholeWords }: Required<FindOptions>): Finder {
  const [editor] = useLexicalComposerContext();
  const [search, setSearch] = useState<Search>(NOTHING);
  const refresh = useRef<(keep: number | undefined) => void>(() => undefined);

  useEffect(() => {
    const searchAgain = (keep: number | undefined): void =>
      setSearch((before) => {
        const state = editor.getEditorState();
        const matches = state.read(() => $findAll(query, { accents, capitals, wholeWords }));
        const from = keep === KEEP ? before.current : (keep ?? state.read(() => $firstAfterCaret(matches)));
        return {
          matches,
          current: Math.min(Math.max(from, 0), matches.length - 1),
          // A write from elsewhere shows the author that block.
          moved: keep !== KEEP,
        };
      });
    refresh.current = searchAgain;
    searchAgain(undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => searchAgain(KEEP), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [editor, query, accents, capitals, wholeWords]);

  useEffect(() => {
    showMatches(editor, search.matches, search.current);
    if (search.moved) reveal(editor, search.matches[search.current]);
  }, [editor, search]);
  useEffect(() => hideMatches, []);

  const { matches, current } = search;
  function replaceMatches(which: readonly Match[], replacement: string): number {
    let count = 0;
    editor.update(() => (count = $replaceAll(which, replacement)), {
      discrete: true,
      tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG],
    });
    return count;
  }
  return {
    matches,
    current,
    go: (step) => {
      if (matches.length === 0) return;
      setSearch({ matches, current: (current + step + matches.length) % matches.length, moved: true });
    },
    replace: (replacement) => {
      const at = matches[current];
      if (at === undefined) return 0;
      let done = false;
      editor.update(() => (done = $replaceMatch(at, replacement)), {
        discrete: true,
        tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG],
      });
      refresh.current(done ? current : (current + 1) % matches.length);
      return done ? 1 : 0;
    },
    replaceAll: (replacement) => {
      const count = replaceMatches(matches, replacement);
      refresh.current(0);
      return count;
    },
    leave: () => {
      const at = matches[current];
      if (at?.place === 'title') {
        titleField(editor)?.focus();
        titleField(editor)?.setSelectionRange(at.from, at.to);
        return;
      }
      if (at !== undefined) editor.update(() => void $selectMatch(at), { discrete: true });
      focusText(editor);
    },
  };
}

/** Keeps the index of the current match. */
const KEEP = -1;

type Search = Readonly<{
  matches: readonly Match[];
  current: number;
  /** Whether the author moved to a match, rather than wrote. */
  moved: boolean;
}>;

const NOTHING: Search = { matches: [], current: -1, moved: false };

/** The index of the first match after the caret, else 0. */
function $firstAfterCaret(matches: readonly Match[]): number {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return 0;
  const { anchor } = selection.isBackward() ? { anchor: selection.focus } : selection;
  const node = anchor.getNode();
  const after = matches.findIndex((match) => {
    const start = $pointsOf(match)?.[0];
    if (start === undefined) return false;
    return start.node.is(node) ? start.offset >= anchor.offset : node.isBefore(start.node);
  });
  return Math.max(0, after);
}

function titleField(editor: LexicalEditor): HTMLTextAreaElement | null {
  return (
    editor.getRootElement()?.parentElement?.querySelector<HTMLTextAreaElement>('[data-escale-title]') ?? null
  );
}

/** Scrolls to the current match, unless it is visible. */
function reveal(editor: LexicalEditor, match: Match | undefined): void {
  if (match === undefined) return;
  layOutAll(editor);
  const range = match.place === 'text' ? rangeOf(editor, match) : null;
  const element =
    match.place === 'title'
      ? titleField(editor)
      : match.place === 'card'
        ? editor.getElementByKey(match.key)
        : (range?.startContainer.parentElement ?? null);
  const scroller = editor.getRootElement()?.closest<HTMLElement>('[data-escale-scroll]');
  if (element === null || scroller === null || scroller === undefined) return;
  const box = (range ?? element).getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  // The bar covers the top of the text.
  if (box.top < view.top + 120 || box.bottom > view.bottom - 24) element.scrollIntoView({ block: 'center' });
}

/* Draws matches as CSS highlights (`::highlight`), without changing the text; one set per window. */

const ALL = 'escale-find';
const CURRENT = 'escale-find-current';

/** The DOM range of a match in the text; null for other matches or removed nodes. */
function rangeOf(editor: LexicalEditor, match: Match): Range | null {
  return editor.getEditorState().read(() => {
    const places = $pointsOf(match);
    const from = places === null ? null : domPoint(editor, places[0]);
    const to = places === null ? null : domPoint(editor, places[1]);
    if (from === null || to === null) return null;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  });
}

/** Highlights all matches and the current one. */
function showMatches(editor: LexicalEditor, matches: readonly Match[], current: number): void {
  const ranges = matches.flatMap((match) => rangeOf(editor, match) ?? []);
  const at = matches[current];
  const currentRange = at === undefined ? null : rangeOf(editor, at);
  showHighlight(ALL, new Highlight(...ranges));
  showHighlight(CURRENT, currentRange === null ? new Highlight() : new Highlight(currentRange));
}

function hideMatches(): void {
  hideHighlight(ALL);
  hideHighlight(CURRENT);
}
