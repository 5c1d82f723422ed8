/**
 * The one sign-in that is awaited from the browser (docs/design/wordpress.md#browser-return). In memory alone: an answer after a
 * restart is refused.
 */
import { randomBytes } from 'node:crypto';
import type { Returned } from '#contract/host.ts';
import type { Context } from '#backend/core/context.ts';
import { sameSecret } from '#backend/core/same-secret.ts';
import type { AddressToConnect } from './connectable-site.ts';
import type { Site } from './find-site.ts';

/** Time limit in the browser, second factor included. */
const LIMIT_MS = 15 * 60_000;

type Answer = Readonly<{ user: string; password: string }> | Readonly<{ refused: 'by-author' | 'by-site' }>;
/** `toConnect`: the input of the author. */
type Came = Readonly<{ toConnect: AddressToConnect; host: string; answer: Answer }>;

export type Returns = Readonly<{
  /** Waits for the answer of this site only. Returns the state that identifies it. */
  await(site: Pick<Site, 'siteUrl'>, toConnect: AddressToConnect): string;
  /** The reason why an answer is refused; undefined if it is accepted. */
  receive(returned: Returned): 'unasked' | 'late' | 'site' | undefined;
  /** Returns the answer, once. */
  take(): Came | undefined;
  giveUp(): void;
}>;

export function createReturns({ now }: Pick<Context, 'now'>): Returns {
  let awaited:
    | Readonly<{ state: string; siteUrl: string; toConnect: AddressToConnect; until: number }>
    | undefined;
  let received: Came | undefined;
  return {
    await({ siteUrl }, toConnect) {
      received = undefined;
      const state = randomBytes(32).toString('base64url');
      awaited = { state, siteUrl, toConnect, until: now() + LIMIT_MS };
      return state;
    },
    receive(returned) {
      if (awaited === undefined || !sameSecret(awaited.state, returned.state)) return 'unasked';
      const { siteUrl, toConnect, until } = awaited;
      // A state is valid once.
      awaited = undefined;
      if (now() > until) return 'late';
      if ('site' in returned && placeOf(returned.site) !== placeOf(siteUrl)) return 'site';
      received = {
        toConnect,
        host: URL.parse(siteUrl)?.hostname ?? '',
        answer:
          'site' in returned
            ? { user: returned.user, password: returned.password }
            : { refused: returned.refused },
      };
      return undefined;
    },
    take() {
      const result = received;
      received = undefined;
      return result;
    },
    giveUp() {
      awaited = undefined;
      received = undefined;
    },
  };
}

/** The address without its scheme: a site behind TLS may report http or https. The scheme of the request was checked before. */
function placeOf(address: string): string {
  const url = URL.parse(address);
  return url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== ''
    ? ''
    : `${url.host}${url.pathname.replace(/\/$/, '')}`;
}
