/**
 * A Blogger feed as a stream of entries: the classic backup, the current one and Takeout's, the public feed. Known by what
 * stands in it, never by its name; every whole entry is given before the place where a broken file stops being readable.
 */
import type { EntryPlace, EntryRead } from '../entries.ts';
import { createXmlScanner, type XmlPlace, type XmlTag } from '../xml/scan.ts';
import { toUtf8 } from '../xml/to-utf8.ts';
import { collectBlog } from './blog-facts.ts';
import { collectEntry, type EntryCollector, type EntryFields } from './entry-fields.ts';
import { commentOf, entryOf, kindOf, titleOf } from './entry-of.ts';
import { readTagId } from './ids.ts';
import { createNames } from './namespaces.ts';
import { letOthersRun } from '../../core/slices.ts';

/** What is parsed before others get their turn: a few milliseconds. */
const SLICE = 128 * 1024;
const MOST_HEAD = 4_000;

export type FeedHead = Readonly<{
  /** openSearch:totalResults. */
  total?: number;
  /** The address of the next page. */
  next?: string;
  /** False where the file's root is no feed. */
  isFeed: boolean;
  /** Blogger's, where the feed or an entry of it names one. */
  blogId?: string;
  /** The blog's public address. */
  blogUrl?: string;
  /** Entries that stand in it, whole. */
  entries: number;
  /** Read to its end. */
  whole: boolean;
}>;

export type ReadFeedOptions = Readonly<{
  /** As places name it. */
  file: string;
  /** Milliseconds UTC. */
  now: number;
  signal: AbortSignal;
  /** Entries of the source before this file. */
  before?: number;
  /** Entries of the source, counted like `at.entry`, that are not to be given again. */
  after?: number;
  /** What the entries are where they do not say. */
  usual?: 'post' | 'page';
  /** From a file that lies beside the backup: what the feed itself does not say of its blog. */
  settings?: readonly (readonly [key: string, value: string])[];
}>;

/** @returns what the head said, once the feed was read */
export async function* readFeed(
  source: AsyncIterable<Uint8Array>,
  options: ReadFeedOptions,
): AsyncGenerator<EntryRead, FeedHead> {
  const { file, signal, before = 0, after = 0 } = options;
  const names = createNames();
  const blog = collectBlog();
  for (const [key, value] of options.settings ?? []) blog.setting(key, value);
  const ready: EntryRead[] = [];
  const depth: string[] = [];
  const head: { -readonly [Key in keyof FeedHead]: FeedHead[Key] } = {
    isFeed: false,
    entries: 0,
    whole: false,
  };
  let root: string | undefined;
  let collector: EntryCollector | undefined;
  let headText: string | undefined;
  let ofBlog = false;
  let comments = false;

  const place = ({ byte, line }: XmlPlace): EntryPlace => ({
    file,
    entry: before + head.entries + 1,
    line,
    ...(input.exact() && { byte }),
  });

  function openInHead(name: string, tag: XmlTag): void {
    if (name === 'link') return link(tag.attributes);
    headText = '';
  }
  function link({ rel = 'alternate', type = '', href = '' }: Readonly<Record<string, string>>): void {
    if (rel === 'alternate' && (type === '' || type === 'text/html')) blog.address(href);
    else if (rel === 'next' && href !== '') head.next = href;
  }
  function closeInHead(name: string): void {
    const text = headText?.trim() ?? '';
    headText = undefined;
    if (name === 'id') blog.id(readTagId(text).blog);
    else if (name === 'title') blog.name(text);
    else if (name === 'openSearch:totalResults' && /^\d{1,9}$/.test(text)) head.total = Number(text);
  }

  function finish(fields: EntryFields): void {
    const at = place(fields.at);
    head.entries += 1;
    const kind = kindOf(fields, options.usual);
    const id = readTagId(fields.texts.get('id') ?? '');
    if (kind === 'settings') {
      ofBlog = true;
      blog.id(id.blog);
      if (id.setting !== undefined) blog.setting(id.setting, fields.texts.get('content') ?? '');
    }
    if (kind === 'post' || kind === 'page') {
      blog.id(id.blog);
      ofBlog = true;
      tellBlog();
    }
    if (at.entry <= after) return;
    const context = { at, blogId: blog.remoteId(), blogUrl: blog.url(), now: options.now };
    if (kind === 'post' || kind === 'page') ready.push(...entryOf(kind, fields, context));
    else if (kind === 'comment') {
      comments = true;
      ready.push(commentOf(fields, context));
    } else ready.push({ type: 'left-out', what: kind, at });
  }
  function tellBlog(): void {
    const news = blog.news();
    if (news !== undefined) ready.push({ type: 'blog', blog: news });
  }

  const scanner = createXmlScanner({
    open(tag, at) {
      names.declare(tag, depth.length === 0);
      const name = names.of(tag.name);
      depth.push(name);
      if (depth.length === 1) {
        root = name;
        head.isFeed ||= name === 'feed';
      } else if (root !== 'feed') return;
      else if (collector !== undefined) collector.open(name, tag);
      else if (depth.length > 2) return;
      else if (name === 'entry') collector = collectEntry(at, before + head.entries + 1 > after);
      else openInHead(name, tag);
    },
    close(tagName) {
      const name = names.of(tagName);
      depth.pop();
      if (collector !== undefined && depth.length > 1) collector.close(name);
      else if (collector !== undefined && depth.length === 1) {
        const fields = collector.fields();
        collector = undefined;
        finish(fields);
      } else if (depth.length === 1 && root === 'feed') closeInHead(name);
    },
    text(piece) {
      if (collector !== undefined) collector.text(piece);
      else if (headText !== undefined && headText.length < MOST_HEAD) headText += piece;
    },
    wantsText: () => (collector === undefined ? headText !== undefined : collector.wantsText()),
  });

  const input = toUtf8(source);
  for await (const chunk of input.chunks) {
    for (let from = 0; from < chunk.length && scanner.fault() === undefined; from += SLICE) {
      signal.throwIfAborted();
      if (from > 0) await letOthersRun();
      scanner.write(chunk.subarray(from, from + SLICE));
      yield* ready.splice(0);
    }
    if (scanner.fault() !== undefined) break;
  }
  signal.throwIfAborted();
  scanner.end();
  // A blog without posts is one all the same; a file of comments alone is not.
  if (ofBlog || (head.isFeed && !comments)) tellBlog();
  yield* ready.splice(0);
  const fault = scanner.fault();
  // Of what is no feed at all nothing is said here: whoever asked knows what else it may be.
  if (fault !== undefined && (head.isFeed || root === undefined)) {
    const text = collector === undefined ? '' : titleOf(collector.fields()).slice(0, 200);
    yield { type: 'damaged', at: place(fault), text, damage: fault.damage };
  }
  const [blogId, blogUrl] = [blog.remoteId(), blog.url()];
  return {
    ...head,
    ...(blogId !== undefined && { blogId }),
    ...(blogUrl !== undefined && { blogUrl }),
    whole: fault === undefined,
  };
}
