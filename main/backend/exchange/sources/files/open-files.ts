/**
 * Reads the chosen files as entries: backups of Blogger (alone, zipped, a Takeout folder or zip), exports of WordPress,
 * Ghost and Substack, web pages, Markdown, documents. Recognised by content; unreadable files are reported and the
 * others read.
 */
import { AppError } from '#contract/failure.ts';
import { readFeed } from '../backup/read-feed.ts';
import { csvCells } from '../../documents/csv-rows.ts';
import type { EntryLocation, EntryRead, EntrySource, EntryWarning, ReadOptions } from '../entries.ts';
import type { DocumentReader } from '../../documents/read-document.ts';
import {
  type FileKind,
  HEAD,
  headOf,
  isAlbum,
  kindOfFile,
  type Leaf,
  type Leaves,
  openLeaves,
  type SourceFile,
} from './source-files.ts';
import { readSingle } from './read-single.ts';
import { isSiteKind, readExport, type SiteKind } from './site-kinds.ts';

// Takeout's `settings.csv` beside a blog's feed has settings missing in the feed. Its format is not documented: both a
// row of names above a row of values and one row per setting are accepted, and only known settings are kept.

const MOST_BYTES = 1024 * 1024;
const WANTED = new Set([
  'BLOG_NAME',
  'BLOG_LOCALE',
  'BLOG_TIME_ZONE',
  'BLOG_SUBDOMAIN',
  'BLOG_CONVERT_LINE_BREAKS',
]);

export function readSettings(bytes: Uint8Array): (readonly [key: string, value: string])[] {
  if (bytes.length > MOST_BYTES) return [];
  const rows = csvCells(Buffer.from(bytes).toString('utf8'));
  const [names = [], values = []] = rows;
  const column = rows.map(([name = '']) => name);
  const countSettings = (cells: readonly string[]): number =>
    cells.filter((cell) => WANTED.has(keyOf(cell))).length;
  const isDown =
    countSettings(column) > countSettings(names) ||
    (countSettings(column) === countSettings(names) && names.length === 2);
  const pairs: (readonly [string, string])[] = isDown
    ? rows.map(([name = '', value = '']) => [name, value])
    : names.map((name, at) => [name, values[at] ?? '']);
  return pairs.flatMap(([name, value]) => {
    const key = keyOf(name);
    // None of these values is an e-mail address.
    return WANTED.has(key) && !value.includes('@') ? [[key, value.trim()] as const] : [];
  });
}

function keyOf(name: string): string {
  const key = name
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return key.startsWith('BLOG_') ? key : `BLOG_${key}`;
}

/** Maximum size of one page, text or document, which is held in memory. */
const MOST_SINGLE = 64 * 1024 * 1024;

type OpenFilesOptions = Readonly<{
  /** Milliseconds UTC. */
  now(): number;
  /** Without it, documents are only inspected. */
  documents?: DocumentReader;
  /** Called and awaited before each file that is read completely, with its name and its number among the entries. */
  begins?(file: string, entry: number): Promise<void>;
}>;

/** Never throws: errors are reported while reading. */
export function openFiles(files: readonly SourceFile[], options: OpenFilesOptions): EntrySource {
  return {
    kind: 'files',
    name: nameOfFiles(files),
    read: (reading) => readFiles(files, options, reading),
  };
}

export const nameOfFiles = (files: readonly SourceFile[]): string =>
  files
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 2_000);

type Reading = {
  readonly options: OpenFilesOptions & ReadOptions;
  entries: number;
  /** True once anything but warnings was yielded. */
  any: boolean;
  failure: unknown;
  done: number;
  total: number;
  readonly read: Set<Leaf>;
};

async function* readFiles(
  files: readonly SourceFile[],
  options: OpenFilesOptions,
  reading: ReadOptions,
): AsyncGenerator<EntryRead> {
  const state: Reading = {
    options: { ...options, ...reading },
    entries: 0,
    any: false,
    failure: undefined,
    done: 0,
    total: 0,
    read: new Set(),
  };
  for (const file of files) {
    reading.signal.throwIfAborted();
    let opened: Leaves;
    try {
      opened = await openLeaves(file, () => reading.onProgress?.(state.done, state.total));
    } catch (error) {
      yield failed(state, file.name, error);
      continue;
    }
    try {
      yield* readLeaves(opened, state);
    } finally {
      opened.close();
    }
  }
  if (!state.any && state.failure !== undefined) throw state.failure;
}

async function* readLeaves({ leaves, aside }: Leaves, state: Reading): AsyncGenerator<EntryRead> {
  state.total += leaves.reduce((sum, leaf) => sum + (isAlbum(leaf.name) ? 0 : leaf.size), 0);
  for (const { code, name } of aside)
    yield numbered(state, { type: 'warning', code, text: name, at: locationOf(name) });
  for (const leaf of leaves) {
    state.options.signal.throwIfAborted();
    const before = state.done;
    try {
      yield* readLeaf(leaf, leaves, state);
    } catch (error) {
      if (state.options.signal.aborted) throw error;
      yield failed(state, leaf.name, error);
    }
    state.done = Math.max(state.done, before + (isAlbum(leaf.name) ? 0 : leaf.size));
    state.options.onProgress?.(state.done, state.total);
  }
}

