/** The kinds of files that contain a complete site, with their readers. */
import { AppError } from '#contract/failure.ts';
import type { EntryRead } from '../entries.ts';
import { readGhost } from '../ghost/read-ghost.ts';
import type { ExportRead, ReadExportOptions } from '../site-export.ts';
import { readSubstack } from '../substack/read-substack.ts';
import { findParts } from '../wordpress/find-parts.ts';
import type { WordPressParts } from '../wordpress/post-html.ts';
import { readWxr } from '../wordpress/read-wxr.ts';
import { type FileKind, HEAD, headOf, kindOfFile, type Leaf } from './source-files.ts';

const SITE_KINDS = ['feed', 'wordpress', 'ghost', 'substack'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

export const isSiteKind = (kind: FileKind): kind is SiteKind =>
  (SITE_KINDS as readonly FileKind[]).includes(kind);

type Beside = ReadExportOptions &
  Readonly<{
    leaves: readonly Leaf[];
    tick(): void;
    /** Called with each other file that is read with this one. */
    taken(leaf: Leaf): void;
  }>;

type SiteRead = ExportRead & Readonly<{ isComplete: boolean }>;

export const MOST_TABLE = 64 * 1024 * 1024;

/** @param bytes of `leaf`, for the pass that yields entries */
export async function* readExport(
  kind: Exclude<SiteKind, 'feed'>,
  leaf: Leaf,
  bytes: AsyncIterable<Uint8Array>,
  beside: Beside,
): AsyncGenerator<EntryRead, SiteRead> {
  const state = { isComplete: true };
  const { entries } = yield* untilDamaged(state, await opened(kind, leaf, bytes, beside));
  return { entries, isComplete: state.isComplete };
}

async function opened(
  kind: Exclude<SiteKind, 'feed'>,
  leaf: Leaf,
  bytes: AsyncIterable<Uint8Array>,
  beside: Beside,
): Promise<AsyncGenerator<EntryRead, ExportRead>> {
  if (kind === 'wordpress') {
    return readWxr(bytes, await partsOf(leaf, beside), beside);
  }
  if (kind === 'ghost') return readGhost(ticking(leaf, beside.tick), bytes, beside);
  const { leaves, taken } = beside;
  // Reading only part of a table would silently omit posts.
  if (leaf.size > MOST_TABLE)
    throw new AppError('document.too-large', { megabytes: MOST_TABLE / 1024 / 1024 });
  const folder = leaf.name.slice(0, leaf.name.lastIndexOf('/') + 1);
  const own = leaves.filter(({ name }) => name.startsWith(`${folder}posts/`) || isTableOf(folder, name));
  const pages = new Map(own.map((page) => [page.name.slice(folder.length), page]));
  for (const page of own) taken(page);
  const table: Uint8Array[] = [];
  for await (const chunk of bytes) table.push(chunk);
  return readSubstack(
    Buffer.concat(table),
    {
      names: leaves.map(({ name }) => name),
      page(name) {
        const page = pages.get(name);
        return page && { size: page.size, read: () => headOf(page, page.size) };
      },
    },
    beside,
  );
}

const partsCache = new WeakMap<readonly Leaf[], WordPressParts>();

/** Reads the parts of a split WordPress export once, since a file may show attachments of another. */
async function partsOf(leaf: Leaf, { leaves, tick, signal }: Beside): Promise<WordPressParts> {
  const cached = partsCache.get(leaves);
  if (cached !== undefined) return cached;
  const parts = findParts(signal);
  for (const other of leaves) {
    const isPart =
      other === leaf ||
      (/\.xml$/i.test(other.name) && kindOfFile(other.name, await headOf(other, HEAD)) === 'wordpress');
    if (isPart) await parts.read(ticking(other, tick));
  }
  partsCache.set(leaves, parts);
  return parts;
}

const isTableOf = (folder: string, name: string): boolean =>
  name.startsWith(folder) && /^[^/]+\.csv$/i.test(name.slice(folder.length));

/** Ignores failures of a first pass; they occur again and are reported while reading. */
async function* ticking(leaf: Leaf, tick: () => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of leaf.open()) {
      tick();
      yield chunk;
    }
  } catch {
    // Reported by the pass that yields entries.
  }
}

async function* untilDamaged(
  state: { isComplete: boolean },
  reads: AsyncGenerator<EntryRead, ExportRead>,
): AsyncGenerator<EntryRead, ExportRead> {
  for (;;) {
    const next = await reads.next();
    if (next.done === true) return next.value;
    if (next.value.type === 'damaged') state.isComplete = false;
    yield next.value;
  }
}
