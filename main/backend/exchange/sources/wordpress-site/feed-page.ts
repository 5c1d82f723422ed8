/** Reads one page of a WordPress feed: RSS 2.0 with the element names of exports. */
import type { OutsideReply } from '#backend/network/ask-outside.ts';
import { streamOf } from '../backup/read-feed.ts';
import { scanWxr, type WxrPart } from '../wordpress/scan-wxr.ts';
import type { Fields } from '../wordpress/wxr-item.ts';

export type FeedPage = Readonly<{ url: string; channel: Fields; parts: readonly WxrPart[] }>;

/** Undefined if it is not such a feed. */
export async function readFeedPage({ url, bytes }: OutsideReply): Promise<FeedPage | undefined> {
  if (!/<rss[\s>]/.test(Buffer.from(bytes.subarray(0, 8_192)).toString('latin1'))) return undefined;
  const parts: WxrPart[] = [];
  // A page is bounded, so it is read at once.
  const scanned = scanWxr(streamOf(bytes), new AbortController().signal);
  for (;;) {
    const next = await scanned.next();
    if (next.done === true) return { url, channel: next.value.head.channel, parts };
    parts.push(next.value);
  }
}
