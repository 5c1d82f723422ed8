/** Converts the stored body of a WordPress post, from either editor, to the HTML that readers see. */
import { parseJson } from '#backend/network/read-bounded.ts';
import { escapeText } from '#interview/markup/escape.ts';
import { mediumOf } from '#interview/media/media.ts';
import { frameHtml, mediumHtml } from '../site-export.ts';
import { readLine } from '../../xml/values.ts';
import { toParagraphs } from '#interview/html/wordpress/classic-html.ts';
import { attachmentHtml, type Attachments, readShortcodes } from './shortcodes.ts';

export type WordPressBody = Readonly<{
  content: string;
  postId: string;
  meta: ReadonlyMap<string, string>;
}>;

/** The parts that a body refers to, from anywhere in the export. */
export type WordPressParts = Attachments &
  Readonly<{
    /** A block that several posts share (`wp_block`). */
    block(id: string): string | undefined;
  }>;

/** Maximum nesting of shared blocks; a deeper reference shows nothing. */
const DEEPEST = 4;
/** Maximum length added by references, since a block may be referenced many times. */
const MOST_ADDED = 2_000_000;

export function htmlOfBody({ content, postId, meta }: WordPressBody, parts: WordPressParts): string {
  const added = { left: MOST_ADDED };
  const read = (text: string, depth: number): string =>
    withFrames(
      readBlocks(readShortcodes(text, parts, postId), (name, values) => referred(name, values, depth)),
    );
  const referred = (name: string, values: string, depth: number): string => {
    const html = name === 'footnotes' ? footnotesOf(meta.get('footnotes')) : sharedOf(name, values, depth);
    added.left -= html.length;
    return added.left < 0 ? '' : html;
  };
  const sharedOf = (name: string, values: string, depth: number): string => {
    const id = name === 'block' ? /"ref"\s*:\s*"?(\d{1,20})/.exec(values)?.[1] : undefined;
    const block = id === undefined || depth >= DEEPEST || added.left <= 0 ? undefined : parts.block(id);
    return block === undefined ? '' : read(block, depth + 1);
  };
  const body = read(content, 0).replace(
    /(<sup\b[^<>]{0,500}\bdata-fn=[^<>]{0,500}>)\s*<a\b[^<>]{0,500}>([^<]{0,200})<\/a>/gi,
    '$1$2',
  );
  const thumbnail = parts.byId(meta.get('_thumbnail_id') ?? '');
  return thumbnail === undefined || isShown(thumbnail.url, content) ? body : attachmentHtml(thumbnail) + body;
}

/** True if a text shows a picture in any of WordPress's sizes. */
export function isShown(url: string, content: string): boolean {
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return name !== '' && content.includes(`/${name}`);
}

const DELIMITER = /^<!--\s+(\/?)wp:([a-z][a-z0-9/-]{0,60})\s*([\s\S]*?)(\/?)-->$/;

/** Text between blocks, or a text without blocks, comes from the classic editor. */
function readBlocks(text: string, referred: (name: string, values: string) => string): string {
  if (!text.includes('<!-- wp:')) return toParagraphs(text);
  const written: string[] = [];
  let depth = 0;
  let from = 0;
  const give = (end: number): void => {
    const piece = text.slice(from, end);
    written.push(depth === 0 && piece.trim() !== '' ? toParagraphs(piece) : piece);
  };
  for (let at = text.indexOf('<!-- '), end = 0; at !== -1; at = text.indexOf('<!-- ', end)) {
    end = text.indexOf('-->', at) + 3;
    if (end < 3) break;
    // Another comment belongs to the surrounding text.
    const [, closing, name = '', values = '', alone] = DELIMITER.exec(text.slice(at, end)) ?? [];
    if (name === '') continue;
    give(at);
    from = end;
    if (alone === '/') written.push(referred(name, values));
    else depth = Math.max(0, depth + (closing === '/' ? -1 : 1));
  }
  give(text.length);
  return written.join('');
}

/** Frames for addresses that WordPress embeds: alone on a line or in an embed block. */
function withFrames(html: string): string {
  return html
    .replace(
      /(<div class="wp-block-embed__wrapper">)\s*(https?:\/\/[^\s<>"]{1,2000})\s*<\/div>/g,
      (_, opening: string, address: string) => `${opening}${frameHtml(readLine(address))}</div>`,
    )
    .replace(
      /(^|<p>|<br>|\n)(https?:\/\/[^\s<>"]{1,500})(?=$|<br>|<p>|<\/p>|\n)/g,
      (match, before: string, address: string) => {
        const medium = mediumOf(readLine(address));
        if (medium === undefined) return match;
        return (
          before + (medium.isFile === true ? mediumHtml('audio', medium.address) : frameHtml(medium.address))
        );
      },
    );
}

/** Footnotes of the block editor: JSON beside the post. */
function footnotesOf(json: string | undefined): string {
  if (json === undefined) return '';
  const read = parseJson(json);
  // A text that is not JSON is shown as a note.
  const notes: unknown = read === undefined ? [{ content: escapeText(json) }] : read;
  if (!Array.isArray(notes)) return '';
  const items = (notes as unknown[]).slice(0, 1_000).map((note) => {
    const content = typeof note === 'object' && note !== null && 'content' in note ? note.content : undefined;
    return typeof content === 'string' ? `<li>${content}</li>` : '';
  });
  return items.join('') === '' ? '' : `<ol>${items.join('')}</ol>`;
}
