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

/** The root is a feed: before it stand declarations, comments and white space only. */
const feedIn = (text: string): boolean =>
  /^(?:\u00ef\u00bb\u00bf|\ufeff)?(?:\s|\0|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+feed\b[^<]*(?:<!ENTITY[^>]*>\s*)*\]?\s*>)*<(?:[\w.-]+:)?feed[\s>/]/i.test(
    text,
  );
