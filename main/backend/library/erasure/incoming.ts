/** What a source says of an entry beside its body, as it is kept here where somebody was erased: its next reading says the same. */
import { eraseText } from '../../../../interview/erasing/erasing.ts';
import type { WritableDb } from '../sql.ts';
import { readerAt } from './guards.ts';

type Said = Readonly<{
  title: string;
  labels?: readonly string[];
  author?: string;
  description?: string;
}>;

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
