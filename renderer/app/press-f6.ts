/** Moves the focus between the regions of the window as a hand on F6 does: useLandmark's own key is its public way in. */

/** Not a key of the author's. */
class RegionKey extends KeyboardEvent {}
export const isRegionKey = (event: Event): boolean => event instanceof RegionKey;

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
