/**
 * Content security policies of the three hosts, and the nonce of a page load (docs/design/processes.md#hosts). Pure.
 */
import { ASSET_ORIGIN, PAGE_ORIGIN, PREVIEW_ORIGIN } from './origins.ts';

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
 * Previews and sealed cards: no script at all, pictures from the library only (nothing of a preview may tell a
 * stranger's server that it was opened). A link in it asks for a new window, which the link rules answer.
 */
export const PREVIEW_POLICY = policy({
  sandbox: 'allow-popups',
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': `${ASSET_ORIGIN} data:`,
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
