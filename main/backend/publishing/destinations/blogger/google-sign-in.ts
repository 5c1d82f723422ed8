/** The sign-in flow: system browser, loopback, PKCE S256, `state`, one scope (docs/design/publishing.md#signing-in). */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { OAuth2Client } from 'google-auth-library';
import { appLanguageOf, type AppLanguage } from '#interview/app-languages.ts';
import { AppError } from '#contract/failure.ts';
import type { OAuthClient } from '#contract/host.ts';
import { WORDS, type BackendWords } from '#backend/core/words.ts';
import { BLOGGER_SCOPE, type Endpoints } from '#backend/network/endpoints.ts';
import { sameSecret } from '#backend/core/same-secret.ts';
import type { Timers } from '../timers.ts';
import { createOAuthClient, tokenError } from './oauth-client.ts';

// The page shown by the browser after Google's answer, without scripts or account data.

type Outcome = keyof BackendWords['pages']['signIn'];

/** The language of the browser, in which the page is read; French without a header. */
function languageOf(acceptLanguage = 'fr'): AppLanguage {
  const languages = acceptLanguage.split(',').map((part) => appLanguageOf(part.trim()));
  return languages.find((language) => language !== undefined) ?? 'en';
}

function signInPage(outcome: Outcome, acceptLanguage: string | undefined): string {
  const language = languageOf(acceptLanguage);
  const { title, text } = WORDS[language].pages.signIn[outcome];
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title} – Escale</title>` +
    '<meta name="viewport" content="width=device-width"><style>' +
    'body{margin:0;min-height:100vh;display:grid;place-items:center;font:18px/1.6 system-ui,sans-serif;background:#f7f3ea;color:#22303a}' +
    'main{max-width:26rem;padding:2rem}h1{font-size:1.5rem;margin:0 0 .5rem}p{margin:0}' +
    '@media (prefers-color-scheme:dark){body{background:#14202b;color:#e9e4d8}}' +
    `</style></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`
  );
}

// The server of the loopback redirect: 127.0.0.1 only, a port chosen by the system, the path `/`, one answer
// (docs/design/blogger.md#signing-in). A request without this sign-in's `state` is refused and changes nothing.

type LoopbackAnswer = Readonly<{ code: string } | { refused: string }>;

type Loopback = Readonly<{
  /** The redirect address for Google. */
  address: string;
  /** Google's answer; never settles when the server is closed first. */
  answer: Promise<LoopbackAnswer>;
  close(): void;
}>;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
} as const;

/** Rejects with sign-in.no-port. */
async function openLoopback(state: string): Promise<Loopback> {
  let settle: (answer: LoopbackAnswer) => void = () => undefined;
  const answer = new Promise<LoopbackAnswer>((resolve) => (settle = resolve));
  let host = '';
  let answered = false;

  const server = createServer((request, response) => {
    const query = answered ? undefined : readAnswer(request, host, state);
    const language = request.headers['accept-language'];
    if (query === undefined) return reply(response, 404, signInPage('strange', language));
    answered = true;
    reply(response, 200, signInPage('code' in query ? 'done' : 'refused', language), () => settle(query));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new AppError('sign-in.no-port', {}, { cause: error })));
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the loopback server has no port');
  host = `127.0.0.1:${bound.port}`;
  return {
    address: `http://${host}/`,
    answer,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function reply(response: ServerResponse, status: number, page: string, sent?: () => void): void {
  // `close` comes after the last byte or after the browser disconnected: the answer is valid in both cases.
  if (sent !== undefined) response.once('close', sent);
  response.writeHead(status, HEADERS).end(page);
}

/** The answer in a request that is Google's redirect of this sign-in. */
function readAnswer(request: IncomingMessage, host: string, state: string): LoopbackAnswer | undefined {
  if (request.method !== 'GET' || request.headers.host !== host) return undefined;
  // Any local program may request any path: `//` is not a valid address.
  const url = URL.parse(request.url ?? '/', `http://${host}`);
  if (url?.pathname !== '/' || !sameSecret(url.searchParams.get('state') ?? '', state)) return undefined;
  const error = url.searchParams.get('error');
  if (error !== null) return { refused: error.slice(0, 100) };
  const code = url.searchParams.get('code');
  return code === null ? undefined : { code };
}

/** Time limit in the browser. */
export const SIGN_IN_LIMIT_MS = 5 * 60_000;

type SignInOptions = Readonly<{
  endpoints: Endpoints;
  client: OAuthClient;
  fetch: typeof globalThis.fetch;
  timers: Timers;
  /** Aborted when the author cancels. */
  signal: AbortSignal;
  /** Shows the address to the author. For the practice blog: a plain fetch that follows the redirect to our loopback. */
  openBrowser(url: string): Promise<void>;
  /** Called when the person has consented in the browser. */
  onAgreed?: () => void;
}>;

/** The result of a sign-in: the refresh token to store, and a first access token for this session. */
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
      // A second sign-in only returns a refresh token with a new consent.
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

/** Why the author's sign-in ended early: cancelled (sign-in.cancelled), or restarted. */
export const givenUp = ({ reason }: AbortSignal): AppError =>
  reason instanceof AppError ? reason : new AppError('sign-in.cancelled');

/** The answer, or the first reason to stop waiting: no browser, five minutes, the author's Cancel. */
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
  // Google lets people untick a box: only the scope in the answer counts.
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
