/** The three hosts of our own scheme: origins, policies, and what a page may request (docs/design/processes.md#hosts). Pure. */

export const SCHEME = 'app';
export const PAGE_ORIGIN = 'app://escale';
export const PAGE_ADDRESS = 'app://escale/';
const ASSET_ORIGIN = 'app://asset';
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
 * null. The backend takes the same addresses in Google's place in a run from the sources: network/endpoints.ts.
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

// Their content security policies, and the nonce of a page load.

const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');

/**
 * The page's policy. `style-src-attr 'unsafe-inline'`: without it a document made by DOMParser loses its style
 * attributes, and with them the bold and the italics of text pasted from a word processor. The nonce lets in the one
 * style element that react-aria-components injects.
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
 * Previews and sealed cards: no script at all, pictures from the library and the editor's faces only (nothing of a preview
 * may tell a stranger's server that it was opened). A link in it asks for a new window, which the link rules answer.
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

/** A picture is never a document. */
export const ASSET_POLICY = policy({ sandbox: '', 'default-src': "'none'" });

/**
 * Puts the nonce where react-aria-components looks for it: in the page's own `csp-nonce` element, or in a new one.
 * Throws where the page has no head: a broken build.
 */
export function withNonce(html: string, nonce: string): string {
  const meta = `<meta property="csp-nonce" nonce="${nonce}">`;
  const own = /<meta\s[^>]*property="csp-nonce"[^>]*>/i;
  if (own.test(html)) return html.replace(own, meta);
  if (!/<head[\s>]/i.test(html)) throw new Error('index.html has no <head>');
  return html.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}\n    ${meta}`);
}

// What a page of ours may request at all, beside what its policy says.

type Frame = Readonly<{ url: string; parent: unknown }>;

/**
 * Nothing from a network or the disk, ever; and a picture is uploaded by the page itself, in its top frame. The frame
 * is asked and not the Origin header, which Electron 25 leaves out of what its protocol handlers are given.
 * @param frame null or absent where no frame asks, or one that is gone
 */
export function mayRequest(address: string, frame: Frame | null | undefined): boolean {
  const url = parseAddress(address);
  if (url === null || !['app:', 'data:', 'blob:', 'devtools:'].includes(url.protocol)) return false;
  if (url.protocol !== 'app:' || url.host !== 'escale' || url.pathname !== '/upload') return true;
  return (
    frame !== null && frame !== undefined && frame.parent === null && originOf(frame.url) === PAGE_ORIGIN
  );
}
