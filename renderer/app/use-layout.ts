import { useSyncExternalStore } from 'react';
import type { Settings } from '#contract/library.ts';
import type { Screen } from '../ui/window/screens.ts';
import type { View } from '../ui/window/view.ts';

export type Layout = Readonly<{
  width: Width;
  sidebar: 'whole' | 'icons' | 'hidden';
  list: 'beside' | 'over' | 'hidden';
  /** `preview`: the post as readers get it stands there instead. */
  panel: 'beside' | 'over' | 'preview' | 'hidden';
  /** The screen takes the place of the text. */
  covered: boolean;
}>;

/** What stands where, from the width, the choices of the author and what is shown. Pure. */
export function layoutOf(
  width: Width,
  view: Pick<View, 'focusMode' | 'over' | 'postId' | 'personId' | 'preview'>,
  kind: Screen['kind'],
  shown: Pick<Settings, 'sidebarShown' | 'listShown' | 'panelShown'>,
): Layout {
  const covered = kind !== 'list';
  if (view.focusMode && !covered)
    return { width, sidebar: 'hidden', list: 'hidden', panel: 'hidden', covered };
  const nothingOpen = kind === 'people' ? view.personId === null : view.postId === null;
  // Two texts side by side need the room of the list.
  const preview = view.preview && view.postId !== null && !covered;
  const list =
    width === 'narrow' || preview
      ? view.over === 'list'
        ? 'over'
        : nothingOpen
          ? 'beside'
          : 'hidden'
      : shown.listShown || nothingOpen
        ? 'beside'
        : 'hidden';
  const panel = preview
    ? 'preview'
    : width === 'wide' && shown.panelShown
      ? 'beside'
      : view.over === 'panel'
        ? 'over'
        : 'hidden';
  return {
    width,
    sidebar: width === 'narrow' || (preview && width === 'medium') || !shown.sidebarShown ? 'icons' : 'whole',
    list: kind === 'whole' ? 'hidden' : kind === 'people' && width !== 'narrow' ? 'beside' : list,
    panel,
    covered,
  };
}

export function useLayout(view: View, kind: Screen['kind'], settings: Settings): Layout {
  return layoutOf(useWidth(), view, kind, settings);
}

/** `wide`: everything side by side. `medium`: the panel slides over. `narrow`: icons, list and panel slide over. */
type Width = 'wide' | 'medium' | 'narrow';

const wide = '(min-width: 1440px)';
const narrow = '(max-width: 999px)';

function subscribe(changed: () => void): () => void {
  const queries = [window.matchMedia(wide), window.matchMedia(narrow)];
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

function current(): Width {
  if (window.matchMedia(wide).matches) return 'wide';
  return window.matchMedia(narrow).matches ? 'narrow' : 'medium';
}

/** How much of the window fits side by side (docs/design/editor.md#the-window); zoom counts as less width. */
function useWidth(): Width {
  return useSyncExternalStore(subscribe, current);
}
