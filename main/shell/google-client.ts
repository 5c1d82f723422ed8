/** Google clients supplied by the build or by the IT department instead of the author. */
import type { HostOutput, OAuthClient } from '#contract/host.ts';
import type { ReadPolicy } from './policy.ts';

/**
 * Inserted by the build (scripts/building/google-client.mjs); null without one, for example in a run from the sources.
 */
declare const __ESCALE_GOOGLE_CLIENT__: OAuthClient | null | undefined;

export function suppliedClients({ policy }: Pick<ReadPolicy, 'policy'>): HostOutput<'clients.given'> {
  const build = typeof __ESCALE_GOOGLE_CLIENT__ === 'undefined' ? null : __ESCALE_GOOGLE_CLIENT__;
  return {
    ...(build === null ? {} : { build }),
    ...(policy.googleClient === undefined ? {} : { policy: policy.googleClient }),
  };
}
