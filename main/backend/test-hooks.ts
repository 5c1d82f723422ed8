/**
 * Points at which a test may end this process by SIGKILL, to see what survives. Inert in a release: the build constant
 * is false there, and without it (a run from the sources) a test must define it as a global first.
 */
import fs from 'node:fs';

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

export const testHooksActive = (): boolean =>
  typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__;

/**
 * Ends the process here when $ESCALE_TEST_DIE_AT names this point: once, if $ESCALE_TEST_DIE_MARKER names a file, which
 * is made first and must not exist yet. Points are named like `posts.save:committed`.
 */
export function testHook(point: string): void {
  if (!testHooksActive() || process.env.ESCALE_TEST_DIE_AT !== point) return;
  const marker = process.env.ESCALE_TEST_DIE_MARKER;
  if (marker !== undefined) {
    if (fs.existsSync(marker)) return;
    fs.writeFileSync(marker, point);
  }
  process.kill(process.pid, 'SIGKILL');
}
