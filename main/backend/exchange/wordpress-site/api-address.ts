/** Where the REST API of a WordPress stands, as its pages say, and the address of one of its routes. */

/** What a page says of the site it belongs to. */
export type SitePage = Readonly<{
  url: string;
  /** The `Link` header it came with; '' where there was none. */
  link: string;
  html: string;
}>;

/** The root of the API: the site names it in a header and in its pages. Undefined where it names none. */
export function apiAddressIn({ url, link, html }: SitePage): string | undefined {
  const header = /<([^<>]{1,2000})>;\s*rel="https:\/\/api\.w\.org\/"/i.exec(link)?.[1];
  const tag = /<link\b[^<>]{0,200}?\srel=["']https:\/\/api\.w\.org\/["'][^<>]{0,2000}>/i.exec(html)?.[0];
  const inPage = tag === undefined ? undefined : /\shref=["']([^"'<>]{1,2000})["']/i.exec(tag)?.[1];
  const given = header ?? inPage?.replaceAll('&amp;', '&').replaceAll('&#038;', '&');
  return given === undefined ? undefined : URL.parse(given, url)?.href;
}

export type RouteQuery = Readonly<Record<string, string | number | undefined>>;

/** With plain permalinks the path is a parameter of its own. `path`: behind the root, without a slash before it. */
export function routeAddress(root: string, path: string, query: RouteQuery = {}): string {
  const url = new URL(root);
  const route = url.searchParams.get('rest_route');
  if (route === null) url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`;
  else url.searchParams.set('rest_route', `${route.replace(/\/$/, '')}/${path}`);
  for (const [key, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(key, String(value));
  return url.href;
}
