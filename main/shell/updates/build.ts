/**
 * What the build brought along for updates (scripts/update-source.mjs): where releases are announced, and the keys that they
 * are signed with. A build that was given none does not update itself. Test builds may be told otherwise by environment.
 */
import { z } from 'zod';
import type { Build } from './decide.ts';

declare const __ESCALE_UPDATES__: Build | undefined;
declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

export const buildForUpdates = (): Build =>
  typeof __ESCALE_UPDATES__ === 'undefined' ? { feed: '', keys: [] } : __ESCALE_UPDATES__;

const testsSchema = z.object({
  ESCALE_TEST_UPDATE_FEED: z.string(),
  ESCALE_TEST_UPDATE_KEYS: z.string(),
  ESCALE_TEST_POLICY: z.string().optional(),
});

/** Undefined in a release, whose build constant is false, and where no test asks for it. */
export function inTests(
  env: NodeJS.ProcessEnv,
): Readonly<{ build: Build; policy: string | undefined }> | undefined {
  if (typeof __ESCALE_TEST_HOOKS__ === 'undefined' || !__ESCALE_TEST_HOOKS__) return undefined;
  const { data } = testsSchema.safeParse(env);
  if (data === undefined) return undefined;
  return {
    build: { feed: data.ESCALE_TEST_UPDATE_FEED, keys: data.ESCALE_TEST_UPDATE_KEYS.split(' ') },
    policy: data.ESCALE_TEST_POLICY,
  };
}
