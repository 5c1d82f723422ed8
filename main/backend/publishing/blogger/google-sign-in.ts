/** The sign-in itself: system browser, loopback, PKCE S256, `state`, one scope (docs/design/publishing.md#signing-in). */
import { randomBytes } from 'node:crypto';
import type { OAuth2Client } from 'google-auth-library';
import { AppError } from '#contract/failure.ts';
import { BLOGGER_SCOPE } from '../../network/endpoints.ts';
import type { Endpoints } from '../../network/endpoints.ts';
import { openLoopback } from './loopback.ts';
import type { LoopbackAnswer } from './loopback.ts';
import { createOAuthClient, tokenError } from './oauth-client.ts';
import type { OAuthClient } from './oauth-client.ts';
import type { Timers } from '../timers.ts';

/** How long the author has in the browser. */
export const SIGN_IN_LIMIT_MS = 5 * 60_000;

export type SignInOptions = Readonly<{
  endpoints: Endpoints;
  client: OAuthClient;
  fetch: typeof globalThis.fetch;
  timers: Timers;
  /** Aborted when the author gives up. */
  signal: AbortSignal;
  /** Shows the address to the author. For the practice blog: a plain fetch that follows the redirect to our loopback. */
  openBrowser(url: string): Promise<void>;
  /** The person has agreed in the browser. */
  onAgreed?: () => void;
}>;

/** What a sign-in leaves: the refresh token to keep, and a first access token for this session. */
export type Tokens = Readonly<{ refreshToken: string; accessToken: string; expiresAt: number }>;

/**
 * Signs in and returns the tokens. Fails with sign-in.cancelled or whatever the signal was aborted with, sign-in.refused
 * {reason}, sign-in.client-refused, sign-in.timed-out, sign-in.no-port, blogger.scope-missing (the box
 * was unticked), network.offline and the other network.* of the token endpoint, destination.unavailable.
 */
export async function signIn(options: SignInOptions): Promise<Tokens> {
  if (options.signal.aborted) throw givenUp(options.signal);
  const state = randomBytes(32).toString('base64url');
  const loopback = await openLoopback(state);
  try {
    const { CodeChallengeMethod } = await import('google-auth-library');
    const oauth = await createOAuthClient({ ...options, redirectUri: loopback.address });
    const { codeVerifier, codeChallenge } = await oauth.generateCodeVerifierAsync();
    if (codeChallenge === undefined) throw new Error('no PKCE challenge was made');
    const url = oauth.generateAuthUrl({
      scope: BLOGGER_SCOPE,
      // Without a fresh consent a second sign-in brings no refresh token.
      access_type: 'offline',
      prompt: 'consent',
      state,
      code_challenge: codeChallenge,
      code_challenge_method: CodeChallengeMethod.S256,
    });
    const answer = await firstOf(loopback.answer, options.openBrowser(url), options);
    if ('refused' in answer) throw new AppError('sign-in.refused', { reason: answer.refused });
    options.onAgreed?.();
    return await exchange(oauth, answer.code, codeVerifier, options.endpoints);
  } finally {
    loopback.close();
  }
}

/** Why the author's sign-in ends early: given up (sign-in.cancelled), or begun again. */
export const givenUp = ({ reason }: AbortSignal): AppError =>
  reason instanceof AppError ? reason : new AppError('sign-in.cancelled');

/** The answer, or the first of what ends the waiting: no browser, five minutes, the author's Cancel. */
function firstOf(
  answer: Promise<LoopbackAnswer>,
  opened: Promise<void>,
  { timers, signal }: SignInOptions,
): Promise<LoopbackAnswer> {
  return new Promise((resolve, reject) => {
    const cancelTimer = timers.after(SIGN_IN_LIMIT_MS, () => reject(new AppError('sign-in.timed-out')));
    const cancelled = () => reject(givenUp(signal));
    signal.addEventListener('abort', cancelled, { once: true });
    if (signal.aborted) cancelled();
    const settled = () => {
      cancelTimer();
      signal.removeEventListener('abort', cancelled);
    };
    answer.then(resolve, reject).finally(settled);
    opened.catch((error: unknown) => {
      settled();
      reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

async function exchange(
  oauth: OAuth2Client,
  code: string,
  codeVerifier: string,
  endpoints: Endpoints,
): Promise<Tokens> {
  const { tokens } = await oauth.getToken({ code, codeVerifier }).catch((error: unknown) => {
    throw tokenError(error, 'sign-in', new URL(endpoints.token).hostname);
  });
  // Google lets people untick a box; the scope that came back is the one that counts.
  if (typeof tokens.scope === 'string' && !tokens.scope.split(' ').includes(BLOGGER_SCOPE))
    throw new AppError('blogger.scope-missing');
  if (!tokens.refresh_token || !tokens.access_token)
    throw new AppError('sign-in.refused', { reason: 'no refresh token' });
  return {
    refreshToken: tokens.refresh_token,
    accessToken: tokens.access_token,
    expiresAt: tokens.expiry_date ?? 0,
  };
}
