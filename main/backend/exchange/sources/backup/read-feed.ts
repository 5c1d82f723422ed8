/**
 * Reads a Blogger feed as a stream of entries: the classic backup, the current one, Takeout's, and the public feed.
 * Recognised by content and not by name. A damaged file yields every complete entry and a report of each unreadable
 * place.
 */
import type { Damage } from '../../damage.ts';
import type { EntryBlog, EntryLocation, EntryRead } from '../entries.ts';
import { readLine } from '../../xml/values.ts';
import { createXmlScanner, type XmlLocation, type XmlTag } from '../../xml/scan.ts';
import { toUtf8 } from '../../xml/encodings.ts';
import { scanSource } from '../../xml/scan-source.ts';
import { collectEntry, type EntryCollector, type EntryFields } from './entry-fields.ts';
import { commentOf, entryOf, kindOf, readTagId, titleOf } from './entry-of.ts';

// Canonical prefixes for the namespaces of Blogger's feeds, whatever prefixes a file uses.

/** Maximum cached names, since each name of a hostile file may differ. */
const MOST_NAMES = 500;

const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/www\.w3\.org\/2005\/Atom\/?$/i, ''],
  [/^http:\/\/purl\.org\/atom\/app#?$|^http:\/\/www\.w3\.org\/2007\/app$/i, 'app'],
  [/^http:\/\/purl\.org\/syndication\/thread\//i, 'thr'],
  [/^http:\/\/schemas\.google\.com\/blogger\//i, 'blogger'],
  [/^http:\/\/schemas\.google\.com\/g\/2005$/i, 'gd'],
  [/^http:\/\/a9\.com\/-\/spec\/opensearch(?:rss)?\//i, 'openSearch'],
  [/^http:\/\/search\.yahoo\.com\/mrss/i, 'media'],
  [/^http:\/\/www\.georss\.org\/georss/i, 'georss'],
];

/** Converts names to canonical prefixes. An undeclared prefix is kept: Blogger's own files have some. */
function createNames(): {
  /** The default namespace is that of the root; a later declaration only applies to a part. */
  declare(tag: XmlTag, atRoot: boolean): void;
  of(name: string): string;
} {
  const declaredPrefixes = new Map<string, string>();
  const prefixed = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}:${name}`);
  const resolvedNames = new Map<string, string>();
  return {
    declare({ source, attributes }, atRoot) {
      if (!source.includes('xmlns')) return;
      resolvedNames.clear();
      for (const [key, uri] of Object.entries(attributes)) {
        if (!key.startsWith(atRoot ? 'xmlns' : 'xmlns:')) continue;
        const prefix = PREFIXES.find(([pattern]) => pattern.test(uri.trim()))?.[1];
        if (prefix !== undefined) declaredPrefixes.set(key.slice('xmlns:'.length), prefix);
      }
    },
    of(name) {
      const before = resolvedNames.get(name);
      if (before !== undefined) return before;
      const colon = name.indexOf(':');
      const prefix = colon === -1 ? '' : name.slice(0, colon);
      const resolved = prefixed(declaredPrefixes.get(prefix) ?? prefix, name.slice(colon + 1));
      if (resolvedNames.size < MOST_NAMES) resolvedNames.set(name, resolved);
      return resolved;
    },
  };
}

// The facts of a blog from its feed's head and five of its settings; other settings contain e-mail addresses.

type Facts = { -readonly [Key in keyof EntryBlog]: EntryBlog[Key] };

type BlogFacts = Readonly<{
  /** A number; the first one counts. */
  id(remoteId: string | undefined): void;
  name(title: string): void;
  address(href: string): void;
  setting(key: string, value: string): void;
  /** The blog, if it is new or has more facts than last time. */
  news(): EntryBlog | undefined;
  remoteId(): string | undefined;
  url(): string | undefined;
}>;

const MOST_LINE = 2_000;

function collectBlog(): BlogFacts {
  const facts: Partial<Facts> = {};
  let reported = '';
  const line = (text: string): string => readLine(text).slice(0, MOST_LINE);
  return {
    id(remoteId) {
      if (remoteId !== undefined) facts.remoteId ??= remoteId;
    },
    name(title) {
      if (line(title) !== '') facts.name ??= line(title);
    },
    address(href) {
      const url = URL.parse(href.trim());
      if (url !== null && /^https?:$/.test(url.protocol) && url.username === '')
        facts.url ??= `${url.origin}${url.pathname}`.replace(/\/+$/, '');
    },
    setting(key, text) {
      const value = line(text);
      if (value === '') return;
      if (key === 'BLOG_NAME') facts.name = value;
      else if (key === 'BLOG_LOCALE') facts.locale = value;
      else if (key === 'BLOG_TIME_ZONE') facts.timeZone = value;
      else if (key === 'BLOG_CONVERT_LINE_BREAKS') facts.convertsLineBreaks = /^(?:true|yes|1)$/i.test(value);
      else if (key === 'BLOG_SUBDOMAIN' && /^[a-z0-9-]{1,63}$/i.test(value))
        facts.url ??= `https://${value.toLowerCase()}.blogspot.com`;
    },
    news() {
      if (facts.remoteId === undefined) return undefined;
      const blog: EntryBlog = { ...facts, remoteId: facts.remoteId, name: facts.name ?? '' };
      const now = JSON.stringify(blog);
      if (now === reported) return undefined;
      reported = now;
      return blog;
    },
    remoteId: () => facts.remoteId,
    url: () => facts.url,
  };
}

