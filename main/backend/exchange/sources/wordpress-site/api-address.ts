/** The address of a WordPress site's REST API, from its pages, and the addresses of its routes. */

export type SitePage = Readonly<{
  url: string;
  /** Its `Link` header, or ''. */
  link: string;
  html: string;
}>;

/** The root of the API, from the page's header or its HTML; undefined if neither has it. */
export function apiAddressIn({ url, link, html }: SitePage): string | undefined {
  const header = /<([^<>]{1,2000})>;\s*rel="https:\/\/api\.w\.org\/"/i.exec(link)?.[1];
  const tag = /<link\b[^<>]{0,200}?\srel=["']https:\/\/api\.w\.org\/["'][^<>]{0,2000}>/i.exec(html)?.[0];
  const inPage = tag === undefined ? undefined : /\shref=["']([^"'<>]{1,2000})["']/i.exec(tag)?.[1];
  const address = header ?? inPage?.replaceAll('&amp;', '&').replaceAll('&#038;', '&');
  return address === undefined ? undefined : URL.parse(address, url)?.href;
}

/**
 * The folder whose API has this root, without a trailing slash: `https://host/blog` of `https://host/blog/wp-json/`.
 */
export function folderOfApi(root: string): string {
  const url = URL.parse(root);
  return url === null
    ? root
    : `${url.origin}${url.pathname.replace(/(?:\/index\.php)?(?:\/wp-json)?\/?$/, '')}`;
}

/**
 * The address that identifies a site, without a trailing slash, on the origin of its API: the API's `home` if the API
 * is below it, as for a WordPress in a subfolder, otherwise the folder of the API. Thus a site cannot pretend to be
 * another one on its host.
 */
export const homeOfApi = (root: string, home: string): string =>
  isWithin(root, home) ? `${new URL(root).origin}${pathOf(new URL(home))}` : folderOfApi(root);

/**
 * True if an address belongs to the site with this home: on its host, with or without `www.`, and below its path. False
 * for a path with an encoded slash, because servers read `/alice/..%2fbob/` as `/bob/`.
 */
export function isWithin(address: string, home: string): boolean {
  const [url, site] = [URL.parse(address), URL.parse(home)];
  if (url === null || site === null || bareHost(url) !== bareHost(site)) return false;
  if (/%2f|%5c/i.test(url.pathname)) return false;
  return `${url.pathname}/`.startsWith(`${pathOf(site)}/`);
}

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/$/, '');

/** Host and port without `www.`. */
export const bareHost = ({ host }: URL): string => host.replace(/^www\./, '');

export type RouteQuery = Readonly<Record<string, string | number | undefined>>;

/**
 * The address of a route. With plain permalinks the path is a parameter.
 * @param path relative to the root, without a leading slash
 */
export function routeAddress(root: string, path: string, query: RouteQuery = {}): string {
  const url = new URL(root);
  const route = url.searchParams.get('rest_route');
  if (route === null) url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`;
  else url.searchParams.set('rest_route', `${route.replace(/\/$/, '')}/${path}`);
  for (const [key, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(key, String(value));
  return url.href;
}
