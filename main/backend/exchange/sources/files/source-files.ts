/** The chosen files (single files, those of a folder or an archive, in a stable order), and the kind of each. */
import { createReadStream } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { type Archive, ARCHIVE_LIMITS, openArchive } from '#backend/library/store/zip/open-archive.ts';
import { isSubstackTable } from '../substack/read-substack.ts';
import { decodeText } from '../../xml/encodings.ts';
import type { EntryWarning } from '../entries.ts';

export type FileKind =
  | 'feed'
  | 'wordpress'
  | 'ghost'
  | 'substack'
  | 'page'
  | 'markdown'
  | 'document'
  /** A zip inside a zip. */
  | 'archive'
  | 'template'
  /** Pictures and Takeout's metadata about them. */
  | 'album'
  /** Takeout's tables: settings, profile. */
  | 'table'
  | 'unknown';

export const HEAD = 4096;

const PICTURES = new Set(
  '.jpg .jpeg .png .gif .webp .avif .heic .heif .bmp .tif .tiff .svg .mp4 .mov .webm .3gp .avi .m4v .json'.split(
    ' ',
  ),
);

/** Recognised by name, without reading its bytes. */
export const isAlbum = (name: string): boolean =>
  PICTURES.has(path.extname(name).toLowerCase()) && !/\.ghost\.[\d-]+\.json$/i.test(name);

export function kindOfFile(name: string, head: Buffer): FileKind {
  const extension = path.extname(name).toLowerCase();
  const bytes = head.toString('latin1', 0, 8);
  if (['.docx', '.odt'].includes(extension)) return 'document';
  if (bytes.startsWith('PK')) return 'archive';
  // Treated as documents, which have specific failure messages.
  if (bytes.startsWith('%PDF') || bytes.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'document';
  const utf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff|<\0|\0<)/.test(bytes);
  if (!utf16 && head.includes(0)) return rootIn(head.toString('latin1'), FEED) ? 'feed' : 'unknown';
  const text = utf16 ? decodeText(head) : head.toString('latin1');
  if (rootIn(text, FEED)) return 'feed';
  if (/wordpress\.org\/export\/|<wp:wxr_version/.test(text) && rootIn(text, RSS)) return 'wordpress';
  if (isGhost(text)) return 'ghost';
  if (extension === '.csv') return isSubstackTable(text) ? 'substack' : 'table';
  if (/<html\b[^>]*(?:\sxmlns:(?:b|data|expr)=|\sb:)|<b:skin|<\$Blog\w+\$>|<MainPage>/.test(text))
    return 'template';
  if (['.html', '.htm', '.xhtml'].includes(extension) || /^\s*<(?:!doctype html|html)\b/i.test(text))
    return 'page';
  if (['.md', '.markdown'].includes(extension)) return 'markdown';
  return ['.txt', '.text'].includes(extension) ? 'document' : 'unknown';
}

const FEED = /<(?:[\w.-]+:)?feed[\s>/]/iy;
const FEED_DOCTYPE = /<!DOCTYPE\s+feed\b[^<]*(?:<!ENTITY[^>]*>\s*)*\]?\s*>/iy;

const RSS = /<rss[\s>]/iy;

/** True if only declarations, comments and white space come before the root. */
function rootIn(text: string, root: RegExp): boolean {
  // Skips piece by piece, because a repeated group in one expression would backtrack exponentially.
  let at = /^(?:\u00ef\u00bb\u00bf|\ufeff)?/.exec(text)?.[0].length ?? 0;
  for (let next: number | undefined = at; next !== undefined; next = afterPiece(text, at)) at = next;
  root.lastIndex = at;
  return root.test(text);
}

