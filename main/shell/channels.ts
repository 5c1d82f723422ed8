/** The two channels of preload/bridge.ts (which imports nothing, so it repeats them; a test compares). */
export const CALL_CHANNEL = 'escale:call';
export const EVENT_CHANNEL = 'escale:event';
