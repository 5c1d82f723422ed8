/**
 * The methods of Blogger API v3 with their paths and parameters, from the public discovery document (revision
 * 20260309). A test compares this table with that document (tests/fixtures/blogger/). The server validates requests
 * with it, so it refuses the same as Google.
 */
import { invalid } from './api-error.ts';

type Parameter = Readonly<{
  type: 'string' | 'boolean' | 'integer';
  required?: boolean;
  repeated?: boolean;
  values?: readonly string[];
}>;
export type Method = Readonly<{
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query: Readonly<Record<string, Parameter>>;
  /** True if the request has a Post as its body. */
  takesPost?: boolean;
}>;

const text: Parameter = { type: 'string' };
const flag: Parameter = { type: 'boolean' };
const integer: Parameter = { type: 'integer' };
const view: Parameter = { type: 'string', values: ['VIEW_TYPE_UNSPECIFIED', 'READER', 'AUTHOR', 'ADMIN'] };
const orderBy: Parameter = { type: 'string', values: ['ORDER_BY_UNSPECIFIED', 'PUBLISHED', 'UPDATED'] };
const POSTS = 'v3/blogs/{blogId}/posts';
const POST = `${POSTS}/{postId}`;
const COMMENT = `${POST}/comments/{commentId}`;

export const METHODS = {
  'users.get': { verb: 'GET', path: 'v3/users/{userId}', query: {} },
  'blogs.listByUser': {
    verb: 'GET',
    path: 'v3/users/{userId}/blogs',
    query: {
      fetchUserInfo: flag,
      role: { ...view, repeated: true },
      status: { type: 'string', repeated: true, values: ['LIVE', 'DELETED'] },
      view,
    },
  },
  'blogUserInfos.get': {
    verb: 'GET',
    path: 'v3/users/{userId}/blogs/{blogId}',
    query: { maxPosts: integer },
  },
  'blogs.getByUrl': {
    verb: 'GET',
    path: 'v3/blogs/byurl',
    query: { url: { ...text, required: true }, view },
  },
  'blogs.get': { verb: 'GET', path: 'v3/blogs/{blogId}', query: { maxPosts: integer, view } },
  'posts.list': {
    verb: 'GET',
    path: POSTS,
    query: {
      endDate: text,
      fetchBodies: flag,
      fetchImages: flag,
      labels: text,
      maxResults: integer,
      orderBy,
      pageToken: text,
      sortOption: { type: 'string', values: ['SORT_OPTION_UNSPECIFIED', 'DESCENDING', 'ASCENDING'] },
      startDate: text,
      status: { type: 'string', repeated: true, values: ['LIVE', 'DRAFT', 'SCHEDULED', 'SOFT_TRASHED'] },
      view,
    },
  },
  'posts.getByPath': {
    verb: 'GET',
    path: `${POSTS}/bypath`,
    query: { maxComments: integer, path: { ...text, required: true }, view },
  },
  'posts.search': {
    verb: 'GET',
    path: `${POSTS}/search`,
    query: { fetchBodies: flag, orderBy, q: { ...text, required: true } },
  },
  'posts.get': {
    verb: 'GET',
    path: POST,
    query: { fetchBody: flag, fetchImages: flag, maxComments: integer, view },
  },
  'posts.insert': {
    verb: 'POST',
    path: POSTS,
    query: { fetchBody: flag, fetchImages: flag, isDraft: flag },
    takesPost: true,
  },
  'posts.patch': {
    verb: 'PATCH',
    path: POST,
    query: { fetchBody: flag, fetchImages: flag, maxComments: integer, publish: flag, revert: flag },
    takesPost: true,
  },
  'posts.update': {
    verb: 'PUT',
    path: POST,
    query: { fetchBody: flag, fetchImages: flag, maxComments: integer, publish: flag, revert: flag },
    takesPost: true,
  },
  'posts.publish': { verb: 'POST', path: `${POST}/publish`, query: { publishDate: text } },
  'posts.revert': { verb: 'POST', path: `${POST}/revert`, query: {} },
  'posts.delete': { verb: 'DELETE', path: POST, query: { useTrash: flag } },
  'comments.listByBlog': {
    verb: 'GET',
    path: 'v3/blogs/{blogId}/comments',
    query: {
      endDate: text,
      fetchBodies: flag,
      maxResults: integer,
      pageToken: text,
      startDate: text,
      status: { type: 'string', repeated: true, values: ['LIVE', 'EMPTIED', 'PENDING', 'SPAM'] },
    },
  },
  'comments.approve': { verb: 'POST', path: `${COMMENT}/approve`, query: {} },
  'comments.markAsSpam': { verb: 'POST', path: `${COMMENT}/spam`, query: {} },
  'comments.delete': { verb: 'DELETE', path: COMMENT, query: {} },
  'pages.list': {
    verb: 'GET',
    path: 'v3/blogs/{blogId}/pages',
    query: {
      fetchBodies: flag,
      maxResults: integer,
      pageToken: text,
      status: { type: 'string', repeated: true, values: ['LIVE', 'DRAFT', 'SOFT_TRASHED'] },
      view,
    },
  },
  'pages.get': { verb: 'GET', path: 'v3/blogs/{blogId}/pages/{pageId}', query: { view } },
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof METHODS;

export const COMMON_PARAMETERS: Readonly<Record<string, Parameter>> = {
  '$.xgafv': { type: 'string', values: ['1', '2'] },
  access_token: text,
  alt: { type: 'string', values: ['json', 'media', 'proto'] },
  callback: text,
  fields: text,
  key: text,
  oauth_token: text,
  prettyPrint: flag,
  quotaUser: text,
  uploadType: text,
  upload_protocol: text,
};

/** The methods in matching order: literal segments before `{postId}`, as on Google's server. */
const BY_PRECISION = (Object.entries(METHODS) as [MethodName, Method][]).toSorted(
  ([, one], [, other]) => one.path.split('{').length - other.path.split('{').length,
);

export type MatchedMethod = Readonly<{
  name: MethodName;
  method: Method;
  path: Readonly<Record<string, string>>;
}>;

/** The method of a request, with its decoded path parameters; undefined if there is none. */
export function findMethod(verb: string, pathname: string): MatchedMethod | undefined {
  // Most clients still use www.googleapis.com, with `blogger/` in front of the path.
  const segments = pathname.replace(/^\/(blogger\/)?/, '').split('/');
  for (const [name, method] of BY_PRECISION) {
    if (method.verb !== verb) continue;
    const path = matchSegments(method.path.split('/'), segments);
    if (path !== undefined) return { name, method, path };
  }
  return undefined;
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, segment] of pattern.entries()) {
    const value = segments[at] ?? '';
    if (segment.startsWith('{')) {
      if (!/^[\w.-]+$/.test(value)) return undefined;
      values[segment.slice(1, -1)] = value;
    } else if (segment !== value) return undefined;
  }
  return values;
}

