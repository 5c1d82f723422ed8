/** An entry within the bounds of a document, whichever program wrote it: what is cut, or cannot be read, is told beside it. */
import type { Entry, EntryLocation, EntryRead, EntryWarning } from './entries.ts';
import { readDate, readLine } from '../xml/values.ts';

/** The document's own bounds (interview/document.ts). */
export const MOST_TITLE = 2_000;
const MOST_LABEL = 200;
const MOST_LABELS = 100;
export const MOST_ADDRESS = 2_000;
/** A body, in UTF-16 units: what interview/html reads (HTML_LIMITS.length). */
export const MOST_BODY = 16_000_000;

/** A name; where a program shows an e-mail address for want of one, nobody. */
export function personOf(name: string): string | undefined {
  const person = readLine(name).slice(0, MOST_TITLE);
  return person === '' || /\S@\S+\.\S/.test(person) ? undefined : person;
}

/** The names of several, in one line. */
export const personsOf = (names: readonly string[]): string | undefined =>
  personOf(names.flatMap((name) => personOf(name) ?? []).join(', '));

/** Titles and labels are read as lines; `warnings` were met before. */
export function boundedEntry(
  at: EntryLocation,
  given: Entry,
  warnings: ReadonlySet<EntryWarning>,
): EntryRead[] {
  const told = new Set(warnings);
  if (given.remoteId === undefined) told.add('entry-without-id');
  const text = given.html ?? given.excerpt ?? '';
  if (text.length > MOST_BODY)
    return [{ type: 'warning', code: 'entry-too-large', at, text: given.title.slice(0, MOST_TITLE) }];
  if (`${given.title}${text}`.includes('\ufffd')) told.add('text-unreadable');
  if (given.title.length > MOST_TITLE) told.add('title-cut');
  const labels = [...new Set((given.labels ?? []).map(readLine))].filter((label) => label !== '');
  const kept = labels.slice(0, MOST_LABELS).map((label) => label.slice(0, MOST_LABEL));
  if (labels.length > kept.length || labels.some((label) => label.length > MOST_LABEL))
    told.add('labels-cut');
  const entry: Entry = {
    ...given,
    title: given.title.slice(0, MOST_TITLE),
    ...(given.labels !== undefined && { labels: kept }),
  };
  return [
    { type: 'entry', entry, at },
    ...[...told].map((code): EntryRead => ({ type: 'warning', code, at, text: entry.title })),
  ];
}

/** Dates of one entry, read as `readDate` does; one that is none is noted in `warnings`. */
export function dateReader(warnings: Set<EntryWarning>): (text: string | undefined) => number | undefined {
  return (text = '') => {
    const instant = readDate(text);
    // Databases write the day that is none in this way.
    if (instant === undefined && text.trim() !== '' && !text.startsWith('0000-00-00'))
      warnings.add('date-unreadable');
    return instant;
  };
}
