/** One file as one entry: a web page, a Markdown text, a document. */
import type { TopBlock } from '#interview/document.ts';
import { HtmlError } from '#interview/html/parse.ts';
import { blocksToText } from '#interview/plain.ts';
import { AppError } from '#contract/failure.ts';
import { decodeText } from '../decode-text.ts';
import type { Entry, EntryPlace, EntryRead, ReadOptions } from '../entries.ts';
import { markdownToHtml } from '../markdown.ts';
import { readDocument, reviewOf, type DocumentReader } from '../read-document.ts';
import { readFrontMatter } from './front-matter.ts';
import { readPage } from './read-page.ts';

export type SingleKind = 'page' | 'markdown' | 'document';

const MOST_TITLE = 2_000;

/** How documents are read. */
type Reading = Readonly<{
  /** Undefined: only looked at. */
  documents: DocumentReader | undefined;
  changes: ReadOptions['changes'];
}>;

/** Throws what readDocument does, document.too-large for HTML beyond measure. */
export async function readSingle(
  kind: SingleKind,
  file: Readonly<{ name: string; bytes: Uint8Array }>,
  at: EntryPlace,
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
  at: EntryPlace,
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
  at: EntryPlace,
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
  const [first, ...rest] = read.blocks;
  const title = first?.type === 'heading' ? blocksToText([first]).trim() : '';
  const blocks: TopBlock[] = [...(title === '' ? read.blocks : rest), ...read.notes];
  const comments = read.comments.length > 0 && { comments: read.comments };
  const parts = new Map<string, number>(read.warnings.map(({ code, count }) => [code, count]));
  if (read.changes.length > 0) parts.set(changes === 'accepted' ? 'changes' : 'refused', read.changes.length);
  // Neither is left out: notes stand at the end of the text, comments beside it.
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

/** What has a date was published somewhere; anything else is a draft. Without a title it has its file's name. */
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
