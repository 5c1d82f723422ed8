import { useEffect } from 'react';
import { enterRegion, focusFirst } from '../ui/window/Region.tsx';

// Moves the focus between the regions of the window like F6; a key event is the only public interface of useLandmark.

/** A synthetic key, not pressed by the author. */
class RegionKey extends KeyboardEvent {}
const isRegionKey = (event: Event): boolean => event instanceof RegionKey;

export function pressF6(to: 'next' | 'previous'): void {
  // It does not bubble: useLandmark listens in the capture phase, and no other handler should take it for a command.
  (document.activeElement ?? document.body).dispatchEvent(
    new RegionKey('keydown', {
      key: 'F6',
      shiftKey: to === 'previous',
      bubbles: false,
      cancelable: true,
    }),
  );
}

/** In the text, the focus returns to the caret, not to the first button of a card. */
const TEXT = '[data-escale-text]';
const DIALOG = '[role="dialog"], [role="alertdialog"]';
/** Parts of the window, beyond which no control is searched for. */
const PARTS =
  '[role="dialog"], [role="complementary"], [role="region"], [role="navigation"], [role="contentinfo"], section[aria-label]';

/**
 * Restores a lost focus. When the focused element is removed or disabled (a closed panel, a removed label, a card
 * turned into a link), the focus moves to the nearest remaining control around it, else to the text. Components may set
 * a better focus first: this runs two frames later, if nothing is focused. A key pressed before is sent to the same
 * element, so that Escape closes the dialog of a removed button. It also goes to the top dialog if react-aria drops the
 * focus for a frame.
 */
export function useRestoredFocus(): void {
  useEffect(() => {
    let trail: readonly Element[] = [];
    let frame = 0;
    const remember = (event: FocusEvent): void => {
      if (event.target instanceof Element) trail = ancestors(event.target);
    };
    const rescueIfLost = (): void => {
      frame = 0;
      if (isLost() && trail[0] !== undefined && !reachable(trail[0])) rescue(trail);
    };
    const changed = (records: readonly MutationRecord[]): void => {
      // While writing, the text has the focus, and only this check runs.
      if (frame !== 0 || (!isLost() && records.every((record) => record.type === 'childList'))) return;
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(rescueIfLost);
      });
    };
    const early = (event: KeyboardEvent): void => {
      const [last] = trail;
      if (isRegionKey(event) || event.target !== document.body || last === undefined) return;
      if (reachable(last)) {
        const dialog = dialogOnTop();
        if (dialog === undefined) return;
        (last instanceof HTMLElement && dialog.contains(last) ? last : dialog).focus();
      } else rescue(trail);
      if (isLost()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      document.activeElement?.dispatchEvent(new KeyboardEvent(event.type, event));
    };
    const observer = new MutationObserver(changed);
    document.addEventListener('focusin', remember);
    document.addEventListener('keydown', early, { capture: true });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['hidden', 'disabled'],
    });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', early, { capture: true });
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);
}

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

function ancestors(element: Element): Element[] {
  const elements: Element[] = [];
  for (let one: Element | null = element; one !== null && one !== document.body; one = one.parentElement)
    elements.push(one);
  return elements;
}

const reachable = (element: Element): boolean =>
  element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled');

function rescue(trail: readonly Element[]): void {
  for (const around of trail) {
    if (around.closest(TEXT) !== null || around.matches('[role="main"]')) break;
    if (around.isConnected && around instanceof HTMLElement) focusFirst(around);
    if (!isLost()) return;
    if (around.matches(PARTS)) break;
  }
  // Behind a dialog nothing can be focused.
  const dialog = dialogOnTop();
  if (dialog === undefined) enterRegion();
  else dialog.focus();
}

const dialogOnTop = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(DIALOG)].findLast(reachable);
