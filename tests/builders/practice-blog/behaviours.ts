/**
 * Differences between a real blog or consent screen and the practice blog, as a layer that changes requests or
 * answers. The practice blog itself is unchanged.
 */
import { apiErrorBody } from '#backend/practice-blog/api-error.ts';
import { htmlPieces } from '#interview/markup/html-pieces.ts';
import { escapeHtml } from '#backend/practice-blog/html.ts';
import type { ReceivedRequest, Reply, Respond } from '#backend/practice-blog/http.ts';
import type { PracticeBlog } from '#backend/practice-blog/start.ts';

/** A person other than the blog’s owner. */
export type Person = Readonly<{ id: string; name: string }>;

export type Behaviours = {
  /** The answer on the consent screen; `partial` leaves the blog’s box unticked. */
  consent: 'accept' | 'deny' | 'partial';
  /** The person who consents in the browser; undefined: the blog’s owner. */
  person: Person | undefined;
  /** Other blogs of a signed-in person; they can be chosen, and are empty. */
  otherBlogs: readonly Readonly<{ id: string; name: string }>[];
  /** The client’s Google project lacks the Blogger API. */
  apiDisabled: boolean;
  /** The signed-in person’s role on the blog: an AUTHOR can change only their own posts. */
  role: 'ADMIN' | 'AUTHOR' | 'READER';
  /** Labels and names are returned with &amp; (as importers saw). */
  escapedLabels: boolean;
  /** The blog’s changes to a saved text: an old setting that breaks lines (`brokenLines`), a plugin. */
  alters: ((html: string) => string) | undefined;
  /** A fault reported by clients: a write to a draft gets 404. */
  draftsRefuseWrites: boolean;
  /** Days of refresh tokens; seven for a consent screen "in testing". */
  refreshTokenDays: number | undefined;
};

export const usualBehaviours = (): Behaviours => ({
  consent: 'accept',
  person: undefined,
  otherBlogs: [],
  apiDisabled: false,
  role: 'ADMIN',
  escapedLabels: false,
  alters: undefined,
  draftsRefuseWrites: false,
  refreshTokenDays: undefined,
});

const DAY = 86_400_000;
const PROJECT = '104729312764';

type Json = Record<string, unknown>;
type Holder = Readonly<{ person: Person | undefined; scope: string; issuedAt: number }>;

export type Behaving = Readonly<{
  /** Answers with these behaviours. */
  answer(received: ReceivedRequest, answer: Parameters<Respond>[1]): Promise<Reply>;
  /** The author of a post; undefined: the blog’s owner. */
  authorOf(postId: string): Person | undefined;
  /** The web editor with these behaviours. */
  elsewhere(editor: PracticeBlog['elsewhere']): PracticeBlog['elsewhere'];
}>;