/** True for database tables as JSON that have an export date or contain posts. */
const isGhost = (text: string): boolean =>
  /^(?:\u00ef\u00bb\u00bf|\ufeff)?\s*\{/.test(text) &&
  /"exported_on"\s*:|"data"\s*:\s*\{\s*"(?:posts|tags|users|settings|posts_tags|posts_meta)"\s*:\s*\[/.test(
    text,
  );

/** The end of the declaration, comment or space that begins at `at`; undefined if there is none or it does not end. */
function afterPiece(text: string, at: number): number | undefined {
  if (/[\s\0]/.test(text.charAt(at))) return at + 1;
  const closing = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
  if (closing !== undefined) {
    const end = text.indexOf(closing, at + (closing === '?>' ? 2 : 4));
    return end === -1 ? undefined : end + closing.length;
  }
  FEED_DOCTYPE.lastIndex = at;
  return FEED_DOCTYPE.test(text) ? FEED_DOCTYPE.lastIndex : undefined;
}

export type SourceFile = Readonly<{ name: string; path: string }>;

/** A file whose bytes can be read repeatedly. */
export type Leaf = Readonly<{
  /** Path below its folder or archive. */
  name: string;
  size: number;
  /** True if chosen itself, false if it belongs to a folder or an archive. */
  chosen: boolean;
  open(): AsyncIterable<Uint8Array>;
}>;

export type Leaves = Readonly<{
  leaves: readonly Leaf[];
  aside: readonly Readonly<{ code: EntryWarning; name: string }>[];
  close(): void;
}>;

const CHUNK = 128 * 1024;
const DEEPEST = 20;

/**
 * @param tick called while a folder is read, which may be slow on a remote disk @throws as stat and openArchive do;
 * nothing is open then
 */
export async function openLeaves(file: SourceFile, tick: () => void = () => undefined): Promise<Leaves> {
  const stats = await stat(file.path);
  if (stats.isDirectory()) return inFolder(file.path, tick);
  if (!stats.isFile()) throw new AppError('file.unreadable');
  const leaf = fileLeaf(file.name, file.path, stats.size, true);
  if (!(await isArchive(leaf))) return { leaves: [leaf], aside: [], close: () => undefined };
  return inArchive(await openArchive({ path: file.path }));
}

/** The first bytes of a leaf, at least `most` if it has them. Throws read errors. */
export async function headOf(leaf: Leaf, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of leaf.open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

/** True for a zip that is not a word processor's document. */
async function isArchive(leaf: Leaf): Promise<boolean> {
  if (/\.(?:docx|odt|docm|dotx)$/i.test(leaf.name)) return false;
  return (await headOf(leaf, 4)).toString('latin1').startsWith('PK');
}

const fileLeaf = (name: string, file: string, size: number, chosen: boolean): Leaf => ({
  name,
  size,
  chosen,
  open: () => createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>,
});

function inArchive(archive: Archive): Leaves {
  const leaves = archive.names
    .filter((name) => !isHidden(name))
    .toSorted(compare)
    .map((name): Leaf => ({
      name,
      size: archive.size(name),
      chosen: false,
      open: () => archive.stream(name),
    }));
  return { leaves, aside: [], close: () => archive.close() };
}

async function inFolder(root: string, tick: () => void): Promise<Leaves> {
  const leaves: Leaf[] = [];
  const aside: { code: EntryWarning; name: string }[] = [];
  const waiting: { folder: string; below: string; depth: number }[] = [{ folder: root, below: '', depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for await (const item of await opendir(next.folder)) {
      tick();
      const name = `${next.below}${item.name}`;
      const fullPath = path.join(next.folder, item.name);
      if (isHidden(name)) continue;
      if (item.isDirectory() && next.depth < DEEPEST)
        waiting.push({ folder: fullPath, below: `${name}/`, depth: next.depth + 1 });
      // Links are not followed: only this folder was chosen.
      else if (!item.isFile()) aside.push({ code: 'file-not-followed', name });
      else leaves.push(fileLeaf(name, fullPath, (await stat(fullPath)).size, false));
      if (leaves.length + aside.length > ARCHIVE_LIMITS.entries)
        throw new AppError('document.too-large', { megabytes: ARCHIVE_LIMITS.unpacked / 1024 / 1024 });
    }
  }
  leaves.sort((one, other) => compare(one.name, other.name));
  return {
    leaves,
    aside: aside.toSorted((one, other) => compare(one.name, other.name)),
    close: () => undefined,
  };
}

/** Compares by code units, which gives the same order in every locale. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const isHidden = (name: string): boolean => /(?:^|\/)(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(name);
