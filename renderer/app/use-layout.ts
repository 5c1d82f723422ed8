import { useSyncExternalStore } from 'react';
import type { Settings } from '#contract/library.ts';
import type { Screen } from '../ui/window/screens.ts';
import type { View } from '../ui/window/view.ts';

export type Layout = Readonly<{
  width: Width;
  sidebar: 'whole' | 'icons' | 'hidden';
  list: 'beside' | 'over' | 'hidden';
  /** Whether the list has no room and slides over the text on demand. */
  folded: boolean;
  /** `preview` and `post` replace the panel: the post as readers see it, or another post to read. */
  panel: 'beside' | 'over' | 'preview' | 'post' | 'hidden';
  /** Whether the screen replaces the text. */
  isCovered: boolean;
}>;

/** The layout of the window, from its width, the settings and the view. Pure. */
export function layoutOf(
  width: Width,
  view: Pick<View, 'focusMode' | 'over' | 'postId' | 'personId' | 'preview' | 'beside'>,
  kind: Screen['kind'],
  settings: Pick<Settings, 'sidebarShown' | 'listShown' | 'panelShown' | 'panelFoldsList'>,
): Layout {
  const isCovered = kind !== 'list';
  if (view.focusMode && !isCovered)
    return { width, sidebar: 'hidden', list: 'hidden', folded: false, panel: 'hidden', isCovered };
  const nothingOpen = kind === 'people' ? view.personId === null : view.postId === null;
  // Two texts side by side use the room of the list.
  const twoTexts = view.preview || view.beside !== null;
  const preview = twoTexts && view.postId !== null && !isCovered;
  const panel = preview ? (view.preview ? 'preview' : 'post') : panelOf(width, view, settings);
  // Also while a screen covers the text, for the next list that is opened.
  const listHasNoRoom = twoTexts || (width === 'medium' && settings.panelFoldsList);
  const folded = width === 'narrow' || (listHasNoRoom && view.postId !== null);
  const listRequested = folded ? view.over === 'list' : settings.listShown;
  const list = folded && listRequested ? 'over' : listRequested || nothingOpen ? 'beside' : 'hidden';
  const small =
    width === 'narrow' || (preview && (width === 'medium' || width === 'small')) || !settings.sidebarShown;
  return {
    width,
    sidebar: small ? 'icons' : 'whole',
    list: kind === 'whole' ? 'hidden' : kind === 'people' && width !== 'narrow' ? 'beside' : list,
    folded,
    panel,
    isCovered,
  };
}

function panelOf(
  width: Width,
  { over }: Pick<View, 'over'>,
  { panelShown, panelFoldsList }: Pick<Settings, 'panelShown' | 'panelFoldsList'>,
): 'beside' | 'over' | 'hidden' {
  if (width === 'wide') return panelShown ? 'beside' : 'hidden';
  if (width === 'medium') return panelFoldsList ? 'beside' : 'hidden';
  return over === 'panel' ? 'over' : 'hidden';
}

export function useLayout(view: View, kind: Screen['kind'], settings: Settings): Layout {
  return layoutOf(useWidth(), view, kind, settings);
}

/**
 * `wide`: all side by side. `medium`: the panel replaces the list. `small`: the panel slides over. `narrow`: icons;
 * list and panel slide over.
 */
type Width = 'wide' | 'medium' | 'small' | 'narrow';

/** The minimum width of each, in CSS pixels. */
const FROM = [
  ['wide', '(min-width: 1440px)'],
  ['medium', '(min-width: 1200px)'],
  ['small', '(min-width: 1000px)'],
] as const;

function subscribe(changed: () => void): () => void {
  const queries = FROM.map(([, query]) => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

const current = (): Width => FROM.find(([, query]) => window.matchMedia(query).matches)?.[0] ?? 'narrow';

/** The width class of the window (docs/design/editor.md#the-window); zoom counts as less width. */
function useWidth(): Width {
  return useSyncExternalStore(subscribe, current);
}
