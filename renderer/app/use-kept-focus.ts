import { useEffect } from 'react';
import { enterRegion, focusFirst } from '../ui/window/Region.tsx';

// Moves the focus between the regions of the window as a hand on F6 does: useLandmark's own key is its public way in.

/** Not a key of the author's. */
class RegionKey extends KeyboardEvent {}
const isRegionKey = (event: Event): boolean => event instanceof RegionKey;

export function pressF6(to: 'next' | 'previous'): void {
  // It does not bubble: useLandmark listens on the way down, and nobody else is to take it for a command.
  (document.activeElement ?? document.body).dispatchEvent(
    new RegionKey('keydown', {
      key: 'F6',
      shiftKey: to === 'previous',
      bubbles: false,
      cancelable: true,
    }),
  );
}

/** In the text the caret is where one goes on, not the first button of a card. */
const TEXT = '[data-escale-text]';
const DIALOG = '[role="dialog"], [role="alertdialog"]';
/** The parts of the window: the focus looks no further for a control around it. */
const PARTS =
  '[role="dialog"], [role="complementary"], [role="region"], [role="navigation"], [role="contentinfo"], section[aria-label]';

/**
 * The focus is never lost. When what had it goes — a panel that closes, a label taken away, a card turned into a link, a
 * button that can do no more — it comes to what is left nearest: the first control around it, else the text. Whoever
 * gives it a better place does so first; this looks two frames later, at a focus that nobody has. A key that is pressed
 * before those frames are over goes to that same place: Escape closes the dialog that a removed button stood in. It goes to
 * the dialog on top also where nothing is gone: react-aria lets go of the focus for a frame, which is long on a busy machine.
 */
export function useKeptFocus(): void {
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
      // While one writes, the text has the focus, and this is all there is to do.
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
  const found: Element[] = [];
  for (let one: Element | null = element; one !== null && one !== document.body; one = one.parentElement)
    found.push(one);
  return found;
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
  // Behind a dialog nothing takes a key.
  const dialog = dialogOnTop();
  if (dialog === undefined) enterRegion();
  else dialog.focus();
}

const dialogOnTop = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(DIALOG)].findLast(reachable);
