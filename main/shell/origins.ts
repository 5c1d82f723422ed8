/** The three hosts of our own scheme (docs/design/processes.md#hosts). Pure. */

export const SCHEME = 'app';
export const PAGE_ORIGIN = 'app://escale';
export const PAGE_ADDRESS = 'app://escale/';
export const ASSET_ORIGIN = 'app://asset';
export const PREVIEW_ORIGIN = 'app://preview';

/** The parsed address, or null: `URL.canParse` is younger than the Node of the stand-in's shell. */
export function parseAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/**
 * The origin of an address as `scheme://host[:port]`, or null where it cannot be parsed. The URL class of Node says
 * `null` for the origin of any scheme it does not know, ours included.
 */
export function originOf(address: string): string | null {
  const url = parseAddress(address);
  return url === null ? null : `${url.protocol}//${url.host}`;
}

/**
 * The origin of an http address of this computer, by number (no name is resolved, so none can be pointed elsewhere), or
 * null. The backend takes the same addresses in Google's place in a run from the sources: publishing/endpoints.ts.
 */
export function loopbackOriginOf(address: string): string | null {
  const url = parseAddress(address);
  return url?.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(url.hostname) ? url.origin : null;
}

/** True for the page itself, whatever its query and fragment: the one address the window may hold. */
export function isPageAddress(address: string): boolean {
  const url = parseAddress(address);
  if (url === null || `${url.protocol}//${url.host}` !== PAGE_ORIGIN) return false;
  return url.username === '' && url.password === '' && ['', '/', '/index.html'].includes(url.pathname);
}
