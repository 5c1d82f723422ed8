/** Reads a WordPress site by its feed, if its API is closed: the newest posts, as many pages as it gives. */
import { AppError } from '#contract/failure.ts';
import { createHash } from 'node:crypto';
import { boundedEntry, MOST_ADDRESS, MOST_TITLE, personOf } from '../bounded-entry.ts';
import type { Entry, EntryBlog, EntryLocation, EntryRead, ReadOptions } from '../entries.ts';
import type { RetryingAsk, Sleep } from '../feed/locate-feed.ts';
import { titleOf } from '../wordpress/entry-of-item.ts';
import type { WxrItem } from '../wordpress/wxr-item.ts';
import { wholeCharacters } from '#interview/inlines.ts';
import { decodeText } from '../../xml/encodings.ts';
import { readInstant } from '../../xml/values.ts';
import { type FeedPage, readFeedPage } from './feed-page.ts';

const ATTEMPTS = 5;
/** Milliseconds between two pages. */
const PAUSE = 250;
/** Maximum bytes read of a page: its head and the beginning of its body. */
const MOST_HEAD = 400_000;

type FeedToRead = Readonly<{
  blog: EntryBlog;
  feed: string;
  first: FeedPage;
  ask: RetryingAsk;
  sleep: Sleep;
  mostRows: number;
}>;

/** Always starts at the beginning, with the newest posts. Throws as requests do. */
export async function* readSiteFeed(site: FeedToRead, reading: ReadOptions): AsyncGenerator<EntryRead> {
  const { blog, mostRows } = site;
  yield { type: 'blog', blog };
  const seenKeys = new Set<string>();
  let entries = 0;
  for (let page: FeedPage | undefined = site.first, number = 1; page !== undefined;) {
    const before = seenKeys.size;
    for (const part of page.parts) {
      const at: EntryLocation = { file: page.url, entry: entries + 1 };
      if (part.type === 'damaged')
        yield { type: 'damaged', at, text: '', damage: part.damage, ...(part.passed && { passed: true }) };
      if (part.type !== 'item' || seenKeys.size >= mostRows) continue;
      const key = `${part.item.fields.get('guid') ?? ''} ${part.item.fields.get('link') ?? ''}`;
      if (seenKeys.has(key)) continue;
      seenKeys.add(key);
      entries += 1;
      yield* entryOf(part.item, await idOf(part.item, site, reading.signal), blog, at);
    }
    reading.onProgress?.(entries, entries);
    if (seenKeys.size === before || seenKeys.size >= mostRows) break;
    number += 1;
    await site.sleep(PAUSE, reading.signal);
    page = await pageOf(site, number);
  }
  yield {
    type: 'warning',
    code: 'feed-latest',
    at: { file: site.first.url, entry: entries },
    text: String(entries),
  };
}

/** Undefined after the last page, which WordPress answers with 404, and for any other answer. */
async function pageOf({ feed, ask }: FeedToRead, number: number): Promise<FeedPage | undefined> {
  const url = new URL(feed);
  url.searchParams.set('paged', String(number));
  try {
    const reply = await ask(url.href, ATTEMPTS);
    return reply.status === 200 ? await readFeedPage(reply) : undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'outside.too-large') return undefined;
    throw error;
  }
}

function entryOf(item: WxrItem, id: string, blog: EntryBlog, at: EntryLocation): EntryRead[] {
  const text = (name: string): string => item.fields.get(name)?.trim() ?? '';
  const title = titleOf(item);
  if (item.tooLarge)
    return [{ type: 'warning', code: 'entry-too-large', at, text: title.slice(0, MOST_TITLE) }];
  const hasBody = item.fields.has('content:encoded');
  const html = wholeCharacters(text(hasBody ? 'content:encoded' : 'description'));
  // The text is replaced by a password form.
  if (/<form\b[^<>]{0,500}\bpost-password-form\b/.test(html))
    return [{ type: 'warning', code: 'entry-protected', at, text: title.slice(0, MOST_TITLE) }];
  const link = text('link');
  const published = readInstant(text('pubDate'));
  const author = personOf(text('dc:creator'));
  const entry: Entry = {
    kind: 'post',
    made: true,
    blogRemoteId: blog.remoteId,
    remoteId: id,
    title,
    ...(hasBody ? { html } : { excerpt: html }),
    status: 'live',
    ...(published !== undefined && { publishedAt: published }),
    labels: item.labels,
    ...(author !== undefined && { author }),
    ...(/^https?:\/\/\S+$/.test(link) && link.length <= MOST_ADDRESS && { url: link }),
  };
  const warnings = new Set(
    published === undefined && text('pubDate') !== '' ? (['date-unreadable'] as const) : [],
  );
  const reads = boundedEntry(at, entry, warnings);
  return hasBody ? reads : [...reads, { type: 'warning', code: 'body-short', at, text: title }];
}

/**
 * The number of the post, the same as in its API and exports. WordPress writes it into the `guid` of a former draft;
 * otherwise it is in the page. Without a number, a hash of the address.
 */
async function idOf(
  { fields }: WxrItem,
  { blog, ask, sleep }: FeedToRead,
  signal: AbortSignal,
): Promise<string> {
  const text = (name: string): string => fields.get(name)?.trim() ?? '';
  const [postId, guid, link] = [text('post-id'), text('guid'), text('link')];
  const number = /^\d{1,20}$/.exec(postId)?.[0] ?? /[?&](?:p|page_id)=(\d{1,20})$/.exec(guid)?.[1];
  if (number !== undefined) return number;
  const made = createHash('sha256')
    .update(link === '' ? guid : link)
    .digest('hex')
    .slice(0, 24);
  if (!link.startsWith(`${blog.url ?? ''}/`)) return `link-${made}`;
  await sleep(PAUSE, signal);
  return (await numberAt(link, ask)) ?? `link-${made}`;
}

async function numberAt(link: string, ask: RetryingAsk): Promise<string | undefined> {
  try {
    const { link: header = '', bytes } = await ask(link, 1);
    const html = decodeText(bytes.subarray(0, MOST_HEAD));
    const short = /\brel=['"]shortlink['"][^<>]{0,200}?[?&]p=(\d{1,20})\b/.exec(html)?.[1];
    return (
      /[?&]p=(\d{1,20})>;\s*rel="?shortlink/.exec(header)?.[1] ??
      short ??
      /\bpostid-(\d{1,20})\b/.exec(html)?.[1]
    );
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('outside.')) return undefined;
    throw error;
  }
}
