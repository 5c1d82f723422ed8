/**
 * Finds the API of a site from the site's address or that of any of its pages. Sends only anonymous requests
 * (docs/design/wordpress.md#finding-a-site).
 */
import { AppError } from '#contract/failure.ts';
import type { Context } from '#backend/core/context.ts';
import {
  apiAddressIn,
  homeOfApi,
  routeAddress,
} from '#backend/exchange/sources/wordpress-site/api-address.ts';
import { isLoopback } from '#backend/network/endpoints.ts';
import { noAnswer } from '#backend/network/no-answer.ts';
import { isPublicHost } from '#backend/network/public-addresses.ts';
import { readAnswer } from '#backend/exchange/reading/read-answer.ts';
import { parseJson, readRefusal, readStart } from '#backend/network/read-bounded.ts';
import { mayBeToldTo } from './sessions.ts';
import { refusalSchema } from '#backend/exchange/blog-answers/wordpress-answers.ts';
import { checkVersion } from './check-version.ts';

export type Site = Readonly<{
  /** Without a final slash. */
  home: string;
  /** The address of WordPress itself, which differs from that of the pages if it has its own folder. */
  siteUrl: string;
  /** Root of the site's API. */
  root: string;
  name: string;
  /** The page on which a person authorises Escale. */
  authorize: string;
  timeZone: string | undefined;
}>;

/** The one route that has the version; the list of all routes can be megabytes long because of plugins. */
const OF_SITE = {
  _fields: 'name,home,url,namespaces,timezone_string,authentication,routes./wp/v2/posts',
};
const MOST_HOPS = 5;
/** Maximum bytes read of a page: its head has the address of the API. */
export const MOST = 512 * 1024;
const LONGEST_MS = 20_000;

type Page = Readonly<{ url: URL; link: string; html: string }>;
export type SiteContext = Pick<Context, 'fetch' | 'reading'>;

/**
 * Fails with import.address (no address), wordpress.no-https, wordpress.not-found (no WordPress answers there),
 * wordpress.no-answer, wordpress.rest-closed, wordpress.too-old, wordpress.no-passwords, wordpress.redirected (its API is at
 * another origin), network.*.
 */
export async function findSite(context: SiteContext, typed: string): Promise<Site> {
  const address = addressOf(typed);
  const page = await pageAt(context, address);
  const home = `${page.url.origin}${page.url.pathname.replace(/[^/]*$/, '')}`;
  const apiAddress = apiAddressIn({ ...page, url: page.url.href });
  const guesses = apiAddress === undefined ? [`${home}wp-json/`, `${home}?rest_route=/`] : [apiAddress];
  let refused: AppError | undefined;
  for (const guess of new Set(guesses)) {
    const site = await siteAt(context, guess, page);
    if (!(site instanceof AppError)) return site;
    if (site.code !== 'wordpress.not-found' || refused === undefined) refused = site;
  }
  throw refused ?? new AppError('wordpress.not-found', { host: address.hostname });
}

/** Converts a typed address to https, also from http: a password is never requested for a site on http. */
function addressOf(typed: string): URL {
  const text = typed.trim();
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || url.username !== '' || url.password !== '' || !/[.:]|^localhost$/.test(url.hostname))
    throw new AppError('import.address');
  if (url.protocol === 'http:' && !isLoopback(url.href)) {
    url.protocol = 'https:';
  }
  return url;
}

/** The page at an address, after its redirects. Fails like findSite does. */
export async function pageAt(context: SiteContext, first: URL): Promise<Page> {
  let url = first;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    const step = await ask(context, url, 'text/html', (response) => pageOrLocation(response, url));
    if (typeof step !== 'string') return step;
    const next = URL.parse(step, url.href);
    if (next === null) break;
    if (!mayBeToldTo(next.href)) throw new AppError('wordpress.no-https', { host: next.hostname });
    // A host of this computer or of a private network is contacted only if the author typed it. If the name resolves elsewhere
    // after this check, its certificate still protects: only https comes this far.
    if (next.hostname !== first.hostname && !(await isPublicHost(next)))
      throw new AppError('wordpress.redirected', { host: first.hostname, to: next.hostname });
    url = next;
  }
  throw new AppError('wordpress.not-found', { host: first.hostname });
}

