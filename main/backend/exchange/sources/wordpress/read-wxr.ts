/** Reads a WordPress export as entries: posts, pages and their comments; a damaged export gives its complete items. */
import { createHash } from 'node:crypto';
import type { EntryBlog, EntryLocation, EntryRead } from '../entries.ts';
import {
  type ExportRead,
  type ReadExportOptions,
  remoteIdOf,
  siteAddress,
  siteLocale,
} from '../site-export.ts';
import type { XmlLocation } from '../../xml/scan.ts';
import { readLine } from '../../xml/values.ts';
import { commentOfItem, entryOfItem, kindOfItem, titleOf } from './entry-of-item.ts';
import type { WordPressParts } from './post-html.ts';
import { scanWxr, type WxrHead } from './scan-wxr.ts';
import type { WxrItem } from './wxr-item.ts';

const LEFT_OUT =
  /^(?:nav_menu_item|wp_navigation|wp_template|wp_template_part|wp_global_styles|wp_font_\w+|custom_css|customize_changeset)$/;

export async function* readWxr(
  source: AsyncIterable<Uint8Array>,
  parts: WordPressParts,
  { file, now, signal, before, after }: ReadExportOptions,
): AsyncGenerator<EntryRead, ExportRead> {
  let entries = 0;
  let blog: EntryBlog | undefined;
  const locationOf = ({ line, byte }: XmlLocation): EntryLocation => ({
    file,
    entry: before + entries,
    line,
    byte,
  });
  const distinctId = createDistinctIds();
  let files = 0;
  /** The last post or page, to which comments belong. */
  let current: { kind: 'post' | 'page' | undefined; id: string } = { kind: undefined, id: '' };

  function* itemRead(item: WxrItem, head: WxrHead): Generator<EntryRead> {
    const kind = kindOfItem(item);
    const at = locationOf(item.at);
    const isEntry = kind === 'post' || kind === 'page';
    if (kind === 'attachment') files += 1;
    current = { kind: isEntry ? kind : undefined, id: isEntry ? distinctId(item) : '' };
    if (blog === undefined) yield { type: 'blog', blog: (blog = blogOf(head, item)) };
    if (at.entry <= after) return;
    if (kind === 'post' || kind === 'page')
      yield* entryOfItem(kind, item, {
        at,
        id: current.id,
        blogRemoteId: blog.remoteId,
        blogUrl: blog.url,
        authors: head.authors,
        parts,
        now,
      });
    else yield { type: 'left-out', what: asideOf(item), at };
  }

  const items = scanWxr(source, signal);
  for (;;) {
    const next = await items.next();
    if (next.done === true) {
      if (blog === undefined && next.value.head.channel.size > 0)
        yield { type: 'blog', blog: blogOf(next.value.head) };
      const at = { file, entry: before + entries, line: 1 };
      if (files > 0) yield { type: 'warning', code: 'files-not-copied', at, text: String(files) };
      return { entries };
    }
    const part = next.value;
    // Comments of an item that is not a post are ignored and not counted.
    if (part.type === 'comment' && current.kind === undefined) continue;
    entries += 1;
    if (part.type === 'item') yield* itemRead(part.item, part.head);
    else if (before + entries <= after && !(part.type === 'damaged' && !part.passed)) continue;
    else if (part.type === 'comment')
      yield commentOfItem(part.fields, current.id, {
        at: locationOf(part.at),
        blogRemoteId: blog?.remoteId ?? '',
      });
    else
      yield {
        type: 'damaged',
        at: locationOf(part.at),
        text: part.item === undefined ? '' : titleOf(part.item).slice(0, 200),
        damage: part.damage,
        ...(part.passed && { passed: true }),
      };
  }
}

const hashOf = (...texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);

/**
 * Makes the ids of posts and pages in one file unique. Exports of other programs may give one id to several: the first
 * keeps it, the others get one that is the same in a later export.
 */
function createDistinctIds(): (item: WxrItem) => string {
  const contents = new Map<string, string>();
  return ({ fields }) => {
    const text = (name: string): string => fields.get(name)?.trim() ?? '';
    const id = text('wp:post_id');
    if (id === '') return id;
    const identity = ['wp:post_type', 'title', 'wp:post_name', 'wp:post_date'].map(text);
    const content = hashOf(...identity, text('wp:status'), text('content:encoded'));
    const ids = [id, `${id}-${hashOf(...identity)}`, `${id}-${content}`];
    const free = ids.find((candidate) => (contents.get(candidate) ?? content) === content) ?? id;
    contents.set(free, content);
    return free;
  };
}

function asideOf(item: WxrItem): 'settings' | 'album' | 'unknown' {
  const type = item.fields.get('wp:post_type')?.trim() ?? '';
  if (type === 'attachment') return 'album';
  return LEFT_OUT.test(type) ? 'settings' : 'unknown';
}

/** A site is identified by its address, whatever its name and spelling. */
function blogOf({ channel }: WxrHead, first?: WxrItem): EntryBlog {
  const url = [channel.get('wp:base_blog_url'), channel.get('link'), channel.get('wp:base_site_url')]
    .map(siteAddress)
    .find((address) => address !== undefined);
  const name = readLine(channel.get('title') ?? '').slice(0, 2_000);
  const locale = siteLocale(channel.get('language') ?? '');
  return {
    remoteId: remoteIdOf('wordpress', url ?? siteAddress(first?.fields.get('link')) ?? name),
    kind: 'wordpress',
    name,
    ...(url !== undefined && { url }),
    ...(locale !== undefined && { locale }),
  };
}
