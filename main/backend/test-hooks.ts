/**
 * What tests may ask of this process by its environment. Compiled out of a release, where the build's constant is false
 * (scripts/package.mjs looks); without it (a run from the sources) a test must define it as a global first.
 */
import fs from 'node:fs';

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

export const testHooksActive = (): boolean =>
  typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__;

type TestSetting = 'DIE_AT' | 'DIE_MARKER' | 'OUTSIDE' | 'PROXIED';

/** `$ESCALE_TEST_…`, by what follows. */
export function testSetting(name: TestSetting): string | undefined {
  // Not by the function above: only here can a build see that nothing is left.
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__)
    return process.env[`ESCALE_TEST_${name}`];
  return undefined;
}

/**
 * Ends the process here, by SIGKILL, when $ESCALE_TEST_DIE_AT names this point: once, if $ESCALE_TEST_DIE_MARKER names a
 * file, which is made first and must not exist yet. Points are named like `posts.save:committed`.
 */
export function testHook(point: string): void {
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    if (testSetting('DIE_AT') !== point) return;
    const marker = testSetting('DIE_MARKER');
    if (marker !== undefined) {
      if (fs.existsSync(marker)) return;
      fs.writeFileSync(marker, point);
    }
    process.kill(process.pid, 'SIGKILL');
  }
}
