/** Bounds an entry to the limits of a document; each truncated or unreadable part gives a warning. */
import type { Entry, EntryLocation, EntryRead, EntryWarning } from './entries.ts';
import { readDate, readLine } from '../xml/values.ts';

/** Limits of a document (interview/document.ts). */
export const MOST_TITLE = 2_000;
const MOST_LABEL = 200;
const MOST_LABELS = 100;
export const MOST_ADDRESS = 2_000;
/** Maximum body in UTF-16 units: the limit of interview/html (HTML_LIMITS.length). */
export const MOST_BODY = 16_000_000;

/** A person's name; undefined for an e-mail address, which some programs put instead of a name. */
export function personOf(name: string): string | undefined {
  const person = readLine(name).slice(0, MOST_TITLE);
  return person === '' || /\S@\S+\.\S/.test(person) ? undefined : person;
}

export const personsOf = (names: readonly string[]): string | undefined =>
  personOf(names.flatMap((name) => personOf(name) ?? []).join(', '));

/** Normalises titles and labels to lines; `warnings` are those found earlier. */
export function boundedEntry(
  at: EntryLocation,
  original: Entry,
  warnings: ReadonlySet<EntryWarning>,
): EntryRead[] {
  const allWarnings = new Set(warnings);
  if (original.remoteId === undefined) allWarnings.add('entry-without-id');
  const text = original.html ?? original.excerpt ?? '';
  if (text.length > MOST_BODY)
    return [{ type: 'warning', code: 'entry-too-large', at, text: original.title.slice(0, MOST_TITLE) }];
  if (`${original.title}${text}`.includes('\ufffd')) allWarnings.add('text-unreadable');
  if (original.title.length > MOST_TITLE) allWarnings.add('title-cut');
  const labels = [...new Set((original.labels ?? []).map(readLine))].filter((label) => label !== '');
  const boundedLabels = labels.slice(0, MOST_LABELS).map((label) => label.slice(0, MOST_LABEL));
  if (labels.length > boundedLabels.length || labels.some((label) => label.length > MOST_LABEL))
    allWarnings.add('labels-cut');
  const entry: Entry = {
    ...original,
    title: original.title.slice(0, MOST_TITLE),
    ...(original.labels !== undefined && { labels: boundedLabels }),
  };
  return [
    { type: 'entry', entry, at },
    ...[...allWarnings].map((code): EntryRead => ({ type: 'warning', code, at, text: entry.title })),
  ];
}

/** A reader for the dates of one entry, like `readDate`; adds to `warnings` for an invalid date. */
export function dateReader(warnings: Set<EntryWarning>): (text: string | undefined) => number | undefined {
  return (text = '') => {
    const instant = readDate(text);
    // Databases write a missing date in this way.
    if (instant === undefined && text.trim() !== '' && !text.startsWith('0000-00-00'))
      warnings.add('date-unreadable');
    return instant;
  };
}
