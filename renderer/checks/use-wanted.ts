import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Wanted } from './use-check-acts.ts';

type Places = Readonly<Record<Wanted['part'], RefObject<HTMLDivElement | null>>>;

/** Gives the focus to what is wanted in the panel, once it is drawn and open. */
export function useWanted(wanted: Wanted | null, places: Places, onShown: () => void): void {
  useEffect(() => {
    if (wanted === null) return undefined;
    // A part that was closed opens in this frame, and can have the focus in the next.
    const frame = requestAnimationFrame(() => {
      const place = places[wanted.part].current;
      const found =
        wanted.part === 'people'
          ? place?.querySelector<HTMLElement>(`[data-person="${CSS.escape(wanted.id)}"] button`)
          : place?.querySelector<HTMLElement>(wanted.part === 'labels' ? 'input' : 'button');
      found?.focus();
      found?.scrollIntoView({ block: 'nearest' });
      onShown();
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each request once; the places are the same at each render
  }, [wanted]);
}
