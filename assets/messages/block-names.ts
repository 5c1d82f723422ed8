/** The core blocks of WordPress's editor that a card may be. */
import type { BlockCard } from '#interview/html/wordpress/block-card.ts';

const CORE_BLOCKS = [
  'archives',
  'audio',
  'avatar',
  'block',
  'button',
  'buttons',
  'calendar',
  'categories',
  'code',
  'columns',
  'cover',
  'details',
  'embed',
  'file',
  'footnotes',
  'freeform',
  'gallery',
  'group',
  'heading',
  'html',
  'image',
  'latest-comments',
  'latest-posts',
  'list',
  'media-text',
  'more',
  'nextpage',
  'paragraph',
  'pattern',
  'preformatted',
  'pullquote',
  'query',
  'quote',
  'rss',
  'search',
  'separator',
  'shortcode',
  'social-links',
  'spacer',
  'table',
  'tag-cloud',
  'verse',
  'video',
] as const;

export type BlockNames = Readonly<Record<(typeof CORE_BLOCKS)[number], string>>;

/** « Contenu intégré (YouTube) »; a block of an extension has its technical name alone. */
export function blockName(names: BlockNames, { name, of }: BlockCard): string {
  const own = Object.hasOwn(names, name) ? names[name as keyof BlockNames] : name;
  return of === undefined ? own : `${own} (${of})`;
}