const MOST_HEAD = 4_000;
/** Unreadable places in one file, beyond which it is not a backup. */
const MOST_DAMAGES = 100;

export type FeedHead = Readonly<{
  total?: number;
  next?: string;
  /** False if the root of the file is not a feed. */
  isFeed: boolean;
  /** Blogger's id, if the feed or an entry has it. */
  blogId?: string;
  blogUrl?: string;
  entries: number;
  /** True if read to the end without an unreadable place. */
  isComplete: boolean;
}>;

export type ReadFeedOptions = Readonly<{
  /** Name for locations. */
  file: string;
  /** Milliseconds UTC. */
  now: number;
  signal: AbortSignal;
  /** Entries of the source before this file. */
  before?: number;
  /** Entries of the source, counted like `at.entry`, to skip. */
  after?: number;
  /** Default kind of the entries. */
  usual?: 'post' | 'page';
  /** Settings from a file beside the backup, missing in the feed. */
  settings?: readonly (readonly [key: string, value: string])[];
}>;

/** A stream of a single chunk, for readFeed. */
// oxlint-disable-next-line typescript/require-await -- what reads a feed reads a stream
export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const ATOM = 'www.w3.org/2005/Atom';

/** An unreadable place; `isLayout` is true in a blog's settings or template. */
type Unread = Readonly<{ at: EntryLocation; text: string; damage: Damage; isLayout: boolean }>;

