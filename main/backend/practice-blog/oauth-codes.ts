/** Authorization codes: ten minutes, one use, bound to client, redirect and challenge. Forgotten at shutdown. */
import { createHash, randomBytes } from 'node:crypto';
import type { Person } from './stored.ts';

const TEN_MINUTES = 600_000;

export type Consent = Readonly<{
  clientId: string;
  redirectUri: string;
  scope: string;
  /** S256 of the verifier, when the client sent one. */
  challenge: string | undefined;
  /** access_type=offline and a consent that gives one. */
  refreshToken: boolean;
  /** Who agreed; undefined: the person whose blog it is. */
  person: Person | undefined;
}>;

export type Codes = Readonly<{
  give(consent: Consent): string;
  /** What the code stands for, the first time within ten minutes; undefined ever after. */
  use(code: string): Consent | undefined;
}>;

export function openCodes(now: () => number): Codes {
  const given = new Map<string, Readonly<{ consent: Consent; expiresAt: number }>>();
  return {
    give(consent) {
      for (const [code, { expiresAt }] of given) if (expiresAt <= now()) given.delete(code);
      const code = `4/${randomBytes(32).toString('base64url')}`;
      given.set(code, { consent, expiresAt: now() + TEN_MINUTES });
      return code;
    },
    use(code) {
      const found = given.get(code);
      given.delete(code);
      return found !== undefined && found.expiresAt > now() ? found.consent : undefined;
    },
  };
}

/** The S256 challenge of a PKCE verifier (RFC 7636). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
