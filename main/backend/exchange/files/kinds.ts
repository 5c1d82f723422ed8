/** What a file is, by its first bytes before its name. */
import { extname } from 'node:path';
import { decodeText } from '../decode-text.ts';

export type FileKind =
  | 'feed'
  | 'page'
  | 'markdown'
  | 'document'
  /** A zip inside a zip. */
  | 'archive'
  /** A theme of a blog. */
  | 'template'
  /** Pictures and what Takeout says of them. */
  | 'album'
  /** Takeout's tables: settings, profile. */
  | 'table'
  | 'unknown';

export const HEAD = 4096;

const PICTURES = new Set(
  '.jpg .jpeg .png .gif .webp .avif .heic .heif .bmp .tif .tiff .svg .mp4 .mov .webm .3gp .avi .m4v .json'.split(
    ' ',
  ),
);

/** By name alone: its bytes need not be read. */
export const isAlbum = (name: string): boolean => PICTURES.has(extname(name).toLowerCase());

export function kindOfFile(name: string, head: Buffer): FileKind {
  const extension = extname(name).toLowerCase();
  const bytes = head.toString('latin1', 0, 8);
  if (['.docx', '.odt'].includes(extension)) return 'document';
  if (bytes.startsWith('PK')) return 'archive';
  // Read as documents, whose sentences say why they cannot be.
  if (bytes.startsWith('%PDF') || bytes.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'document';
  const utf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff|<\0|\0<)/.test(bytes);
  if (!utf16 && head.includes(0)) return feedIn(head.toString('latin1')) ? 'feed' : 'unknown';
  const text = utf16 ? decodeText(head) : head.toString('latin1');
  if (feedIn(text)) return 'feed';
  if (extension === '.csv') return 'table';
  if (/<html\b[^>]*(?:\sxmlns:(?:b|data|expr)=|\sb:)|<b:skin|<\$Blog\w+\$>|<MainPage>/.test(text))
    return 'template';
  if (['.html', '.htm', '.xhtml'].includes(extension) || /^\s*<(?:!doctype html|html)\b/i.test(text))
    return 'page';
  if (['.md', '.markdown'].includes(extension)) return 'markdown';
  return ['.txt', '.text'].includes(extension) ? 'document' : 'unknown';
}

const FEED = /<(?:[\w.-]+:)?feed[\s>/]/iy;
const FEED_DOCTYPE = /<!DOCTYPE\s+feed\b[^<]*(?:<!ENTITY[^>]*>\s*)*\]?\s*>/iy;

/** The root is a feed: before it stand declarations, comments and white space only. */
function feedIn(text: string): boolean {
  // Piece by piece: an expression that repeats over such pieces tries every way to cut them, and never ends.
  let at = /^(?:\u00ef\u00bb\u00bf|\ufeff)?/.exec(text)?.[0].length ?? 0;
  for (let next: number | undefined = at; next !== undefined; next = afterPiece(text, at)) at = next;
  FEED.lastIndex = at;
  return FEED.test(text);
}

/** Where the piece that begins at `at` ends; undefined where none begins there, or it does not end. */
function afterPiece(text: string, at: number): number | undefined {
  if (/[\s\0]/.test(text.charAt(at))) return at + 1;
  const closing = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
  if (closing !== undefined) {
    const end = text.indexOf(closing, at + (closing === '?>' ? 2 : 4));
    return end === -1 ? undefined : end + closing.length;
  }
  FEED_DOCTYPE.lastIndex = at;
  return FEED_DOCTYPE.test(text) ? FEED_DOCTYPE.lastIndex : undefined;
}
