/** Access and refresh tokens: grants, checks, renews and revokes them; stores only fingerprints. */
import { createHash, randomBytes } from 'node:crypto';
import type { Blog } from './blog.ts';
import type { TokensFile } from './store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Google revokes a refresh token unused for six months, and the oldest above a hundred. */
const UNUSED_LIMIT = 182 * DAY;
const MOST_REFRESH_TOKENS = 100;
export const ACCESS_SECONDS = 3_600;

export type Grant = Readonly<{ accessToken: string; refreshToken?: string; scope: string }>;

export type Tokens = Readonly<{
  /** True until the user has consented once. */
  firstConsent(): boolean;
  grant(clientId: string, scope: string, withRefresh: boolean): Promise<Grant>;
  renew(clientId: string, refreshToken: string): Promise<Grant | undefined>;
  /** False for an unknown token. Revoking a refresh token also revokes its access tokens, and the reverse. */
  revoke(token: string): Promise<boolean>;
  scopeOf(accessToken: string): string | undefined;
}>;

export function openTokens({ store, now }: Pick<Blog, 'store' | 'now'>): Tokens {
  const alive = (token: TokensFile['refresh'][number]) => now() - token.usedAt < UNUSED_LIMIT;

  const access = (scope: string, refreshHash: string | undefined) => {
    const accessToken = `ya29.${randomBytes(40).toString('base64url')}`;
    const row = {
      hash: fingerprint(accessToken),
      scope,
      expiresAt: now() + ACCESS_SECONDS * 1_000,
    };
    return { accessToken, row: refreshHash === undefined ? row : { ...row, refreshHash } };
  };
  const fresh = () => store.tokens().access.filter((token) => token.expiresAt > now());

  return {
    firstConsent: () => !store.tokens().consented,
    grant: (clientId, scope, withRefresh) =>
      store.runExclusively(async () => {
        const refreshToken = withRefresh ? `1//${randomBytes(48).toString('base64url')}` : undefined;
        const refreshHash = refreshToken === undefined ? undefined : fingerprint(refreshToken);
        const { accessToken, row } = access(scope, refreshHash);
        const living = store.tokens().refresh.filter(alive);
        const added =
          refreshHash === undefined
            ? []
            : [{ hash: refreshHash, clientId, scope, issuedAt: now(), usedAt: now() }];
        await store.saveTokens({
          version: 1,
          consented: true,
          refresh: [...living, ...added].slice(-MOST_REFRESH_TOKENS),
          access: [...fresh(), row],
        });
        return refreshToken === undefined ? { accessToken, scope } : { accessToken, refreshToken, scope };
      }),
    renew: (clientId, refreshToken) =>
      store.runExclusively(async () => {
        const hash = fingerprint(refreshToken);
        const tokens = store.tokens();
        const stored = tokens.refresh.find((token) => token.hash === hash && token.clientId === clientId);
        if (stored === undefined || !alive(stored)) return undefined;
        const { accessToken, row } = access(stored.scope, hash);
        await store.saveTokens({
          ...tokens,
          refresh: tokens.refresh.map((token) => (token === stored ? { ...stored, usedAt: now() } : token)),
          access: [...fresh(), row],
        });
        return { accessToken, scope: stored.scope };
      }),
    revoke: (token) =>
      store.runExclusively(async () => {
        const hash = fingerprint(token);
        const tokens = store.tokens();
        const accessRow = tokens.access.find((row) => row.hash === hash && row.expiresAt > now());
        const refreshHash = accessRow?.refreshHash ?? hash;
        const isValid =
          accessRow !== undefined || tokens.refresh.some((row) => row.hash === refreshHash && alive(row));
        if (isValid) {
          await store.saveTokens({
            ...tokens,
            refresh: tokens.refresh.filter((row) => row.hash !== refreshHash),
            access: tokens.access.filter((row) => row.hash !== hash && row.refreshHash !== refreshHash),
          });
        }
        return isValid;
      }),
    scopeOf(accessToken) {
      const hash = fingerprint(accessToken);
      return store.tokens().access.find((row) => row.hash === hash && row.expiresAt > now())?.scope;
    },
  };
}

const fingerprint = (token: string) => createHash('sha256').update(token).digest('hex');
