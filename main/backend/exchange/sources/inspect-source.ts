/** Reads a source before its import and counts its contents, without keeping a body. */
import type { Damage } from '../damage.ts';
import { append } from '#interview/append.ts';
import type { BodySeen, Entry, EntryBlog, EntryRead, EntrySource, ReadOptions } from './entries.ts';
import { readText } from '../xml/values.ts';

// Counts the pictures in HTML without parsing it. Linear for any HTML.

const OPENING = /<img(?=[\s/])/gi;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
/** Maximum length of a tag; a longer one has an embedded picture. */
const MOST_TAG = 16_000;

/** Distinct http(s) addresses; embedded pictures need no download. */
export function picturesIn(html: string): Set<string> {
  const addresses = new Set<string>();
  OPENING.lastIndex = 0;
  for (let start = OPENING.exec(html); start !== null; start = OPENING.exec(html)) {
    const end = tagEnd(html, start.index);
    OPENING.lastIndex = end;
    if (end - start.index > MOST_TAG) continue;
    const [, double, single, bare] = SOURCE.exec(html.slice(start.index, end)) ?? [];
    const address = readText(double ?? single ?? bare ?? '').trim();
    if (/^(?:https?:)?\/\/[^/]/i.test(address))
      addresses.add(address.startsWith('//') ? `https:${address}` : address);
  }
  return addresses;
}

function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const character = html[at];
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character;
  }
  return html.length;
}

const seenIn = ({ html, excerpt }: Entry): BodySeen => ({
  body: html === undefined ? (excerpt === undefined ? 'none' : 'short') : 'whole',
  pictures: html === undefined ? [] : [...picturesIn(html)],
});

/** The read without its body, which stays on the reading thread during an inspection. */
export function withoutBody(read: EntryRead): EntryRead {
  if (read.type === 'comment') return { ...read, comment: { ...read.comment, html: '' } };
  if (read.type !== 'entry') return read;
  const { html: _html, excerpt: _excerpt, raw: _raw, ...entry } = read.entry;
  return { ...read, entry, summary: seenIn(read.entry) };
}

type SourceContents = {
  blogs: EntryBlog[];
  /** Posts of any status; drafts, scheduled and trashed are the numbers not online. */
  posts: number;
  pages: number;
  drafts: number;
  scheduled: number;
  trashed: number;
  comments: number;
  pictures: number;
  /** The first unreadable place. `passed` means that reading continued after it. */
  damaged?: Readonly<{
    file: string;
    entry: number;
    line?: number;
    text: string;
    damage: Damage;
    passed?: true;
  }>;
  /** Distinct names of the authors of documents' tracked changes and comments. */
  changedBy: string[];
  commentedBy: string[];
  /** For an address: complete bodies, beginnings only, no bodies, or only the newest posts. */
  feed?: 'full' | 'short' | 'none' | 'latest';
  settings: number;
  templates: number;
  albums: number;
  /** Entries and files of an unknown kind. */
  unknown: number;
  warnings: number;
};

/** Throws as reading the source does. */
export async function inspectSource(
  source: EntrySource,
  options: Omit<ReadOptions, 'inspectOnly' | 'after'>,
): Promise<SourceContents> {
  const contents: SourceContents = {
    blogs: [],
    posts: 0,
    pages: 0,
    drafts: 0,
    scheduled: 0,
    trashed: 0,
    comments: 0,
    pictures: 0,
    changedBy: [],
    commentedBy: [],
    settings: 0,
    templates: 0,
    albums: 0,
    unknown: 0,
    warnings: 0,
  };
  const blogs = new Map<string, EntryBlog>();
  const pictures = new Set<string>();
  const bodies = { whole: 0, short: 0, none: 0 };
  let latest = false;
  for await (const read of source.read({ ...options, inspectOnly: true })) {
    count(read, contents);
    if (read.type === 'blog')
      blogs.set(read.blog.remoteId, { ...blogs.get(read.blog.remoteId), ...read.blog });
    if (read.type === 'warning' && read.code === 'feed-latest') latest = true;
    if (read.type !== 'entry') continue;
    append(contents.changedBy, read.entry.changedBy ?? []);
    append(
      contents.commentedBy,
      (read.entry.comments ?? []).map(({ author }) => author),
    );
    const summary = read.summary ?? seenIn(read.entry);
    for (const address of summary.pictures) pictures.add(address);
    bodies[summary.body] += 1;
  }
  contents.blogs = [...blogs.values()];
  contents.pictures = pictures.size;
  if (source.kind === 'address') contents.feed = feedOf(bodies, latest, contents.posts + contents.pages);
  return contents;
}

function feedOf(
  bodies: Readonly<{ whole: number; short: number }>,
  latest: boolean,
  entries: number,
): NonNullable<SourceContents['feed']> {
  if (bodies.short > 0) return 'short';
  if (bodies.whole === 0 && entries > 0) return 'none';
  return latest ? 'latest' : 'full';
}

const LEFT_OUT = {
  settings: 'settings',
  template: 'templates',
  album: 'albums',
  unknown: 'unknown',
} as const;

function count(read: EntryRead, contents: SourceContents): void {
  if (read.type === 'comment') contents.comments += 1;
  else if (read.type === 'warning') contents.warnings += 1;
  else if (read.type === 'left-out') contents[LEFT_OUT[read.what]] += 1;
  else if (read.type === 'damaged') {
    const { file, entry, line } = read.at;
    const passed =
      read.passed === true && (contents.damaged === undefined || contents.damaged.passed === true);
    const { passed: _, ...first } = contents.damaged ?? {
      file,
      entry,
      text: read.text,
      damage: read.damage,
      ...(line !== undefined && { line }),
    };
    contents.damaged = { ...first, ...(passed && { passed }) };
  } else if (read.type === 'entry') {
    const { status, kind } = read.entry;
    contents[kind === 'page' ? 'pages' : 'posts'] += 1;
    if (status === 'draft') contents.drafts += 1;
    if (status === 'scheduled') contents.scheduled += 1;
    if (status === 'trashed') contents.trashed += 1;
  }
}
