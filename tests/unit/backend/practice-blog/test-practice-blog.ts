/** A running practice blog in a folder of its own, with its clock, its faults, and a signed-in client. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { faultPlan } from '#tests/builders/practice-blog/faults.ts';
import { underFaults } from '#tests/builders/practice-blog/with-faults.ts';
import { startPracticeBlog } from '#backend/practice-blog/start.ts';
import type { PracticeBlogOptions } from '#backend/practice-blog/start.ts';

export const BLOGGER = 'https://www.googleapis.com/auth/blogger';
export const REDIRECT = 'http://127.0.0.1:5999/';
export const NOON = Date.UTC(2026, 10, 24, 12);

export async function blogFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-blog-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type PostAnswer = {
  id: string;
  status?: string;
  title: string;
  content?: string;
  labels?: string[];
  images?: { url: string }[];
  url?: string;
  published: string;
  updated: string;
  trashed?: string;
  etag: string;
  author: { displayName: string };
  replies: { totalItems: string };
  location?: { name: string };
};
export type PostListAnswer = { items?: PostAnswer[]; nextPageToken?: string; etag: string };
export type RefusalAnswer = {
  error: { code: number; message: string; status?: string; errors: { reason: string }[] };
};
export type Answer<Json> = { status: number; json: Json; headers: Headers; text: string };

/** Starts at noon of 24 November 2026; closed when the test ends. */
export async function openPracticeBlog(options: Partial<PracticeBlogOptions> = {}) {
  const clock = { at: NOON };
  const faults = faultPlan();
  const folder = options.folder ?? (await blogFolder());
  const blog = await startPracticeBlog({ now: () => clock.at, ...underFaults(faults), ...options, folder });
  let open = true;
  const close = async () => {
    if (open) await blog.close();
    open = false;
  };
  onTestFinished(close);
  return { ...blog, elsewhere: faults.behaving.elsewhere(blog.elsewhere), close, clock, faults, folder };
}
type APracticeBlog = Awaited<ReturnType<typeof openPracticeBlog>>;

type Asking = Partial<
  Record<'client_id' | 'redirect_uri' | 'response_type' | 'scope' | 'state' | 'prompt', string>
> &
  Record<string, string>;

/** The consent screen for a correct client, except for the parameters in `changed`. */
export async function consent(blog: Pick<APracticeBlog, 'apiOrigin' | 'client'>, changed: Asking = {}) {
  const verifier = randomBytes(48).toString('base64url');
  const query = new URLSearchParams({
    client_id: blog.client.clientId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: BLOGGER,
    state: 'a state',
    access_type: 'offline',
    prompt: 'consent',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changed,
  });
  const response = await fetch(`${blog.apiOrigin}/o/oauth2/v2/auth?${query.toString()}`, {
    redirect: 'manual',
  });
  const location = response.headers.get('location');
  return {
    status: response.status,
    text: await response.text(),
    verifier,
    to: location === null ? undefined : new URL(location),
  };
}

type ATokenAnswer = {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
  scope: string;
  error?: string;
  error_description?: string;
};

/** Calls the token endpoint; a field set to '' is omitted. */
export async function askToken(
  blog: Pick<APracticeBlog, 'apiOrigin' | 'client'>,
  fields: Record<string, string>,
) {
  const form = { client_id: blog.client.clientId, client_secret: blog.client.clientSecret, ...fields };
  const body = new URLSearchParams(Object.entries(form).filter(([, value]) => value !== ''));
  const response = await fetch(`${blog.apiOrigin}/token`, { method: 'POST', body });
  return { status: response.status, json: (await response.json()) as ATokenAnswer };
}

export async function signIn(blog: Pick<APracticeBlog, 'apiOrigin' | 'client'>, changed: Asking = {}) {
  const { to, verifier } = await consent(blog, changed);
  const { json } = await askToken(blog, {
    grant_type: 'authorization_code',
    code: to?.searchParams.get('code') ?? '',
    redirect_uri: changed.redirect_uri ?? REDIRECT,
    code_verifier: verifier,
  });
  return json;
}

type Call = { query?: Record<string, string | string[]>; body?: unknown; headers?: Record<string, string> };

/** Requests `path` below the API’s /v3/ with a token. */
export function asking(blog: Pick<APracticeBlog, 'apiOrigin'>, token: string) {
  return async <Json = PostAnswer>(
    verb: string,
    path: string,
    { query = {}, body, headers = {} }: Call = {},
  ): Promise<Answer<Json>> => {
    const search = new URLSearchParams();
    for (const [name, values] of Object.entries(query))
      for (const value of [values].flat()) search.append(name, value);
    const response = await fetch(`${blog.apiOrigin}/v3/${path}?${search.toString()}`, {
      method: verb,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      json: (text === '' ? undefined : JSON.parse(text)) as Json,
      headers: response.headers,
      text,
    };
  };
}
type Ask = ReturnType<typeof asking>;

/** A blog with a signed-in account, and shortcuts for the usual methods. */
export async function openSignedInBlog(options: Partial<PracticeBlogOptions> = {}) {
  const blog = await openPracticeBlog(options);
  const { access_token: token, refresh_token = '' } = await signIn(blog);
  let [fresh, issuedAt] = [token, blog.clock.at];
  // Refreshes like a client: access lasts an hour, and tests move the clock by days.
  const ask = (async (...call) => {
    if (blog.clock.at - issuedAt >= 3_600_000) {
      const renewed = await askToken(blog, { grant_type: 'refresh_token', refresh_token });
      [fresh, issuedAt] = [renewed.json.access_token, blog.clock.at];
    }
    return asking(blog, fresh)(...call);
  }) as Ask;
  const posts = `blogs/${blog.blogRemoteId}/posts`;
  return {
    blog,
    ask,
    posts,
    token,
    draft: async (body: object): Promise<PostAnswer> =>
      (await ask('POST', posts, { query: { isDraft: 'true' }, body })).json,
    online: async (body: object): Promise<PostAnswer> => (await ask('POST', posts, { body })).json,
    read: async (id: string): Promise<PostAnswer> =>
      (await ask('GET', `${posts}/${id}`, { query: { view: 'AUTHOR' } })).json,
  };
}

/** A request with any headers, Host too, which fetch does not allow. */
export function rawRequest(
  origin: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', failed);
    sent.end();
  });
}
