/** The first of the two ports: sign-in and API. Requests from web pages are refused. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../core/log.ts';
import { ApiError, apiErrorBody } from './api-error.ts';
import { answerApi } from './api.ts';
import type { Blog } from './blog.ts';
import {
  addressed,
  type Handler,
  plain,
  readBody,
  type Reply,
  type Respond,
  send,
  TooLarge,
} from './http.ts';
import { findMethod } from './methods.ts';
import type { MatchedMethod } from './methods.ts';
import { openOAuth, SCOPES } from './oauth.ts';
import { openTokens } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** Maximum bytes of a post with its pictures, and of a sign-in form. */
const POST_LIMIT = 64 * 1024 * 1024;
const FORM_LIMIT = 16 * 1024;

const SIGN_IN: Readonly<Record<string, string>> = {
  'GET /o/oauth2/v2/auth': 'oauth.authorize',
  'POST /token': 'oauth.token',
  'POST /revoke': 'oauth.revoke',
};

export function apiHandler(blog: Blog, respond: Respond, log: Log): Handler {
  const tokens = openTokens(blog);
  const oauth = openOAuth(blog, tokens);

  return async (request, response) => {
    const url = addressed(request);
    if (url === undefined) return refuse(request, response, plain(421, 'Misdirected request\n'));
    if (request.headers.origin !== undefined)
      return refuse(request, response, plain(403, 'Not for web pages\n'));
    const verb = request.method ?? '';
    const signIn = SIGN_IN[`${verb} ${url.pathname}`];
    const matched = signIn === undefined ? findMethod(verb, url.pathname) : undefined;
    if (signIn === undefined && matched === undefined)
      return refuse(request, response, apiRefusal(404, 'notFound', 'Not Found'));

    let body: string;
    try {
      body = await readBody(request, signIn === undefined ? POST_LIMIT : FORM_LIMIT);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      return refuse(request, response, apiRefusal(413, 'uploadTooLarge', 'Request Entity Too Large'));
    }
    const answer = async (sent = body): Promise<Reply> => {
      if (matched !== undefined) return answerMethod(blog, tokens, matched, request, url, sent, log);
      if (signIn === 'oauth.authorize') return oauth.authorize(url.searchParams);
      const form = new URLSearchParams(sent);
      if (signIn === 'oauth.token') return oauth.token(form, request.headers.authorization);
      // Google also accepts the token in the query, as its own library sends it.
      return oauth.revoke(form.has('token') ? form : url.searchParams);
    };
    const method = matched?.name ?? signIn ?? '';
    await respond({ request, response, method, url, body, now: blog.now }, answer);
  };
}

async function answerMethod(
  blog: Blog,
  tokens: Tokens,
  matched: MatchedMethod,
  request: IncomingMessage,
  url: URL,
  body: string,
  log: Log,
): Promise<Reply> {
  try {
    checkToken(tokens, request.headers.authorization, matched.method.verb);
    const json = await answerApi(blog, matched, url.searchParams, body);
    return json === undefined ? { status: 204 } : { status: 200, json };
  } catch (error) {
    if (error instanceof ApiError) {
      const challenge =
        error.status === 401 ? { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' } : {};
      return {
        ...apiRefusal(error.status, error.reason, error.message, error.detail),
        headers: challenge,
      };
    }
    log.error(`practice blog: ${matched.name} failed`, error);
    return apiRefusal(500, 'backendError', 'Internal error encountered.');
  }
}

/** Throws ApiError 401 or 403. */
function checkToken(tokens: Tokens, authorization: string | undefined, verb: string): void {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) {
    throw new ApiError(401, 'required', 'Login Required.', 'CREDENTIALS_MISSING');
  }
  const scope = tokens.scopeOf(token);
  if (scope === undefined)
    throw new ApiError(401, 'authError', 'Invalid Credentials', 'ACCESS_TOKEN_EXPIRED');
  const scopes = scope.split(' ');
  const enough = scopes.includes(SCOPES[0] ?? '') || (verb === 'GET' && scopes.includes(SCOPES[1] ?? ''));
  if (!enough) {
    throw new ApiError(
      403,
      'insufficientPermissions',
      'Request had insufficient authentication scopes.',
      'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    );
  }
}

const apiRefusal = (...refusal: Parameters<typeof apiErrorBody>): Reply => ({
  status: refusal[0],
  json: apiErrorBody(...refusal),
});

/** Answers without reading the body and closes the connection, so that a long body is not waited for. */
function refuse(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  request.resume();
  send(response, { ...reply, headers: { ...reply.headers, connection: 'close' } });
}
