import type { Post } from '#interview/document.ts';
import type { SkipReason } from '#contract/imports.ts';
import type { WritableDb } from '../../library/sql.ts';
import type { Entry } from '../entries.ts';
import type { Ahead } from '../reading/ahead.ts';
import type { Item } from './items.ts';
import type { KnownBlog } from './known-blogs.ts';
import type { Moment } from './post-rows.ts';
import type { Body } from './read-body.ts';

/** Who takes entries in, and what is remembered of it: an import keeps what it needs to be undone, a mirror only counts. */
export type Ledger = Readonly<{
  /** The blog's row, made where there is none. */
  blogOf(remoteId: string): KnownBlog;
  item(item: Item): void;
  /** The pictures of this post stand elsewhere, and may be fetched. */
  pictures(postId: string, document: Post): void;
}>;

/** What writing an entry works with. */
export type Writing = Readonly<{
  db: WritableDb;
  /** What the reading thread read of the entries. */
  ahead: Ahead;
  ledger: Ledger;
  moment: Moment;
  /** Indexes at the end of the chunk: every statement in between would make FTS5 write out what it holds. */
  index(postRowid: number, document: Post): void;
  note(code: string, text: string): void;
  /** The page is told that this post changed. */
  changed(postId: string): void;
}>;

/** An entry with what finding its place took. */
export type Placed = Readonly<{
  entry: Entry;
  body: Body | undefined;
  blog: KnownBlog | undefined;
  key: string;
}>;

/** What every item of an entry says. */
export const itemOf = ({ entry, key }: Placed): Pick<Item, 'what' | 'key' | 'status' | 'title'> => ({
  what: entry.kind,
  key,
  status: entry.status,
  title: entry.title,
});

/** Left out, with the reason; what it held is kept beside. */
export function skip(writing: Writing, placed: Placed, reason: SkipReason): void {
  writing.ledger.item({
    ...itemOf(placed),
    outcome: 'skipped',
    reason,
    raw: JSON.stringify(placed.entry),
  });
}
