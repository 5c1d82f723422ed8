/** What a blog's public feed says of the blog. */
import { AppError } from '#contract/failure.ts';
import { readFeed } from '../backup/read-feed.ts';
import type { EntryBlog } from '../entries.ts';
import { pageOf } from '../feed/addresses.ts';
import { asking, feedOf, type Outside } from './read-blog.ts';

/** Fails as feedOf does, and with by-hand.unreachable where the feed names no blog. */
export async function blogOfFeed(address: string, outside: Outside): Promise<EntryBlog> {
  const feed = await feedOf(address, outside);
  const reply = await asking(outside)(pageOf(feed, 1, 1));
  let blog: EntryBlog | undefined;
  for await (const read of readFeed(only(reply.bytes), {
    file: feed,
    now: outside.now(),
    signal: outside.signal,
    usual: 'post',
  }))
    if (read.type === 'blog') blog = { ...blog, ...read.blog };
  if (reply.status !== 200 || blog === undefined) throw new AppError('by-hand.unreachable');
  return { ...blog, url: blog.url ?? new URL(feed).origin };
}

// oxlint-disable-next-line typescript/require-await -- what reads a feed reads a stream
async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