/** @returns the head, once the feed was read */
export async function* readFeed(
  source: AsyncIterable<Uint8Array>,
  options: ReadFeedOptions,
): AsyncGenerator<EntryRead, FeedHead> {
  const { file, signal, before = 0, after = 0 } = options;
  const names = createNames();
  const newBlog = (): BlogFacts => {
    const facts = collectBlog();
    for (const [key, value] of options.settings ?? []) facts.setting(key, value);
    return facts;
  };
  let blog = newBlog();
  const firstBlog = blog;
  const ready: EntryRead[] = [];
  const depth: string[] = [];
  const head: { -readonly [Key in keyof FeedHead]: FeedHead[Key] } = {
    isFeed: false,
    entries: 0,
    isComplete: false,
  };
  let root: string | undefined;
  /** Depth of the current root, since another feed may begin before the previous one has ended. */
  let base = 1;
  const level = (): number => depth.length - base + 1;
  /** Original names of the open elements, and of those expected after an unreadable place. */
  const written: string[] = [];
  let [feedTag, entryTag] = ['feed', 'entry'];
  /** The number of open elements known to have no end. */
  let toldUpTo = 0;
  let damages = 0;
  /** Reported once it is known whether anything follows. */
  let unread: Unread | undefined;
  let collector: EntryCollector | undefined;
  let headText: string | undefined;
  let ofBlog = false;
  let comments = false;

  const locationOf = ({ byte, line }: XmlLocation): EntryLocation => ({
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
    const at = locationOf(fields.at);
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

  /** Begins a feed: some files contain backups of several blogs. */
  function beginRoot(name: string, hasPassed: boolean, at: XmlLocation): void {
    // The surrounding feed had no end.
    if (depth.length > 1 && !hasPassed) {
      unread = unreadAt(at, 'cut');
      reportUnread();
    }
    toldUpTo = depth.length - 1;
    if (head.isFeed) {
      if (ofBlog) tellBlog();
      blog = newBlog();
      ofBlog = false;
      comments = false;
      headText = undefined;
    }
    base = depth.length;
    root = name;
    head.isFeed ||= name === 'feed';
  }

  function unreadAt(location: XmlLocation, damage: Damage): Unread {
    const fields = collector?.fields();
    collector = undefined;
    damages += 1;
    const kind = fields === undefined ? undefined : kindOf(fields, options.usual);
    return {
      at: locationOf(location),
      text: fields === undefined ? '' : titleOf(fields).slice(0, 200),
      damage,
      isLayout: kind === 'settings' || kind === 'template',
    };
  }

  /** Reports the skipped place, now that something follows it. True if there was one. */
  function reportUnread(): boolean {
    if (unread === undefined) return false;
    const { at, text, damage, isLayout } = unread;
    unread = undefined;
    head.entries += 1;
    if (at.entry <= after) return true;
    if (isLayout) ready.push({ type: 'warning', code: 'layout-damaged', at, text });
    else ready.push({ type: 'damaged', at, text, damage, passed: true });
    return true;
  }

  /** Continues after a fault, at the next entry or feed. False for a fault that ends the reading. */
  function passOver(): boolean {
    const fault = scanner.fault();
    const mayPass =
      fault?.damage === 'malformed' || (fault?.damage === 'forbidden' && collector !== undefined);
    if (fault === undefined || !mayPass || root !== 'feed' || damages >= MOST_DAMAGES) return false;
    unread = unreadAt(fault, fault.damage);
    depth.length = Math.min(depth.length, base);
    written.length = depth.length;
    headText = undefined;
    const within = [...written];
    scanner.resumeAfterFault(within.length === 0 ? [feedTag] : [entryTag, feedTag], within);
    return true;
  }

  const scanner = createXmlScanner({
    open(tag, at) {
      const hasPassed = reportUnread();
      names.declare(tag, depth.length === 0);
      const name = names.of(tag.name);
      depth.push(name);
      written.push(tag.name);
      if (depth.length === 1 || (root === 'feed' && name === 'feed' && tag.source.includes(ATOM))) {
        if (name === 'feed') feedTag = tag.name;
        beginRoot(name, hasPassed, at);
      } else if (root !== 'feed') return;
      else if (collector !== undefined) collector.open(name, tag);
      else if (level() > 2) return;
      else if (name === 'entry') {
        entryTag = tag.name;
        collector = collectEntry(at, before + head.entries + 1 > after);
      } else openInHead(name, tag);
    },
    close(tagName) {
      const name = names.of(tagName);
      depth.pop();
      written.pop();
      if (collector !== undefined && level() > 1) collector.close(name);
      else if (collector !== undefined && level() === 1) {
        const fields = collector.fields();
        collector = undefined;
        finish(fields);
      } else if (level() === 1 && root === 'feed') closeInHead(name);
      else if (level() === 0 && depth.length > 0) base = depth.length;
    },
    text(piece) {
      if (collector !== undefined) collector.text(piece);
      else if (headText !== undefined && headText.length < MOST_HEAD) headText += piece;
    },
    wantsText: () => (collector === undefined ? headText !== undefined : collector.wantsText()),
  });

  const input = toUtf8(source);
  yield* scanSource(input, { scanner, ready, passOver, signal });
  // A blog without posts is still a blog; a file with only comments is not.
  if (ofBlog || (head.isFeed && !comments)) tellBlog();
  yield* ready.splice(0);
  const fault = scanner.fault();
  const isTold = fault?.damage === 'cut' && collector === undefined && depth.length <= toldUpTo;
  // A file that is not a feed is not reported here, because the caller may recognise its kind.
  if (fault !== undefined && !isTold && (head.isFeed || root === undefined))
    unread = unreadAt(fault, fault.damage);
  if (unread !== undefined) {
    const { at, text, damage } = unread;
    yield { type: 'damaged', at, text, damage };
  }
  const [blogId, blogUrl] = [firstBlog.remoteId(), firstBlog.url()];
  return {
    ...head,
    ...(blogId !== undefined && { blogId }),
    ...(blogUrl !== undefined && { blogUrl }),
    isComplete: fault === undefined && damages === 0,
  };
}
