import { useEffect } from 'react';

/**
 * Runs what a single key stands for, while the keyboard is on this screen and nothing is being written or chosen. The
 * keys are `event.key` in lower case.
 */
export function useLetters(acts: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { target } = event;
      if (
        event.defaultPrevented ||
        event.repeat ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      // Nobody has the focus for a moment where what had it has just gone: the key is meant for the screen.
      if (!(target instanceof Element)) return;
      if (target !== document.body && target.closest('[data-review]') === null) return;
      if (target.matches('input, textarea, [role="textbox"], [role="combobox"]')) return;
      // In a group of choices the arrows choose.
      if (event.key.startsWith('Arrow') && target.closest('[role="radiogroup"], [role="toolbar"]') !== null)
        return;
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}
