/** What holds, from what the build brings, what the IT service says, what the package can do and what the author chose. Pure. */
import type { UpdateAbility, UpdateMode } from '#contract/updates.ts';
import type { PackageKind } from './package-kind.ts';
import type { ReadPolicy } from '../policy.ts';
import { mayAsk } from './web.ts';

/**
 * What the build brought along for updates (scripts/building/update-source.mjs): where releases are announced, and the keys
 * that they are signed with. A build that was given none does not update itself. Test builds may be told otherwise by environment.
 */
declare const __ESCALE_UPDATES__: Build | undefined;
declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

export const buildForUpdates = (): Build =>
  typeof __ESCALE_UPDATES__ === 'undefined' ? { feed: '', keys: [] } : __ESCALE_UPDATES__;

/** Undefined in a release, from which it is compiled out, and where no test asks for it. */
export function inTests(env: NodeJS.ProcessEnv): Readonly<{ build: Build }> | undefined {
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    const { ESCALE_TEST_UPDATE_FEED: feed, ESCALE_TEST_UPDATE_KEYS: keys } = env;
    if (feed !== undefined && keys !== undefined) return { build: { feed, keys: keys.split(' ') } };
  }
  return undefined;
}

export type Build = Readonly<{
  /** Where releases are announced; empty in a build that does not update itself. */
  feed: string;
  /** Public keys in base64, for channel-file.ts. */
  keys: readonly string[];
}>;

type Decided = Readonly<{
  able: UpdateAbility;
  mode: UpdateMode;
  fixed: boolean;
  /** Undefined where nothing can be looked for. */
  feed: URL | undefined;
  policy: ReadPolicy['state'];
}>;

export function decide({
  build,
  policy: { state, policy },
  kind,
  chosen,
  loopback,
}: Readonly<{
  build: Build;
  policy: ReadPolicy;
  kind: PackageKind;
  chosen: UpdateMode;
  loopback: boolean;
}>): Decided {
  const feed = build.keys.length === 0 ? undefined : feedOf(policy.feed ?? build.feed, loopback);
  // An address of the IT service that may not be asked is as unreadable as any other mistake in its file.
  const mistaken = policy.feed !== undefined && feedOf(policy.feed, loopback) === undefined;
  const policyState = mistaken ? 'unreadable' : state;
  const refused = policyState === 'unreadable' || policyState === 'unsafe';
  const able = abilityOf(build, policy, kind);
  const wished = refused ? 'off' : (policy.updates ?? chosen);
  return {
    able,
    mode: able === 'notify' && wished === 'install' ? 'notify' : wished,
    fixed: refused || policy.updates !== undefined,
    feed: refused ? undefined : feed,
    policy: policyState,
  };
}

function abilityOf(build: Build, policy: ReadPolicy['policy'], kind: PackageKind): UpdateAbility {
  if (build.keys.length === 0 || (build.feed === '' && policy.feed === undefined)) return 'none';
  return kind === 'managed' || policy.updates === 'notify' ? 'notify' : 'install';
}

/** A folder, or undefined for what may not be asked. */
export function feedOf(address: string, loopback: boolean): URL | undefined {
  try {
    const url = new URL(address.endsWith('/') ? address : `${address}/`);
    return mayAsk(url, loopback) && url.search === '' && url.hash === '' ? url : undefined;
  } catch {
    // Empty, or no address.
    return undefined;
  }
}
