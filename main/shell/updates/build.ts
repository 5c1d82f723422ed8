/**
 * What the build brought along for updates (scripts/update-source.mjs): where releases are announced, and the keys that they
 * are signed with. A build that was given none does not update itself. Test builds may be told otherwise by environment.
 */
import type { Build } from './decide.ts';

declare const __ESCALE_UPDATES__: Build | undefined;
declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

export const buildForUpdates = (): Build =>
  typeof __ESCALE_UPDATES__ === 'undefined' ? { feed: '', keys: [] } : __ESCALE_UPDATES__;

/** Undefined in a release, from which it is compiled out, and where no test asks for it. */
export function inTests(
  env: NodeJS.ProcessEnv,
): Readonly<{ build: Build; policy: string | undefined }> | undefined {
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    const { ESCALE_TEST_UPDATE_FEED: feed, ESCALE_TEST_UPDATE_KEYS: keys, ESCALE_TEST_POLICY: policy } = env;
    if (feed !== undefined && keys !== undefined) return { build: { feed, keys: keys.split(' ') }, policy };
  }
  return undefined;
}
