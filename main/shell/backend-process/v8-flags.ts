/** Without Electron: the bench starts a process with them in a plain Node. */

/**
 * Of the backend's process. New objects live in 4 MB, not in 16 or 32: each save makes some megabytes of them, and V8 gives
 * no room back. Of 480 MB after 800 saves 230 are left, for two hundredths more work (bench/growth.ts).
 */
export const V8_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
