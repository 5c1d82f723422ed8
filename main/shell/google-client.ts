/** The clients of Google that somebody else than the author gave: who built this Escale, and the IT service. */
import type { HostOutput, OAuthClient } from '#contract/host.ts';
import type { ReadPolicy } from './policy.ts';

/** Brought along by the build (scripts/building/google-client.mjs); null where it was given none, as from the sources. */
declare const __ESCALE_GOOGLE_CLIENT__: OAuthClient | null | undefined;

export function givenClients({ policy }: Pick<ReadPolicy, 'policy'>): HostOutput<'clients.given'> {
  const build = typeof __ESCALE_GOOGLE_CLIENT__ === 'undefined' ? null : __ESCALE_GOOGLE_CLIENT__;
  return {
    ...(build === null ? {} : { build }),
    ...(policy.googleClient === undefined ? {} : { policy: policy.googleClient }),
  };
}
