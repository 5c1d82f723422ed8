/** Collects the fields of one <item> of a WordPress export: a post, a page, a file or an internal item. */
import { MOST_BODY } from '../bounded-entry.ts';
import type { XmlLocation, XmlTag } from '../../xml/scan.ts';

const MOST_FIELD = 64 * 1024;
/** Maximum length of a shared block or of notes beside a post. */
const MOST_META = 1_000_000;
const MOST_CATEGORIES = 1_000;

/** The names in WordPress's export (wp-admin/includes/export.php) that are read; none is an e-mail address. */
const FIELDS = new Set(
  [
    'title link dc:creator content:encoded excerpt:encoded',
    'wp:post_id wp:post_date wp:post_date_gmt wp:post_modified wp:post_modified_gmt wp:post_name wp:status wp:post_parent',
    'wp:post_type wp:post_password wp:attachment_url',
    // Additional names in the feed of a site, which has the same form.
    'guid pubDate description post-id',
  ].flatMap((names) => names.split(' ')),
);
const OF_COMMENT = new Set(
  [
    'wp:comment_id wp:comment_author wp:comment_date wp:comment_date_gmt wp:comment_content wp:comment_approved',
    'wp:comment_type wp:comment_parent',
  ].flatMap((names) => names.split(' ')),
);
const META = new Set([
  'footnotes',
  '_thumbnail_id',
  '_wp_attachment_image_alt',
  // The search description in the most common plugins.
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseo_description',
]);

export type Fields = ReadonlyMap<string, string>;

export type WxrItem = Readonly<{
  at: XmlLocation;
  /** The first value of each name. */
  fields: Fields;
  meta: Fields;
  labels: readonly string[];
  /** Logins of several authors, as written by Co-Authors Plus. */
  authors: readonly string[];
  /** True if its body exceeds the limit. */
  tooLarge: boolean;
}>;

export type ItemCollector = Readonly<{
  open(name: string, tag: XmlTag): void;
  close(name: string): void;
  text(piece: string): void;
  wantsText(): boolean;
  item(): WxrItem;
}>;

/**
 * @param onComments called before the first comment, when the item's own fields are complete
 * @param onComment called with each complete comment
 */
export function collectItem(
  at: XmlLocation,
  onComments: () => void,
  onComment: (fields: Fields) => void,
): ItemCollector {
  const fields = new Map<string, string>();
  const meta = new Map<string, string>();
  const labels: string[] = [];
  const authors: string[] = [];
  let tooLarge = false;
  let depth = 0;
  let sink:
    | { into: (text: string) => void; depth: number; pieces: string[]; length: number; most: number }
    | undefined;
  let comment: Map<string, string> | undefined;
  let metaKey: string | undefined;
  let hadComment = false;

  const collect = (into: (text: string) => void, most = MOST_FIELD): void => {
    sink = { into, depth, pieces: [], length: 0, most };
  };
  const keepIn = (into: Map<string, string>, name: string): void => {
    // The first of two equal fields counts.
    if (!into.has(name)) collect((text) => into.set(name, text));
  };

  function openChild(name: string, { attributes }: XmlTag): void {
    if (name === 'wp:comment') {
      if (!hadComment) onComments();
      hadComment = true;
      comment = new Map();
    } else if (name === 'category') {
      // In a feed there is no domain.
      const isLabel = ['category', 'post_tag', undefined].includes(attributes['domain']);
      const names = isLabel ? labels : attributes['domain'] === 'author' ? authors : undefined;
      if (names !== undefined && names.length < MOST_CATEGORIES) collect((text) => names.push(text));
    } else if (name === 'content:encoded') {
      if (!fields.has(name)) collect((text) => fields.set(name, text), MOST_BODY);
    } else if (FIELDS.has(name)) keepIn(fields, name);
  }
  function openInside(name: string): void {
    if (comment !== undefined) {
      if (OF_COMMENT.has(name)) keepIn(comment, name);
    } else if (name === 'wp:meta_key') collect((text) => (metaKey = text.trim()));
    else if (name === 'wp:meta_value' && metaKey !== undefined && META.has(metaKey)) {
      const key = metaKey;
      if (!meta.has(key)) collect((text) => meta.set(key, text), MOST_META);
    }
  }

  return {
    open(name, tag) {
      depth += 1;
      if (sink !== undefined) sink.pieces.push(tag.source);
      else if (depth === 1) openChild(name, tag);
      else if (depth === 2) openInside(name);
    },
    close(name) {
      if (sink?.depth === depth) {
        const { into, pieces, length, most } = sink;
        sink = undefined;
        if (length <= most) into(pieces.join(''));
        else if (most === MOST_BODY) tooLarge = true;
      } else if (sink !== undefined) sink.pieces.push(`</${name}>`);
      if (depth === 1 && name === 'wp:comment' && comment !== undefined) {
        onComment(comment);
        comment = undefined;
      }
      if (depth === 1 && name === 'wp:postmeta') metaKey = undefined;
      depth -= 1;
    },
    text(piece) {
      if (sink === undefined) return;
      sink.length += piece.length;
      if (sink.length <= sink.most) sink.pieces.push(piece);
      else sink.pieces = [];
    },
    wantsText: () => sink !== undefined && sink.length <= sink.most,
    item: () => ({ at, fields, meta, labels, authors, tooLarge }),
  };
}