export type Query = Readonly<{
  text(name: string): string | undefined;
  all(name: string): readonly string[];
  flag(name: string, otherwise: boolean): boolean;
  integer(name: string): number | undefined;
}>;

/** Reads a query by the table. Throws ApiError 400 for an unknown name, a wrong value or a repetition. */
export function readQuery(method: Method, params: URLSearchParams): Query {
  for (const name of new Set(params.keys())) {
    const parameter = own(method.query, name) ?? own(COMMON_PARAMETERS, name);
    if (parameter === undefined) {
      throw invalid(
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. ` +
          `Field '${name}' could not be found in request message.`,
      );
    }
    const values = params.getAll(name);
    if (values.length > 1 && parameter.repeated !== true) {
      throw invalid(`Invalid value at '${name}': the parameter is not repeated.`);
    }
    for (const value of values) checkValue(name, parameter, value);
  }
  for (const [name, parameter] of Object.entries(method.query)) {
    if (parameter.required === true && !params.get(name)) throw invalid(`Required parameter: ${name}`);
  }
  return {
    text: (name) => params.get(name) ?? undefined,
    all: (name) => params.getAll(name),
    flag: (name, otherwise) => (params.has(name) ? params.get(name) === 'true' : otherwise),
    integer: (name) => (params.has(name) ? Number(params.get(name)) : undefined),
  };
}

function checkValue(name: string, parameter: Parameter, value: string): void {
  const right =
    parameter.values !== undefined
      ? parameter.values.includes(value)
      : parameter.type === 'boolean'
        ? value === 'true' || value === 'false'
        : parameter.type === 'integer'
          ? /^\d{1,10}$/.test(value) && Number(value) < 2 ** 32
          : true;
  if (!right) throw invalid(`Invalid value at '${name}', "${value}"`);
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
