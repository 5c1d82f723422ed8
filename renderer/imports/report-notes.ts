/** Omissions and warnings as lines of text, for the screen and the saved report. Pure. */
import type { Messages } from '#assets/messages/fr.ts';
import { sourceName } from './use-imports.ts';
import type { Import } from './use-imports.ts';

export type Note = Readonly<{ key: string; text: string; detail: string }>;
type Words = Messages['imports'];
type Report = NonNullable<Import['report']>;

/** Titles with the reason why they were left out. */
export const skippedNotes = ({ skipped }: Report, words: Words): Note[] =>
  skipped.map(({ id, title, reason }, index) => ({
    key: `${index} ${id}`,
    text: title.trim() === '' ? words.untitled : title,
    detail: words.reasons[reason],
  }));

/** Warnings with their location, of the codes that `includes` accepts; by default all. */
export const warningNotes = (
  { warnings }: Report,
  words: Words,
  includes: (code: string) => boolean = () => true,
): Note[] =>
  warnings
    .filter(({ code }) => includes(code))
    .map(({ code, location, text }, index) => ({
      key: String(index),
      text: (words.warning[code] ?? words.warningOther)(text),
      detail: locationWords(location, words),
    }));

/** As the backend writes a location: `feed.atom:812` is a line, `feed.atom:#12` an entry counted from 1. */
function locationWords(location: string, words: Words): string {
  const [, file = '', entry, count] = /^(.*):(#?)(\d+)$/s.exec(location) ?? [];
  if (count === undefined) return location;
  return entry === '#' ? words.element(file, Number(count)) : words.line(file, Number(count));
}

/** Addresses of pictures that could not be fetched. */
export const missingNotes = ({ pictures }: Report, words: Words): Note[] =>
  pictures.missing.map(({ url, reason }, index) => ({
    key: String(index),
    text: url,
    detail: words.missingReasons[reason] ?? words.missingReasonOther,
  }));

/** The counts of a report, in the order they are shown. */
export const IMPORT_COUNTS = ['added', 'updated', 'unchanged', 'skipped'] as const;

/** How many posts an import added, updated, left unchanged and skipped. */
export const countsOf = (report: Report): Readonly<Record<(typeof IMPORT_COUNTS)[number], number>> => ({
  ...report,
  skipped: report.skipped.length,
});

/** The whole report as a text. */
export function reportText(one: Import, words: Words, date: string): string {
  const { report } = one;
  const lines = [`${words.report}, ${sourceName(one.name)}`, date];
  for (const { name, url } of one.blogs) lines.push([name, url].filter((part) => part !== '').join(', '));
  if (report === undefined) return `${lines.join('\n')}\n`;
  lines.push('');
  const counts = countsOf(report);
  for (const kind of IMPORT_COUNTS)
    if (kind === 'added' || counts[kind] > 0) lines.push(`${words.imported[kind]}\t${counts[kind]}`);
  const parts = kindsOf(report, words);
  if (parts.length > 0) lines.push(words.ofThem(parts.join(', ')));
  if (report.comments > 0) lines.push(commentsWords(one, report, words));
  const groups: [string, readonly Note[]][] = [
    [words.skipped(report.skipped.length), skippedNotes(report, words)],
    [words.warnings(report.warnings.length), warningNotes(report, words)],
    [words.missing(report.pictures.missing.length), missingNotes(report, words)],
  ];
  for (const [title, notes] of groups) {
    if (notes.length === 0) continue;
    lines.push('', title);
    for (const { text, detail } of notes) lines.push(detail === '' ? text : `${text}\t${detail}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The number of readers' comments imported. */
export const commentsWords = (
  { withComments }: Pick<Import, 'withComments'>,
  { comments }: Report,
  words: Words,
): string => (withComments ? words.commentsTaken(comments) : words.commentsLeft(comments));

/** « 3 pages, 12 brouillons »: the kinds with posts. */
export const kindsOf = (report: Report, words: Words): string[] =>
  (['pages', 'drafts', 'scheduled', 'trashed'] as const)
    .filter((kind) => report[kind] > 0)
    .map((kind) => words.kindsOf[kind](report[kind]));
