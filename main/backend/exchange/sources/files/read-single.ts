/** Reads one file as one entry: a web page, a Markdown text with front matter, a document. */
import { AppError } from '#contract/failure.ts';
import { languageSchema, type TopBlock } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { documentTitle } from '#interview/recognition/document-title.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { readDate } from '../../xml/values.ts';
import { decodeText } from '../../xml/encodings.ts';
import type { Entry, EntryLocation, EntryRead, ReadOptions } from '../entries.ts';
import { markdownToHtml } from '../../documents/markdown.ts';
import { type DocumentReader, readDocument, reviewOf } from '../../documents/read-document.ts';
import { readPage } from './read-page.ts';

// Front matter between two `---` lines before a Markdown text: `key: value`, `key: [a, b]`, `key:` followed by `- a`
// lines, and values continued in indented lines, as a block (`>`, `|`) or not. No other YAML, in particular no
// references or types. If a line is not a setting, all of it is text between two rules.

const MOST_LINES = 200;
const MOST_VALUE = 2_000;

const TITLE = ['title'];
const LABELS = ['labels', 'tags', 'categories', 'category'];
const AUTHOR = ['author', 'authors'];
const DESCRIPTION = ['description', 'summary', 'excerpt'];
const ADDRESS = ['url', 'permalink', 'canonical'];
const LANGUAGE = ['lang', 'language'];
const DATE = ['date', 'published'];
const DRAFT = ['draft'];
const KEYS: ReadonlySet<string> = new Set(
  [TITLE, LABELS, AUTHOR, DESCRIPTION, ADDRESS, LANGUAGE, DATE, DRAFT].flat(),
);

const PAIR = /^([A-Za-z][\w-]{0,60})\s*:\s*(.*)$/;
/** A key of another program. A space before the colon indicates a speaker or a word of a French text. */
const OTHER_KEY = /^[\p{L}_][\p{L}\w .-]{0,60}(?<!\s):(?:\s|$)/u;
/** The beginning of a YAML block: folded or literal, with indentation and chomping indicators. */
const BLOCK = /^([>|])[\d+-]{0,2}(?:\s+#.*)?$/;

type FrontMatter = Readonly<{
  facts: Partial<
    Pick<Entry, 'title' | 'labels' | 'author' | 'description' | 'publishedAt' | 'url' | 'language'>
  >;
  draft: boolean;
  badDate: boolean;
  text: string;
  /** The front matter's lines, if some are not used. */
  raw?: string;
}>;

export function readFrontMatter(text: string): FrontMatter {
  const lines = text.split(/\r?\n/, MOST_LINES + 1);
  const end = /^---\s*$/.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
    : -1;
  const head = lines.slice(1, Math.max(end, 1));
  if (!isSettings(head)) return { facts: {}, draft: false, badDate: false, text };
  const values = valuesOf(head);
  const used = new Set<string>();
  const first = (keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const value = values.get(key)?.[0];
      if (values.has(key)) used.add(key);
      if (value !== undefined && value !== '') return value;
    }
    return undefined;
  };
  const labels = LABELS.flatMap((key) => {
    if (values.has(key)) used.add(key);
    return values.get(key) ?? [];
  });
  const title = first(TITLE);
  const author = first(AUTHOR);
  const description = first(DESCRIPTION);
  const address = first(ADDRESS);
  const url = address !== undefined && /^https?:\/\/\S+$/.test(address) ? address : undefined;
  const language = languageSchema.safeParse(first(LANGUAGE)).data;
  const date = first(DATE);
  const publishedAt = date === undefined ? undefined : readDate(date);
  const draft = /^(?:true|yes)$/i.test(first(DRAFT) ?? '');
  return {
    facts: {
      ...(title !== undefined && { title }),
      ...(labels.length > 0 && { labels: [...new Set(labels)] }),
      ...(author !== undefined && { author }),
      ...(description !== undefined && { description }),
      ...(publishedAt !== undefined && { publishedAt }),
      ...(url !== undefined && { url }),
      ...(language !== undefined && { language }),
    },
    draft,
    badDate: date !== undefined && publishedAt === undefined,
    text: text
      .split(/\r?\n/)
      .slice(end + 1)
      .join('\n'),
    ...([...values.keys()].some((key) => !used.has(key)) && { raw: head.join('\n') }),
  };
}

