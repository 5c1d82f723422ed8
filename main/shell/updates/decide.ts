/**
 * Decides the update settings from the build, the administrator's policy, the kind of package and the author's choice.
 * Pure.
 */
import type { UpdateAbility, UpdateMode } from '#contract/updates.ts';
import type { PackageKind } from './package-kind.ts';
import type { ReadPolicy } from '../policy.ts';
import { isAllowedAddress } from './web.ts';

/**
 * Inserted by the build (scripts/building/update-source.mjs): the feed and the public keys of its signatures. A build
 * without them does not update itself. Test builds can override it by environment.
 */
declare const __ESCALE_UPDATES__: Build | undefined;
declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

export const buildForUpdates = (): Build =>
  typeof __ESCALE_UPDATES__ === 'undefined' ? { feed: '', keys: [] } : __ESCALE_UPDATES__;

/** Undefined in a release, which does not contain the code, and in tests without the variable. */
export function readTestBuild(env: NodeJS.ProcessEnv): Readonly<{ build: Build }> | undefined {
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    const { ESCALE_TEST_UPDATE_FEED: feed, ESCALE_TEST_UPDATE_KEYS: keys } = env;
    if (feed !== undefined && keys !== undefined) return { build: { feed, keys: keys.split(' ') } };
  }
  return undefined;
}

export type Build = Readonly<{
  /** Address of the feed; empty in a build that does not update itself. */
  feed: string;
  keys: readonly string[];
}>;

type Decided = Readonly<{
  able: UpdateAbility;
  mode: UpdateMode;
  fixed: boolean;
  /** Undefined if there is no feed to check. */
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
  // A policy with a forbidden feed address counts as unreadable, like any other mistake in it.
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

/** The address of a folder, or undefined if it may not be requested. */
export function feedOf(address: string, loopback: boolean): URL | undefined {
  try {
    const url = new URL(address.endsWith('/') ? address : `${address}/`);
    return isAllowedAddress(url, loopback) && url.search === '' && url.hash === '' ? url : undefined;
  } catch {
    return undefined;
  }
}
