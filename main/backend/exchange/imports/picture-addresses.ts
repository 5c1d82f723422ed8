/** The addresses of a picture's larger versions. */

const GOOGLE = /(^|\.)(googleusercontent\.com|blogspot\.com|ggpht\.com)$/i;
/** `s640`, `w320-h214`, `s72-c`: the size in a path of Google's picture servers. */
const SIZE = /^(?:[swh]\d{1,5})(?:-[a-z0-9]{1,12})*$/i;
const SUFFIX = /=(?:[swh]\d{1,5})(?:-[a-z0-9]{1,12})*$/i;

/** Largest first; the given address is last. */
export function largestVersions(address: string): string[] {
  const url = URL.parse(address);
  if (url === null || !GOOGLE.test(url.hostname)) return [address];
  const parts = url.pathname.split('/');
  const at = parts.findLastIndex((part) => SIZE.test(part));
  const versions: string[] = [];
  const withPath = (pathname: string): void => {
    const other = new URL(url);
    other.pathname = pathname;
    versions.push(other.href);
  };
  if (SUFFIX.test(url.pathname)) withPath(url.pathname.replace(SUFFIX, '=s0'));
  else if (at > 0) for (const size of ['s0', 's1600']) withPath(parts.with(at, size).join('/'));
  return [...new Set([...versions, address])];
}

/** The address of a Google picture in the size that Blogger links to. */
export function asPublished(address: string): string {
  const url = URL.parse(address);
  if (url === null || !GOOGLE.test(url.hostname)) return address;
  const parts = url.pathname.split('/');
  const at = parts.findLastIndex((part) => SIZE.test(part));
  if (SUFFIX.test(url.pathname)) url.pathname = url.pathname.replace(SUFFIX, '=s1600');
  else if (at > 0) url.pathname = parts.with(at, 's1600').join('/');
  return url.href;
}