async function* readLeaf(leaf: Leaf, leaves: readonly Leaf[], state: Reading): AsyncGenerator<EntryRead> {
  const kind: FileKind =
    !leaf.chosen && isAlbum(leaf.name) ? 'album' : kindOfFile(leaf.name, await headOf(leaf, HEAD));
  if (state.read.has(leaf)) return;
  if (isSiteKind(kind)) {
    yield* readSite(kind, leaf, leaves, state);
    return;
  }
  const leftOut = leftOutAs(kind, leaf, leaves);
  if (leftOut !== undefined) {
    state.entries += 1;
    state.any = true;
    if (state.entries > (state.options.after ?? 0))
      yield { type: 'left-out', what: leftOut, at: { ...locationOf(leaf.name), entry: state.entries } };
    return;
  }
  if (kind !== 'page' && kind !== 'markdown' && kind !== 'document') {
    const code = kind === 'archive' ? 'file-not-followed' : 'file-unknown';
    state.failure ??= new AppError('document.unknown-kind', { name: leaf.name });
    yield numbered(state, { type: 'warning', code, text: leaf.name, at: locationOf(leaf.name) });
    return;
  }
  // Numbered first, so that a finished file is not opened again on resuming, whatever its outcome.
  state.entries += 1;
  const number = state.entries;
  if (number <= (state.options.after ?? 0)) {
    state.any = true;
    return;
  }
  if (leaf.size > MOST_SINGLE)
    throw new AppError('document.too-large', { megabytes: MOST_SINGLE / 1024 / 1024 });
  await state.options.begins?.(leaf.name, number);
  const bytes = await headOf(leaf, MOST_SINGLE);
  const { inspectOnly, documents, changes } = state.options;
  const at = { ...locationOf(leaf.name), entry: number };
  const reads = await readSingle(kind, { name: leaf.name, bytes }, at, {
    documents: inspectOnly === true ? undefined : documents,
    changes,
  });
  state.any = true;
  yield* reads;
}

function leftOutAs(
  kind: FileKind,
  leaf: Leaf,
  leaves: readonly Leaf[],
): 'album' | 'settings' | 'template' | undefined {
  if (kind === 'album') return 'album';
  if (kind === 'table') return 'settings';
  if (kind === 'template') return 'template';
  // A blog's themes are stored beside its feed, in various formats.
  const beside = !leaf.chosen && leaves.some(({ name }) => name === `${folderOf(leaf.name)}feed.atom`);
  return beside && (kind === 'page' || /\.xml$/i.test(leaf.name)) ? 'template' : undefined;
}

/** Reads a file that contains a complete site, alone or with its other files. */
async function* readSite(
  kind: SiteKind,
  leaf: Leaf,
  leaves: readonly Leaf[],
  state: Reading,
): AsyncGenerator<EntryRead> {
  const broken: { error?: unknown } = {};
  const { signal, now, after = 0, onProgress } = state.options;
  const reading = { file: leaf.name, now: now(), signal, before: state.entries, after };
  const bytes = untilBroken(leaf, broken, state);
  const { entries, isComplete } = yield* marked(
    state,
    kind === 'feed'
      ? readFeed(bytes, { ...reading, ...(await settingsBeside(leaf, leaves)) })
      : readExport(kind, leaf, bytes, {
          ...reading,
          leaves,
          tick: () => onProgress?.(state.done, state.total),
          taken: (other) => void state.read.add(other),
        }),
  );
  state.entries += entries;
  if (broken.error !== undefined && isComplete) yield failed(state, leaf.name, broken.error);
}

async function settingsBeside(
  leaf: Leaf,
  leaves: readonly Leaf[],
): Promise<{ settings?: ReturnType<typeof readSettings> }> {
  const beside = leaves.find(({ name }) => name === `${folderOf(leaf.name)}settings.csv`);
  return beside === undefined ? {} : { settings: readSettings(await headOf(beside, 1024 * 1024)) };
}

/** If a disk or an archive fails, the entries read so far are kept and the feed ends at that place. */
async function* untilBroken(
  leaf: Leaf,
  broken: { error?: unknown },
  state: Reading,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of leaf.open()) {
      state.done += chunk.length;
      state.options.onProgress?.(state.done, state.total);
      yield chunk;
    }
  } catch (error) {
    broken.error = error;
  }
}

async function* marked<Result>(
  state: Reading,
  reads: AsyncGenerator<EntryRead, Result>,
): AsyncGenerator<EntryRead, Result> {
  for (;;) {
    const next = await reads.next();
    if (next.done === true) return next.value;
    state.any ||= next.value.type !== 'warning';
    yield next.value;
  }
}

function numbered(state: Reading, read: Extract<EntryRead, { type: 'warning' }>): EntryRead {
  return { ...read, at: { ...read.at, entry: state.entries } };
}

function failed(state: Reading, name: string, error: unknown): EntryRead {
  state.failure ??= error instanceof AppError ? error : new AppError('file.unreadable', {}, { cause: error });
  return numbered(state, {
    type: 'warning',
    code: warningOf(error),
    text: name,
    at: locationOf(name),
  });
}

function warningOf(error: unknown): EntryWarning {
  if (!(error instanceof AppError)) return 'file-unreadable';
  if (error.code === 'document.too-large') return 'file-too-large';
  return error.code === 'document.too-complex' ? 'file-too-complex' : 'file-unreadable';
}

const locationOf = (file: string): EntryLocation => ({ file, entry: 0 });
const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);
