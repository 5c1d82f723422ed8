/** V8 options of the backend. Without Electron, so that the benchmark can use them in plain Node. */

/**
 * Limits the young generation to 4 MB instead of 16 or 32. Each save allocates some megabytes, and V8 does not return
 * the memory: after 800 saves 230 MB remain instead of 480, for 2 % more work (bench/growth.ts).
 */
export const V8_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
