import type { Settings } from '../../preload/contract/library.ts';
import type { Screen } from '../screens.ts';
import type { View } from '../view.ts';
import { useWidth } from './use-width.ts';
import type { Width } from './use-width.ts';

export type Layout = Readonly<{
  width: Width;
  sidebar: 'whole' | 'icons' | 'hidden';
  list: 'beside' | 'over' | 'hidden';
  panel: 'beside' | 'over' | 'hidden';
  /** The screen takes the place of the text. */
  covered: boolean;
}>;

/** What stands where, from the width, the choices of the author and what is shown. Pure. */
export function layoutOf(
  width: Width,
  view: Pick<View, 'focusMode' | 'over' | 'postId' | 'personId'>,
  kind: Screen['kind'],
  shown: Pick<Settings, 'sidebarShown' | 'listShown' | 'panelShown'>,
): Layout {
  const covered = kind !== 'list';
  if (view.focusMode && !covered)
    return { width, sidebar: 'hidden', list: 'hidden', panel: 'hidden', covered };
  const nothingOpen = kind === 'people' ? view.personId === null : view.postId === null;
  const list =
    width === 'narrow'
      ? view.over === 'list'
        ? 'over'
        : nothingOpen
          ? 'beside'
          : 'hidden'
      : shown.listShown || nothingOpen
        ? 'beside'
        : 'hidden';
  const panel = width === 'wide' && shown.panelShown ? 'beside' : view.over === 'panel' ? 'over' : 'hidden';
  return {
    width,
    sidebar: width === 'narrow' || !shown.sidebarShown ? 'icons' : 'whole',
    list: kind === 'whole' ? 'hidden' : kind === 'people' && width !== 'narrow' ? 'beside' : list,
    panel,
    covered,
  };
}

export function useLayout(view: View, kind: Screen['kind'], settings: Settings): Layout {
  return layoutOf(useWidth(), view, kind, settings);
}
