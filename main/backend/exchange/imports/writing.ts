/** Shared parts of writing entries: the ledger, the entry's identity, and its body from the reading thread. */
import { AppError } from '#contract/failure.ts';
import type { SkipReason } from '#contract/imports.ts';
import { htmlRulesOf } from '#interview/destinations.ts';
import type { Participant, Post } from '#interview/document.ts';
import { aliasesInPages } from '../../library/people/aliases.ts';
import { withFormerIds } from '../../library/people/join-people.ts';
import { get, type ReadableDb, sql, type WritableDb } from '../../core/sql.ts';
import type { Entry } from '../sources/entries.ts';
import type { Ahead } from '../reading/ahead.ts';
import { sameHtml } from '../reading/same-html.ts';
import type { Item } from './items.ts';
import type { KnownBlog } from './known-blogs.ts';
import type { Moment } from './entry-rows.ts';
import { type Body, type BodyRead, type BodyToRead, marksOf, readBody } from '../sources/read-body.ts';

// Bodies of entries, read and compared on the reading thread. Each function throws as Ahead's `get` does.

export type Reader = Readonly<{ db: ReadableDb; ahead: Ahead }>;

/**
 * Reads a body as a document stores it, or returns the reason to skip it. `people` are the known people of the post.
 */
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
  const knownPeople = marked ? withFormerIds(people, aliasesInPages(db, html)) : [];
  const elsewhere = marked && !picturesNamed(html).every((sha) => holdsPicture(db, sha));
  const { blogRemoteId = '', remoteId = '' } = entry;
  // The address is part of the key, because posts with the same text need different ids.
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
const blockReadings = new WeakMap<Body, Readonly<{ depends: string; read: BodyRead | SkipReason }>>();

/** Reads the blocks of a document, cached by body. */
function blocksReading(body: Body, options: Depends): BodyRead | SkipReason {
  const depends = JSON.stringify(options);
  const cached = blockReadings.get(body);
  if (cached?.depends === depends) return cached.read;
  const { blocks = [] } = body;
  const read = readBody({ ...options, blocks, people: [], elsewhere: false }) ?? 'too-large';
  blockReadings.set(body, { depends, read });
  return read;
}

/** True if two bodies are equivalent on a blog; false if they cannot be compared. */
export function areEquivalentBodies(
  ahead: Ahead,
  blog: KnownBlog | undefined,
  one: string,
  other: string,
): boolean {
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

/** Records the outcome of entries: an import stores it for undo, a mirror only counts. */
export type Ledger = Readonly<{
  blogOf(remoteId: string): KnownBlog;
  item(item: Item): void;
  /** Records external pictures of this post, which may be downloaded. */
  pictures(postId: string, addresses: readonly string[]): void;
}>;

export type Writing = Readonly<{
  db: WritableDb;
  ahead: Ahead;
  ledger: Ledger;
  moment: Moment;
  /** Indexes at the end of the chunk, because other statements in between would make FTS5 flush. */
  index(postRowid: number, document: () => Post): void;
  note(code: string, text: string): void;
  changed(postId: string): void;
}>;

/** An entry with its key and its blog's row. */
export type KeyedEntry = Readonly<{
  entry: Entry;
  body: Body | undefined;
  blog: KnownBlog | undefined;
  key: string;
}>;

export const itemOf = ({ entry, key }: KeyedEntry): Pick<Item, 'what' | 'key' | 'status' | 'title'> => ({
  what: entry.kind,
  key,
  status: entry.status,
  title: entry.title,
});

export function skip(writing: Writing, keyed: KeyedEntry, reason: SkipReason): void {
  writing.ledger.item({
    ...itemOf(keyed),
    outcome: 'skipped',
    reason,
    raw: JSON.stringify(keyed.entry),
  });
}
