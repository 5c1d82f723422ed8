/** At which addresses the largest version of a picture may be had, the best first. */

const GOOGLE = /(^|\.)(googleusercontent\.com|blogspot\.com|ggpht\.com)$/i;
/** `s640`, `w320-h214`, `s72-c`: the size that Google's picture servers are asked for, as a part of the path. */
const SIZE = /^(?:[swh]\d{1,5})(?:-[a-z0-9]{1,12})*$/i;
const SUFFIX = /=(?:[swh]\d{1,5})(?:-[a-z0-9]{1,12})*$/i;

/** The address itself comes last. */
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

/** The same picture of Google's servers as large as posts show it: as Blogger itself links to it. */
export function asPublished(address: string): string {
  const url = URL.parse(address);
  if (url === null || !GOOGLE.test(url.hostname)) return address;
  const parts = url.pathname.split('/');
  const at = parts.findLastIndex((part) => SIZE.test(part));
  if (SUFFIX.test(url.pathname)) url.pathname = url.pathname.replace(SUFFIX, '=s1600');
  else if (at > 0) url.pathname = parts.with(at, 's1600').join('/');
  return url.href;
}
