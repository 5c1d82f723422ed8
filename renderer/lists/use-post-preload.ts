import { useEffect, type RefObject } from 'react';
import { preloadPost } from './preload-post.ts';

/** Time in ms that the pointer or the focus must rest on a row before its post is preloaded. */
const REST = 60;

/** Preloads the post of the row under the pointer or focus. */
export function usePostPreload(grid: RefObject<HTMLElement | null>, openId: string | null): void {
  useEffect(() => {
    const box = grid.current;
    if (box === null) return undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    let aim: string | undefined;
    const leave = (): void => {
      clearTimeout(rest);
      aim = undefined;
    };
    const comeTo = ({ target }: Event): void => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
      const id = row?.dataset['key'];
      if (id === aim) return;
      leave();
      if (id === undefined || id === openId) return;
      aim = id;
      rest = setTimeout(() => preloadPost(id), REST);
    };
    const comings = ['pointerover', 'focusin'];
    const leavings = ['pointerleave', 'focusout', 'scroll'];
    for (const name of comings) box.addEventListener(name, comeTo, { passive: true });
    for (const name of leavings) box.addEventListener(name, leave, { passive: true });
    return () => {
      leave();
      for (const name of comings) box.removeEventListener(name, comeTo);
      for (const name of leavings) box.removeEventListener(name, leave);
    };
  }, [grid, openId]);
}
