/**
 * Converts WordPress shortcodes for pictures, sounds and frames to HTML
 * (https://wordpress.org/documentation/article/shortcode-blocks/). Unknown shortcodes stay as text.
 */
import { escapeText } from '#interview/markup/escape.ts';
import { figureHtml, frameHtml, mediumHtml, pictureHtml } from '../site-export.ts';
import { readText } from '../../xml/values.ts';

export type Attachment = Readonly<{
  url: string;
  alt?: string;
  caption?: string;
}>;

export type Attachments = Readonly<{
  /** By WordPress's number. */
  byId(id: string): Attachment | undefined;
  ofPost(postId: string): readonly Attachment[];
}>;

type Values = ReadonlyMap<string, string>;
/** Converts a shortcode; undefined leaves it as text. `inside` is its content, undefined without a closing tag. */
type Shortcode = (values: Values, inside: string | undefined) => string | undefined;

export const attachmentHtml = ({ url, alt, caption }: Attachment): string => pictureHtml(url, alt, caption);

const isAddress = (text: string | undefined): text is string => /^https?:\/\/\S+$/i.test(text?.trim() ?? '');

const FILES = 'src mp3 m4a ogg wav mp4 m4v webm ogv flv'.split(' ');

/** An audio or video element for a file, or a frame for a page. */
function medium(name: 'audio' | 'video'): Shortcode {
  return (values, inside) => {
    const address = FILES.map((key) => values.get(key)).find(isAddress) ?? inside ?? values.get('0');
    if (!isAddress(address)) return undefined;
    const isFile = /\.(?:mp3|m4a|ogg|oga|opus|wav|flac|mp4|m4v|webm|ogv|flv|mov)(?:[?#]|$)/i.test(address);
    return isFile ? mediumHtml(name, address) : frameHtml(address);
  };
}

/** Jetpack's video shortcode, with the address or the service's id. */
function film(page: string): Shortcode {
  return (values, inside) => {
    const reference = (inside ?? values.get('id') ?? values.get('url') ?? values.get('0') ?? '')
      .replace(/^=/, '')
      .trim();
    if (isAddress(reference)) return frameHtml(reference);
    return /^[\w-]{5,20}$/.test(reference) ? frameHtml(page + reference) : undefined;
  };
}

/** A longer caption is left as text. */
const MOST_CAPTION = 50_000;

const caption: Shortcode = (values, inside) => {
  if (inside === undefined || inside.length > MOST_CAPTION) return undefined;
  const image = /<img\b[^<>]*>(?:\s*<\/a>)?/i.exec(inside);
  if (image === null) return undefined;
  const end = image.index + image[0].length;
  const words = [values.get('caption') ?? '', inside.slice(end)].filter((part) => part.trim() !== '');
  return figureHtml(inside.slice(0, end), words.join(' '));
};

/** Maximum files of one gallery or list; a longer one is left as text. */
const MOST_SHOWN = 1_000;
/** Maximum length added by the shortcodes of a text; further ones are left as text. */
const MOST_ADDED = 2_000_000;

function galleryOf(attachments: Attachments, postId: string): Shortcode {
  return (values) => {
    const ids = (values.get('ids') ?? values.get('include') ?? '').match(/\d+/g);
    const items =
      ids === null
        ? attachments.ofPost(values.get('id') ?? postId)
        : ids.flatMap((id) => attachments.byId(id) ?? []);
    return items.length === 0 || items.length > MOST_SHOWN ? undefined : items.map(attachmentHtml).join('');
  };
}

function playlistOf(attachments: Attachments): Shortcode {
  return (values) => {
    const items = (values.get('ids')?.match(/\d+/g) ?? []).flatMap((id) => attachments.byId(id) ?? []);
    const name = values.get('type') === 'video' ? 'video' : 'audio';
    const file = ({ url, caption: text = '' }: Attachment): string => figureHtml(mediumHtml(name, url), text);
    return items.length === 0 || items.length > MOST_SHOWN ? undefined : items.map(file).join('');
  };
}

const code: Shortcode = (values, inside) => {
  if (inside === undefined) return undefined;
  const language = values.get('lang') ?? values.get('language');
  const classAttribute = /^[\w+#-]{1,30}$/.test(language ?? '') ? ` class="language-${language ?? ''}"` : '';
  return `<pre><code${classAttribute}>${escapeText(readText(inside.trim()))}</code></pre>`;
};

const frame: Shortcode = (values, inside) => {
  const address = [inside, values.get('src'), values.get('url'), values.get('0')].find(isAddress);
  return address === undefined ? undefined : frameHtml(address);
};

const OPENING = /\[([a-z][a-z_]{2,20})(?=[\s\]=/])([^[\]]*)\]/gi;
const VALUE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g;

function valuesOf(source: string): Values {
  const values = new Map<string, string>();
  let bare = 0;
  for (const [, name, double, single, plain, quoted, word] of source.matchAll(VALUE)) {
    const value = readText(double ?? single ?? plain ?? quoted ?? word ?? '');
    if (name === undefined) {
      values.set(String(bare), value);
      bare += 1;
    } else values.set(name.toLowerCase(), value);
  }
  return values;
}

/** @param postId of the post with this text */
export function readShortcodes(text: string, attachments: Attachments, postId: string): string {
  if (!text.includes('[')) return text;
  const shortcodes: Readonly<Record<string, Shortcode>> = {
    caption,
    wp_caption: caption,
    gallery: galleryOf(attachments, postId),
    playlist: playlistOf(attachments),
    embed: frame,
    soundcloud: frame,
    audio: medium('audio'),
    video: medium('video'),
    youtube: film('https://www.youtube.com/watch?v='),
    vimeo: film('https://vimeo.com/'),
    dailymotion: film('https://www.dailymotion.com/video/'),
    code,
    sourcecode: code,
  };
  const closings = closingsIn(text);
  const written: string[] = [];
  let left = MOST_ADDED;
  let from = 0;
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    const [, name = '', source = ''] = match;
    const shortcode = Object.hasOwn(shortcodes, name) ? shortcodes[name] : undefined;
    // `[[gallery]]` shows a shortcode as text.
    if (shortcode === undefined || text[match.index - 1] === '[') continue;
    const after = OPENING.lastIndex;
    const closing = source.endsWith('/') ? -1 : closings(name, after);
    const inside = closing === -1 ? undefined : text.slice(after, closing);
    const html = shortcode(valuesOf(source), inside);
    if (html === undefined) continue;
    const end = closing === -1 ? after : closing + name.length + 3;
    const added = Math.max(0, html.length - (end - match.index));
    if (added > left) break;
    left -= added;
    written.push(text.slice(from, match.index), html);
    from = end;
    OPENING.lastIndex = from;
  }
  return written.join('') + text.slice(from);
}

/** The position of the next `[/name]`; -1 if there is none or another `[name` begins before. Each is searched once. */
function closingsIn(text: string): (name: string, from: number) => number {
  const nextClosings = new Map<string, number>();
  return (name, from) => {
    const cached = nextClosings.get(name);
    const at = cached === -1 || (cached ?? 0) > from ? (cached ?? -1) : text.indexOf(`[/${name}]`, from);
    nextClosings.set(name, at);
    const next = at === -1 ? -1 : text.indexOf(`[${name}`, from);
    return next !== -1 && next < at ? -1 : at;
  };
}