/** True if all lines can be settings and one key is known; a dialogue between two rules is text. */
function isSettings(lines: readonly string[]): boolean {
  const keyed = (line: string): boolean => KEYS.has(PAIR.exec(line)?.[1]?.toLowerCase() ?? '');
  return (
    lines.some(keyed) &&
    lines.every((line) => /^(?:\s*$|\s|#|-\s)/.test(line) || OTHER_KEY.test(line) || keyed(line))
  );
}

function valuesOf(lines: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let current: string[] | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const pair = PAIR.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (pair !== null) {
      const [, key = '', value = ''] = pair;
      const block = BLOCK.exec(value.trim())?.[1];
      const below = linesBelow(lines, at + 1, block !== undefined);
      if (block === undefined)
        current = value.trim() === '' ? [] : listOf([value, ...below].map((part) => part.trim()).join(' '));
      else current = [wordsOf(below, block === '>').slice(0, MOST_VALUE)];
      // A key without a value is followed by its list.
      if (value.trim() !== '') at += below.length;
      values.set(key.toLowerCase(), current);
    } else if (item !== undefined && current !== undefined) current.push(plain(item));
  }
  return values;
}

/**
 * The indented lines from `at` on: all lines of a block, including blank ones, or the continuation of another value.
 */
function linesBelow(lines: readonly string[], at: number, block: boolean): string[] {
  const belongs = (line: string): boolean =>
    block ? line.trim() === '' || /^\s/.test(line) : /^\s+(?!-\s)\S/.test(line);
  const end = lines.findIndex((line, index) => index >= at && !belongs(line));
  return lines.slice(at, end === -1 ? lines.length : end);
}

/** The text of a block; a folded block has one line per paragraph. */
function wordsOf(lines: readonly string[], folded: boolean): string {
  const indent = /^\s*/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  const text = lines
    .map((line) => (line.trim() === '' ? '' : line.slice(Math.min(indent, line.search(/\S/)))))
    .join('\n')
    .trim();
  return folded ? text.replace(/([^\n])\n(?!\n)/g, '$1 ').replace(/\n+/g, '\n') : text;
}

function listOf(value: string): string[] {
  if (value === '') return [];
  if (!value.startsWith('[') || !value.endsWith(']')) return [plain(value)];
  // Commas inside quotes belong to the value.
  const items = value.slice(1, -1).matchAll(/(?:^|,)\s*("[^"]*"|'[^']*'|[^,]*)/g);
  return [...items].map(([, item = '']) => plain(item)).filter((one) => one !== '');
}

function plain(value: string): string {
  const trimmed = value.trim();
  const quoted = /^"([\s\S]*)"$|^'([\s\S]*)'$/.exec(trimmed);
  const comment = trimmed.search(/\s#/);
  const bare = comment === -1 ? trimmed : trimmed.slice(0, comment).trimEnd();
  return (quoted?.[1] ?? quoted?.[2] ?? bare).slice(0, MOST_VALUE);
}

type SingleKind = 'page' | 'markdown' | 'document';

const MOST_TITLE = 2_000;

type Reading = Readonly<{
  /** Undefined for an inspection. */
  documents: DocumentReader | undefined;
  changes: ReadOptions['changes'];
}>;

/** Throws as readDocument does, and document.too-large for oversized HTML. */
export async function readSingle(
  kind: SingleKind,
  file: Readonly<{ name: string; bytes: Uint8Array }>,
  at: EntryLocation,
  reading: Reading,
): Promise<EntryRead[]> {
  try {
    if (kind === 'page')
      return [{ type: 'entry', at, entry: settled(file.name, readPage(textOf(file.bytes))) }];
    if (kind === 'markdown') return await readMarkdown(file, at);
    return await readBlocks(file, at, reading);
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    throw new AppError(
      'document.too-large',
      { megabytes: Math.ceil(file.bytes.length / 1024 / 1024) },
      { cause: error },
    );
  }
}

const textOf = (bytes: Uint8Array): string => decodeText(bytes).replace(/^\uFEFF/, '');

async function readMarkdown(
  file: Readonly<{ name: string; bytes: Uint8Array }>,
  at: EntryLocation,
): Promise<EntryRead[]> {
  const { facts, draft, badDate, text, raw } = readFrontMatter(textOf(file.bytes));
  const page = readPage(await markdownToHtml(text));
  const entry = settled(file.name, { ...page, ...facts }, draft);
  return [
    { type: 'entry', at, entry: { ...entry, ...(raw !== undefined && { raw }) } },
    ...(badDate ? [{ type: 'warning', code: 'date-unreadable', at, text: entry.title } as const] : []),
  ];
}

async function readBlocks(
  file: Readonly<{ name: string; bytes: Uint8Array }>,
  at: EntryLocation,
  { documents, changes = 'accepted' }: Reading,
): Promise<EntryRead[]> {
  if (documents === undefined) {
    const { changes: tracked, comments } = await reviewOf(file);
    const changedBy = tracked.map(({ author }) => author);
    const left = {
      ...(comments.length > 0 && { comments }),
      ...(changedBy.length > 0 && { changedBy }),
    };
    return [{ type: 'entry', at, entry: settled(file.name, { title: '', ...left }) }];
  }
  const read = await readDocument(documents, file, changes);
  const { title, rest } = documentTitle(read.blocks, recognizeBlocks(read.blocks));
  const blocks: TopBlock[] = [...rest, ...read.notes];
  const comments = read.comments.length > 0 && { comments: read.comments };
  const parts = new Map<string, number>(read.warnings.map(({ code, count }) => [code, count]));
  if (read.changes.length > 0) parts.set(changes === 'accepted' ? 'changes' : 'refused', read.changes.length);
  // Not reported as dropped: notes are at the end of the text, comments beside it.
  parts.delete('notes');
  parts.delete('comments');
  return [
    { type: 'entry', at, entry: { ...settled(file.name, { title }), blocks, ...comments } },
    ...[...parts].map(([part, count]): EntryRead => ({
      type: 'warning',
      code: 'document-part',
      at,
      text: `${part} ${count}`,
    })),
  ];
}

/** An entry with a date was published and others are drafts. The default title is the file's name. */
function settled(name: string, read: Partial<Entry> & Pick<Entry, 'title'>, draft = false): Entry {
  const title = (read.title || name.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z0-9]{1,8}$/, '')).slice(
    0,
    MOST_TITLE,
  );
  return {
    ...read,
    kind: 'post',
    title,
    status: !draft && read.publishedAt !== undefined ? 'live' : 'draft',
  };
}
