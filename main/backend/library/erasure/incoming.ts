/** What comes in and is not kept by the backend itself, or is compared before it is: without those who were erased. */
import { eraseText } from '#interview/erasing/erasing.ts';
import { erasePost } from '#interview/erasing/erase-post.ts';
import { emptyPost } from '#interview/upgrade.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import type { WritableDb } from '../sql.ts';
import { readerAt } from './guards.ts';

type Said = Readonly<{
  title: string;
  labels?: readonly string[];
  author?: string;
  description?: string;
}>;

/** What a source says of an entry beside its body, as it is kept here: its next reading says the same. */
export function withoutErased<Entry extends Said>(db: WritableDb, entry: Entry): Entry {
  const reader = readerAt(db);
  if (reader === undefined) return entry;
  const said = (text: string): string => eraseText(text, reader.erasing, new Set(), 'fr');
  const { labels, author, description } = entry;
  return {
    ...entry,
    title: said(entry.title),
    ...(labels === undefined ? {} : { labels: labels.filter((label) => said(label) === label) }),
    ...(author === undefined ? {} : { author: said(author) }),
    ...(description === undefined ? {} : { description: said(description) }),
  };
}

/** A document that the page is to take in: nobody speaks in it yet, so that it loses names alone. */
export function documentWithoutErased(db: WritableDb, read: ReadDocument): ReadDocument {
  const reader = readerAt(db);
  if (reader === undefined) return read;
  const { erasing } = reader;
  const said = (text: string): string => eraseText(text, erasing, new Set(), 'fr');
  const blocks = (body: ReadDocument['blocks']): ReadDocument['blocks'] =>
    erasePost({ ...emptyPost('article', 'fr'), body }, erasing).post.body;
  return {
    ...read,
    name: said(read.name),
    blocks: blocks(read.blocks),
    notes: blocks(read.notes),
    colours: read.colours.map((run) => ({ ...run, text: said(run.text) })),
    changes: read.changes.map((change) => ({
      ...change,
      author: said(change.author),
      removed: said(change.removed),
      inserted: said(change.inserted),
      before: said(change.before),
      after: said(change.after),
    })),
    comments: read.comments.map((comment) => ({
      ...comment,
      author: said(comment.author),
      text: said(comment.text),
      quote: said(comment.quote),
    })),
  };
}
