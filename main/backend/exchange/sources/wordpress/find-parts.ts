/**
 * Collects the parts that an export's posts refer to, in a first pass, since they may come later: files and shared
 * blocks.
 */
import { readLine } from '../../xml/values.ts';
import { kindOfItem } from './entry-of-item.ts';
import type { WordPressParts } from './post-html.ts';
import { scanWxr } from './scan-wxr.ts';
import type { Attachment } from './shortcodes.ts';

/** Beyond these numbers, galleries keep their shortcodes. */
const MOST_FILES = 200_000;
const MOST_BLOCKS = 2_000;
const MOST_TEXT = 8_000_000;

export type PartsFound = WordPressParts & Readonly<{ read(bytes: AsyncIterable<Uint8Array>): Promise<void> }>;

export function findParts(signal: AbortSignal): PartsFound {
  const files = new Map<string, Attachment>();
  const ofPosts = new Map<string, Attachment[]>();
  const blocks = new Map<string, string>();
  let text = 0;
  return {
    byId: (id) => files.get(id),
    ofPost: (postId) => ofPosts.get(postId) ?? [],
    block: (id) => blocks.get(id),
    /** Reads one file of the export; a damaged one gives its readable parts. */
    async read(bytes) {
      for await (const part of scanWxr(bytes, signal)) {
        if (part.type !== 'item') continue;
        const { fields, meta } = part.item;
        const id = fields.get('wp:post_id')?.trim() ?? '';
        const kind = kindOfItem(part.item);
        if (kind === 'block') {
          const content = fields.get('content:encoded') ?? '';
          text += content.length;
          if (blocks.size < MOST_BLOCKS && text <= MOST_TEXT) blocks.set(id, content);
        }
        const url = fields.get('wp:attachment_url')?.trim() ?? '';
        if (kind !== 'attachment' || url === '' || url.length > 2_000 || files.size >= MOST_FILES) continue;
        const alt = readLine(meta.get('_wp_attachment_image_alt') ?? '').slice(0, 500);
        const caption = (fields.get('excerpt:encoded') ?? '').trim().slice(0, 2_000);
        const file: Attachment = { url, ...(alt !== '' && { alt }), ...(caption !== '' && { caption }) };
        files.set(id, file);
        const postId = fields.get('wp:post_parent')?.trim() ?? '0';
        const siblings = ofPosts.get(postId);
        if (postId === '0') continue;
        if (siblings === undefined) ofPosts.set(postId, [file]);
        else siblings.push(file);
      }
    },
  };
}
