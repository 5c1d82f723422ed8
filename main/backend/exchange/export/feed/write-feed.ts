/** `feed.atom`: the posts of one blog in the form that Blogger imports, written post after post. */
import type { Writer } from '../write-files.ts';
import { entryXml, FEED_END, feedHead } from './entry-xml.ts';
import type { FeedBlog } from './feed-blogs.ts';
import type { EntryMade } from './post-entry.ts';

/**
 * @param entries in the order of the file; the next one is made once the last one is with the disk, so that a feed of
 * any length takes the memory of a few posts
 */
export async function writeFeed(
  writer: Writer,
  blog: FeedBlog,
  entries: AsyncIterable<EntryMade>,
): Promise<void> {
  await writer.write(feedHead(blog.remoteId, blog.name));
  for await (const { entry } of entries) await writer.write(entryXml(entry));
  await writer.write(FEED_END);
}
