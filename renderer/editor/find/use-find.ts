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
} from './in-editor.ts';

/** While one writes, what is found is looked up again once the hands rest. */
const REST_MS = 150;

export type Finder = Readonly<{
  matches: readonly Match[];
  /** Which of them the author is at; -1 when nothing is found. */
  current: number;
  go: (step: 1 | -1) => void;
  /** How many were replaced; 0 where what is found stands in a card. */
  replace: (replacement: string) => number;
  replaceAll: (replacement: string) => number;
  /** Puts the caret on what was found; the focus goes there too. */
  leave: () => void;
}>;

/** What is found for a query, drawn over the text and kept up to date. */
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
          // What is written elsewhere is what the author looks at.
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
  function replaceSome(which: readonly Match[], replacement: string): number {
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
      const count = replaceSome(matches, replacement);
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

/** Stays at the match of the same number. */
const KEEP = -1;

type Search = Readonly<{
  matches: readonly Match[];
  current: number;
  /** The author went there, rather than wrote. */
  moved: boolean;
}>;

const NOTHING: Search = { matches: [], current: -1, moved: false };

/** The first match after the caret; the first of all when there is none. */
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

/** Scrolls to what the author is at, unless it is in view. */
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
  // The bar lies over the top of the text.
  if (box.top < view.top + 120 || box.bottom > view.bottom - 24) element.scrollIntoView({ block: 'center' });
}

/* Draws what was found over the text, without changing it: CSS highlights (`::highlight`), one set for the window. */

const ALL = 'escale-find';
const CURRENT = 'escale-find-current';

/** Where a match of the text stands on the screen; null elsewhere, and for what is gone. */
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

/** Marks all matches, and the one the author is at. */
function showMatches(editor: LexicalEditor, matches: readonly Match[], current: number): void {
  const ranges = matches.flatMap((match) => rangeOf(editor, match) ?? []);
  const at = matches[current];
  const here = at === undefined ? null : rangeOf(editor, at);
  showHighlight(ALL, new Highlight(...ranges));
  showHighlight(CURRENT, here === null ? new Highlight() : new Highlight(here));
}

function hideMatches(): void {
  hideHighlight(ALL);
  hideHighlight(CURRENT);
}
