/**
 * The three hosts of the app: scheme: their origins, their policies, and the requests a page may make
 * (docs/design/processes.md#hosts). Pure.
 */

export const SCHEME = 'app';
export const PAGE_ORIGIN = 'app://escale';
export const PAGE_ADDRESS = 'app://escale/';
const ASSET_ORIGIN = 'app://asset';
export const PREVIEW_ORIGIN = 'app://preview';

/** The parsed address, or null. Replaces `URL.canParse`, which the stand-in's Node lacks. */
export function parseAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/**
 * The origin of an address as `scheme://host[:port]`, or null if it cannot be parsed. Node's URL returns `null` as the
 * origin of custom schemes.
 */
export function originOf(address: string): string | null {
  const url = parseAddress(address);
  return url === null ? null : `${url.protocol}//${url.host}`;
}

/**
 * The origin of an http address of this computer given by number, since a name could resolve elsewhere; otherwise null.
 * Development runs accept the same addresses instead of Google's: network/endpoints.ts.
 */
export function loopbackOriginOf(address: string): string | null {
  const url = parseAddress(address);
  return url?.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(url.hostname) ? url.origin : null;
}

/** True for the page itself, with any query and fragment. The window may hold no other address. */
export function isPageAddress(address: string): boolean {
  const url = parseAddress(address);
  if (url === null || `${url.protocol}//${url.host}` !== PAGE_ORIGIN) return false;
  return url.username === '' && url.password === '' && ['', '/', '/index.html'].includes(url.pathname);
}

// Content security policies, and the nonce of a page load.

const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');

/**
 * The policy of the page. Without `style-src-attr 'unsafe-inline'`, DOMParser drops style attributes, and text pasted
 * from a word processor loses bold and italics. The nonce allows the one style element that react-aria-components
 * injects.
 */
export const pagePolicy = (nonce: string): string =>
  policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': `'self' ${ASSET_ORIGIN} blob: data:`,
    'font-src': "'self'",
    'connect-src': "'self'",
    'frame-src': PREVIEW_ORIGIN,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });

/**
 * The policy of previews and sealed cards: no script; pictures from the library and fonts of the editor only, so that
 * no external server learns of the preview. Links open a new window, which link rules handle.
 */
export const PREVIEW_POLICY = policy({
  sandbox: 'allow-popups',
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': `${ASSET_ORIGIN} data:`,
  'font-src': PREVIEW_ORIGIN,
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': PAGE_ORIGIN,
});

/** Pictures are never rendered as documents. */
export const ASSET_POLICY = policy({ sandbox: '', 'default-src': "'none'" });

/**
 * Inserts the nonce where react-aria-components reads it: the page's `csp-nonce` element, or a new one. Throws if the
 * page has no head, which means a broken build.
 */
export function withNonce(html: string, nonce: string): string {
  const meta = `<meta property="csp-nonce" nonce="${nonce}">`;
  const own = /<meta\s[^>]*property="csp-nonce"[^>]*>/i;
  if (own.test(html)) return html.replace(own, meta);
  if (!/<head[\s>]/i.test(html)) throw new Error('index.html has no <head>');
  return html.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}\n    ${meta}`);
}

// Requests that a page may make, apart from its policy.

type Frame = Readonly<{ url: string; parent: unknown }>;

/**
 * Pages may not load anything from the network or the disk, and only the page's top frame may upload. Checks the frame
 * because Electron 25 hides the Origin header from protocol handlers.
 * @param frame null or absent if no frame makes the request, or it was destroyed
 */
export function mayRequest(address: string, frame: Frame | null | undefined): boolean {
  const url = parseAddress(address);
  if (url === null || !['app:', 'data:', 'blob:', 'devtools:'].includes(url.protocol)) return false;
  if (url.protocol !== 'app:' || url.host !== 'escale' || url.pathname !== '/upload') return true;
  return (
    frame !== null && frame !== undefined && frame.parent === null && originOf(frame.url) === PAGE_ORIGIN
  );
}
