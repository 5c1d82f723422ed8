/** A post's own HTML as the page shows it. */
import { htmlPieces, htmlToText } from './html-pieces.ts';
import { pictureAddresses } from './normalise.ts';

/** With their contents: they would only be inert, or swallow the rest of the page. */
const LEFT_OUT_WHOLE = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'template',
  'noscript',
  'textarea',
  'title',
  'svg',
]);
/** The tags alone: a page has them once, or they send the reader away. */
const LEFT_OUT = new Set([
  'html',
  'head',
  'body',
  'base',
  'meta',
  'link',
  'form',
  'embed',
  'frameset',
  'plaintext',
  'xmp',
]);

/** The page's policy already keeps scripts from running; this keeps a post from undoing the page around it. */
export function shownContent(html: string): string {
  const shown: string[] = [];
  let inside: string | undefined;
  for (const piece of htmlPieces(html)) {
    const name = piece.kind === 'open' || piece.kind === 'close' ? piece.name : '';
    if (inside !== undefined) {
      if (piece.kind === 'close' && name === inside) inside = undefined;
    } else if (piece.kind === 'text') shown.push(piece.raw.replaceAll('<', '&lt;'));
    else if (LEFT_OUT_WHOLE.has(name)) inside = piece.kind === 'open' ? name : undefined;
    else if (name !== '' && !LEFT_OUT.has(name)) shown.push(piece.raw);
  }
  return shown.join('');
}

const EXCERPT_WORDS = 55;
/** A picture's caption says little without its picture. */
const NOT_IN_EXCERPT = new Set(['figure', 'table', 'script', 'style']);

/**
 * The first words of a post, and whether there is more. It ends at the jump break, or before the first heading when
 * something stands above it (the lead of an interview).
 */
export function excerpt(html: string): { text: string; more: boolean } {
  const taken: string[] = [];
  let outside: string | undefined;
  let cut = false;
  for (const piece of htmlPieces(html)) {
    const name = piece.kind === 'open' || piece.kind === 'close' ? piece.name : '';
    const opens = piece.kind === 'open';
    if (outside !== undefined) {
      if (piece.kind === 'close' && name === outside) outside = undefined;
      continue;
    }
    const heading = opens && /^h[1-6]$/.test(name);
    cut = piece.raw === "<a name='more'>" || (heading && htmlToText(taken.join('')) !== '');
    if (cut) break;
    if (opens && (heading || NOT_IN_EXCERPT.has(name))) outside = name;
    else taken.push(piece.raw);
  }
  const words = htmlToText(taken.join('')).split(' ');
  const more = words.length > EXCERPT_WORDS;
  const text = words.slice(0, EXCERPT_WORDS).join(' ');
  return { text: more ? `${text} …` : text, more: more || cut };
}

/** The first picture a reader's browser may load. */
export function firstPicture(html: string): string | undefined {
  return pictureAddresses(html).find((address) => /^(https?:|data:image\/)/i.test(address));
}