/** The location of a redirect, whose body is not read; else the page. */
async function pageOrLocation(response: Response, url: URL): Promise<Page | string> {
  const { status, headers } = response;
  const location = headers.get('location');
  if (status >= 300 && status <= 399 && location !== null) return location;
  const html = new TextDecoder().decode(await readStart(response, MOST));
  return { url, link: headers.get('link') ?? '', html };
}

async function siteAt(context: SiteContext, root: string, page: Page): Promise<Site | AppError> {
  const from = page.url;
  const url = new URL(root);
  if (!mayBeToldTo(root) && url.host === from.host)
    return new AppError('wordpress.no-https', { host: url.hostname });
  // A page may have any API address: only the origin that the author typed, or to which it redirected, is accepted.
  if (url.origin !== from.origin)
    return new AppError('wordpress.redirected', { host: from.host, to: url.host });
  return ask(context, new URL(routeAddress(root, '', OF_SITE)), 'application/json', (response) =>
    readSite(context, { root, html: page.html }, response),
  );
}

type ApiOfPage = Readonly<{ root: string; html: string }>;

async function readSite(
  { reading: threads }: SiteContext,
  { root, html }: ApiOfPage,
  response: Response,
): Promise<Site | AppError> {
  const url = new URL(root);
  const { hostname: host } = url;
  if (response.status >= 300 && response.status < 400) return new AppError('wordpress.not-found', { host });
  if (!response.ok) {
    const refused = refusalSchema.safeParse(parseJson(await readRefusal(response)));
    const closed = refused.success && [401, 403].includes(response.status);
    return new AppError(closed ? 'wordpress.rest-closed' : 'wordpress.not-found', { host });
  }
  const site = await readAnswer(response, { name: 'wordpress.site' }, { host, threads });
  if ('fault' in site || !site.value.namespaces.includes('wp/v2'))
    return new AppError('wordpress.not-found', { host });
  checkVersion(site.value, html, host);
  const { home, url: siteUrl, name, authentication, timezone_string: timeZone } = site.value;
  const authorize = authentication['application-passwords']?.endpoints.authorization;
  if (authorize === undefined) return new AppError('wordpress.no-passwords', { host });
  if (URL.parse(authorize)?.origin !== url.origin)
    return new AppError('wordpress.redirected', { host: url.host, to: URL.parse(authorize)?.host ?? '' });
  return {
    home: homeOfApi(root, home),
    siteUrl: siteUrl === '' ? home : siteUrl,
    root,
    name: name.slice(0, 500),
    authorize,
    timeZone: timeZone === '' ? undefined : timeZone,
  };
}

/** Sends a request and aborts it once `read` has enough of the answer. */
async function ask<Value>(
  { fetch }: SiteContext,
  url: URL,
  accept: string,
  read: (response: Response) => Promise<Value>,
): Promise<Value> {
  const over = new AbortController();
  try {
    const response = await named(url.host, () =>
      fetch(url.href, {
        headers: { accept },
        redirect: 'manual',
        credentials: 'omit',
        signal: AbortSignal.any([over.signal, AbortSignal.timeout(LONGEST_MS)]),
      }),
    );
    return await named(url.hostname, () => read(response));
  } finally {
    over.abort();
  }
}

/** Converts a failed request to an AppError: no answer, a truncated one, or a timeout. */
async function named<Value>(host: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const refused = error instanceof AppError ? error : noAnswer(`GET ${host}`, error, false, host);
    // The message of network.offline is about a text in the outbox.
    throw refused.code === 'network.offline'
      ? new AppError('wordpress.no-answer', { host }, { cause: refused })
      : refused;
  }
}
