/** The channels of preload/bridge.ts (which imports nothing, so it repeats them; a test compares). */
export const CALL_CHANNEL = 'escale:call';
export const EVENT_CHANNEL = 'escale:event';
/** Paths of a drop, from the preload to the shell and no further. */
export const DROP_CHANNEL = 'escale:drop';
