/**
 * Hooks for tests, controlled by the environment. Excluded from releases, where the build's constant is false
 * (scripts/package.mjs checks); in a run from the sources a test must define it as a global first.
 */
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

export const testHooksActive = (): boolean =>
  typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__;

type TestSetting = 'DIE_AT' | 'DIE_MARKER' | 'OUTSIDE' | 'PROXIED' | 'SLOW' | 'WAIT';

export function testSetting(name: TestSetting): string | undefined {
  // Inline, so that the build can remove the whole block.
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__)
    return process.env[`ESCALE_TEST_${name}`];
  return undefined;
}

/**
 * Kills the process here (SIGKILL) if $ESCALE_TEST_DIE_AT names this point. Happens once if $ESCALE_TEST_DIE_MARKER
 * names a file, which is created first and must not exist. Points have names like `posts.save:committed`.
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

/** Prefix of the request names of the search thread (search/requests.ts). */
const THREAD = 'search-thread.';

/**
 * Delays an answer named in $ESCALE_TEST_SLOW: `posts.facets=1500,search-thread.search=200,*=300`, in milliseconds; `*`
 * is every other request.
 */
export async function slowAnswer(name: string): Promise<void> {
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    const slow = new Map(
      (testSetting('SLOW') ?? '').split(',').map((part) => part.split('=') as [string, string]),
    );
    const ms = Number(slow.get(name) ?? (name.startsWith(THREAD) ? 0 : (slow.get('*') ?? 0)));
    if (ms > 0) await pause(ms);
  }
}

/** Waits while the file exists that $ESCALE_TEST_WAIT names after this point: `library.copying=/…/looked-at`. */
export async function waitForTest(point: string): Promise<void> {
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    const [name, file = ''] = (testSetting('WAIT') ?? '').split('=');
    if (name !== point) return;
    while (fs.existsSync(file)) await pause(20);
  }
}
