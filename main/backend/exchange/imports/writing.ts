/** Shared parts of writing entries: the ledger, the entry's place, and its body as the reading thread reads it. */
import { AppError } from '#contract/failure.ts';
import type { SkipReason } from '#contract/imports.ts';
import { htmlRulesOf } from '#interview/destinations.ts';
import type { Participant, Post } from '#interview/document.ts';
import { aliasesInPages } from '../../library/people/aliases.ts';
import { knownUnder } from '../../library/people/join-people.ts';
import { get, type ReadableDb, sql, type WritableDb } from '../../core/sql.ts';
import type { Entry } from '../sources/entries.ts';
import type { Ahead } from '../reading/ahead.ts';
import { sameHtml } from '../reading/same-html.ts';
import type { Item } from './items.ts';
import type { KnownBlog } from './known-blogs.ts';
import type { Moment } from './entry-rows.ts';
import { type Body, type BodyRead, type BodyToRead, marksOf, readBody } from '../sources/read-body.ts';

// The bodies of entries, as the reading thread reads and compares them. Each of these throws what Ahead's `get` does.

export type Reader = Readonly<{ db: ReadableDb; ahead: Ahead }>;

/** Reads a body as a document stores it, or gives the reason to skip it. `people`: known people of the post. */
export function readingOf(
  { db, ahead }: Reader,
  { entry, blog }: KeyedEntry,
  body: Body,
  { language, otherwise }: Pick<BodyToRead, 'language' | 'otherwise'>,
  people: readonly Participant[] = [],
): BodyRead | SkipReason {
  const ofBlog = blog !== undefined && entry.made !== true;
  // The reading thread already made its blocks.
  if (body.blocks !== undefined) return blocksReading(body, { language, otherwise, ofBlog, marked: false });
  const html = body.html ?? '';
  const marked = blog !== undefined && marksOf(body).length > 0;
  const knownPeople = marked ? knownUnder(people, aliasesInPages(db, html)) : [];
  const elsewhere = marked && !picturesNamed(html).every((sha) => holdsPicture(db, sha));
  const { blogRemoteId = '', remoteId = '' } = entry;
  // Posts with the same text still need different ids.
  const depends = [language ?? '', otherwise, ofBlog, marked, elsewhere, knownPeople];
  const key = JSON.stringify([blogRemoteId, remoteId, body.hash, depends]);
  try {
    return (
      ahead.get('body', key, { html, language, otherwise, ofBlog, marked, people: knownPeople, elsewhere }) ??
      'too-large'
    );
  } catch (error) {
    if (isTooComplex(error)) return 'too-complex';
    throw error;
  }
}

type Depends = Pick<BodyToRead, 'language' | 'otherwise' | 'ofBlog' | 'marked'>;
/** What was made of the blocks of documents. */
const blockReadings = new WeakMap<Body, Readonly<{ depends: string; read: BodyRead | SkipReason }>>();

/** Reads the blocks of a document, once for each body. */
function blocksReading(body: Body, options: Depends): BodyRead | SkipReason {
  const depends = JSON.stringify(options);
  const cached = blockReadings.get(body);
  if (cached?.depends === depends) return cached.read;
  const { blocks = [] } = body;
  const read = readBody({ ...options, blocks, people: [], elsewhere: false }) ?? 'too-large';
  blockReadings.set(body, { depends, read });
  return read;
}

/** Whether two bodies say the same on a blog; what cannot be compared does not. */
export function sayTheSame(ahead: Ahead, blog: KnownBlog | undefined, one: string, other: string): boolean {
  const rules = blog?.kind === undefined ? 'plain' : htmlRulesOf(blog.kind);
  try {
    return sameHtml(ahead, rules, one, other);
  } catch (error) {
    if (isTooComplex(error)) return false;
    throw error;
  }
}

const isTooComplex = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'document.too-complex';

const picturesNamed = (html: string): string[] =>
  [...html.matchAll(/\biv-asset-([0-9a-f]{64})\b/g)].flatMap(([, sha]) => sha ?? []);

const holdsPicture = (db: ReadableDb, sha: string): boolean =>
  get(db, sql`SELECT 1 FROM assets WHERE sha256 = ${sha}`) !== undefined;

/** Who takes entries in, and what is remembered of it: an import keeps what it needs to be undone, a mirror only counts. */
export type Ledger = Readonly<{
  /** The blog's row, made where there is none. */
  blogOf(remoteId: string): KnownBlog;
  item(item: Item): void;
  /** Pictures of this post stand at these addresses alone, and may be fetched. */
  pictures(postId: string, addresses: readonly string[]): void;
}>;

/** What writing an entry works with. */
export type Writing = Readonly<{
  db: WritableDb;
  /** What the reading thread read of the entries. */
  ahead: Ahead;
  ledger: Ledger;
  moment: Moment;
  /** Indexes at the end of the chunk: every statement in between would make FTS5 write out what it holds. */
  index(postRowid: number, document: () => Post): void;
  note(code: string, text: string): void;
  /** The page is told that this post changed. */
  changed(postId: string): void;
}>;

/** An entry with what it is known by here. */
export type KeyedEntry = Readonly<{
  entry: Entry;
  body: Body | undefined;
  blog: KnownBlog | undefined;
  key: string;
}>;

/** What every item of an entry says. */
export const itemOf = ({ entry, key }: KeyedEntry): Pick<Item, 'what' | 'key' | 'status' | 'title'> => ({
  what: entry.kind,
  key,
  status: entry.status,
  title: entry.title,
});

/** Left out, with the reason; what it held is kept beside. */
export function skip(writing: Writing, keyed: KeyedEntry, reason: SkipReason): void {
  writing.ledger.item({
    ...itemOf(keyed),
    outcome: 'skipped',
    reason,
    raw: JSON.stringify(keyed.entry),
  });
}