/** The state for one practice blog: who signed in, and who wrote each post. */
export function behaving(behaviours: Behaviours): Behaving {
  /** Holders by code, access token or refresh token. */
  const holders = new Map<string, Holder>();
  const authors = new Map<string, Person>();
  const statuses = new Map<string, string>();
  /** The last received blog resource, the model for the other blogs. */
  let blog: Json | undefined;

  function consented({ url, now }: ReceivedRequest, reply: Reply): Reply {
    const target = new URL(reply.headers?.['location'] ?? 'about:blank');
    const code = target.searchParams.get('code');
    if (code === null) return reply;
    const requestedScope = target.searchParams.get('scope') ?? '';
    const scope =
      behaviours.consent === 'partial' ? requestedScope.split(' ').slice(1).join(' ') : requestedScope;
    holders.set(code, { person: behaviours.person, scope, issuedAt: now() });
    if (behaviours.consent === 'deny') {
      target.search = new URLSearchParams({
        ...(url.searchParams.has('state') && { state: url.searchParams.get('state') ?? '' }),
        error: 'access_denied',
      }).toString();
    } else target.searchParams.set('scope', scope);
    return { ...reply, headers: { ...reply.headers, location: target.href } };
  }

  async function token({ body, now }: ReceivedRequest, answer: () => Promise<Reply>): Promise<Reply> {
    const form = new URLSearchParams(body);
    const refreshToken = form.get('refresh_token') ?? '';
    const holder = holders.get(refreshToken === '' ? (form.get('code') ?? '') : refreshToken);
    const { refreshTokenDays: days } = behaviours;
    if (refreshToken !== '' && days !== undefined && now() - (holder?.issuedAt ?? 0) >= days * DAY)
      return {
        status: 400,
        json: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      };
    const reply = await answer();
    if (reply.status !== 200 || holder === undefined) return reply;
    const json = reply.json as Json;
    for (const name of ['access_token', 'refresh_token'])
      if (typeof json[name] === 'string') holders.set(json[name], holder);
    return { ...reply, json: { ...json, scope: holder.scope } };
  }

  /** The API’s refusal, before the practice blog handles the request. */
  function refusal({ request, url, method }: ReceivedRequest, holder: Holder | undefined): Reply | undefined {
    if (behaviours.apiDisabled) return NOT_ENABLED;
    const write = request.method !== 'GET';
    if (holder !== undefined && !/\/auth\/blogger( |$)/.test(holder.scope) && (write || holder.scope === ''))
      return refusalReply(
        403,
        'insufficientPermissions',
        'Request had insufficient authentication scopes.',
        'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
      );
    const postId = postIn(url);
    const { role } = behaviours;
    const view = url.searchParams.get('view');
    const foreign = postId !== undefined && authors.get(postId)?.id !== holder?.person?.id;
    if (
      (write && (role === 'READER' || (role === 'AUTHOR' && foreign))) ||
      (view === 'ADMIN' && role !== 'ADMIN') ||
      (view === 'AUTHOR' && role === 'READER')
    )
      return refusalReply(
        403,
        'forbidden',
        "We're sorry, but you don't have permission to access this resource.",
      );
    const writesText = method === 'posts.patch' || method === 'posts.update';
    return behaviours.draftsRefuseWrites && writesText && statuses.get(postId ?? '') === 'DRAFT'
      ? refusalReply(404, 'notFound', 'Not Found')
      : undefined;
  }

  /** Answers for an empty blog that can be chosen. */
  function ofOtherBlog({ url, method }: ReceivedRequest, person: Person | undefined): Reply | undefined {
    const id = /\/blogs\/(\d+)/.exec(url.pathname)?.[1];
    const other = behaviours.otherBlogs.find((one) => one.id === id);
    if (other === undefined) return undefined;
    const json = otherBlog(other);
    if (method === 'blogs.get') return { status: 200, json };
    if (method === 'posts.list') return { status: 200, json: { kind: 'blogger#postList' } };
    if (method !== 'blogUserInfos.get') return refusalReply(404, 'notFound', 'Not Found');
    const info = { kind: 'blogger#blogPerUserInfo', blogId: id, photosAlbumKey: '', ...roleOf(person) };
    return { status: 200, json: { kind: 'blogger#blogUserInfo', blog: json, blog_user_info: info } };
  }

  function otherBlog({ id, name }: Behaviours['otherBlogs'][number]): Json {
    const { posts: _posts, pages: _pages, ...rest } = blog ?? {};
    const selfLink = `https://www.googleapis.com/blogger/v3/blogs/${id}`;
    return { ...rest, id, name, url: `${String(rest['url'])}?blog=${id}`, selfLink };
  }

  const roleOf = (person: Person | undefined): Json => ({
    ...(person !== undefined && { userId: person.id }),
    role: behaviours.role,
    hasAdminAccess: behaviours.role === 'ADMIN',
  });

  /** A resource as this blog returns it to this person. */
  function changed(value: unknown, person: Person | undefined): unknown {
    if (Array.isArray(value)) return value.map((one: unknown) => changed(one, person));
    if (typeof value !== 'object' || value === null) return value;
    let json: Json = Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, changed(inner, person)]),
    );
    if (json['kind'] === 'blogger#blog') blog = json;
    if (json['kind'] === 'blogger#user' && person !== undefined)
      json = { ...json, id: person.id, displayName: person.name };
    if (json['kind'] === 'blogger#blogPerUserInfo') json = { ...json, ...roleOf(person) };
    if (json['kind'] === 'blogger#post') {
      const id = String(json['id']);
      if (typeof json['status'] === 'string') statuses.set(id, json['status']);
      const author = authors.get(id);
      if (author !== undefined)
        json['author'] = { ...(json['author'] as Json), id: author.id, displayName: author.name };
    }
    if (behaviours.escapedLabels) {
      if (Array.isArray(json['labels'])) json['labels'] = (json['labels'] as string[]).map(escapeHtml);
      if (typeof json['displayName'] === 'string') json['displayName'] = escapeHtml(json['displayName']);
    }
    return json;
  }

  async function api(received: ReceivedRequest, answer: Parameters<Respond>[1]): Promise<Reply> {
    const access = /^Bearer (\S+)$/i.exec(received.request.headers.authorization ?? '')?.[1] ?? '';
    const holder = holders.get(access);
    const instead = refusal(received, holder) ?? ofOtherBlog(received, holder?.person);
    if (instead !== undefined) return instead;
    const reply = await answer(altered(received.body));
    if (reply.status !== 200 || reply.json === undefined) return reply;
    const { id } = reply.json as Json;
    if (received.method === 'posts.insert' && holder?.person !== undefined)
      authors.set(String(id), holder.person);
    const json = changed(reply.json, holder?.person) as Json;
    if (received.method !== 'blogs.listByUser') return { ...reply, json };
    const roles = received.url.searchParams.getAll('role');
    const { items, ...rest } = json;
    const mine = behaviours.role !== 'READER' && (roles.length === 0 || roles.includes(behaviours.role));
    const all = [...((items as Json[] | undefined) ?? []), ...behaviours.otherBlogs.map(otherBlog)];
    return { ...reply, json: { ...rest, ...(mine && { items: all }) } };
  }

  /** The altered body of an API request; an invalid one is left for the practice blog to refuse. */
  function altered(body: string): string {
    const { alters } = behaviours;
    if (alters === undefined || body === '') return body;
    try {
      const post = JSON.parse(body) as Json;
      return typeof post['content'] === 'string'
        ? JSON.stringify({ ...post, content: alters(post['content']) })
        : body;
    } catch {
      return body;
    }
  }

  return {
    async answer(received, answer) {
      if (received.method === 'oauth.authorize') return consented(received, await answer());
      if (received.method === 'oauth.token') return token(received, answer);
      return /^(?:oauth\.|pages$|feed$)/.test(received.method) ? answer() : api(received, answer);
    },
    authorOf: (postId) => authors.get(postId),
    elsewhere: (editor) => ({
      ...editor,
      write: (id, input, how) =>
        editor.write(
          id,
          behaviours.alters !== undefined && typeof input.content === 'string'
            ? { ...input, content: behaviours.alters(input.content) }
            : input,
          how,
        ),
    }),
  };
}

const postIn = (url: URL): string | undefined => /\/posts\/(\d+)/.exec(url.pathname)?.[1];

const refusalReply = (...refusal: Parameters<typeof apiErrorBody>): Reply => ({
  status: refusal[0],
  json: apiErrorBody(...refusal),
});

/** Google’s refusal, with the project number of the client. */
const NOT_ENABLED: Reply = {
  status: 403,
  json: {
    error: {
      ...(
        apiErrorBody(
          403,
          'accessNotConfigured',
          `Blogger API has not been used in project ${PROJECT} before or it is disabled.`,
        ) as { error: object }
      ).error,
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'SERVICE_DISABLED',
          domain: 'googleapis.com',
          metadata: { service: 'blogger.googleapis.com', consumer: `projects/${PROJECT}` },
        },
      ],
    },
  },
};

/** Turns each newline of the text into a line break, outside of tags. */
export const brokenLines = (html: string): string =>
  htmlPieces(html)
    .map(({ kind, raw }) => (kind === 'text' ? raw.replace(/\r?\n/g, '<br />') : raw))
    .join('');
