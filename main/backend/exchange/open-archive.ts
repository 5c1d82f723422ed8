/**
 * A zip file that may be hostile, opened within the limits of DESIGN section 12: bounded unpacked size and ratio, no
 * path that leaves its folder, no link. What it holds is counted as it is unpacked, whatever its headers claim.
 */
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../../preload/contract/failure.ts';

export const ARCHIVE_LIMITS = {
  /** Bytes unpacked, of the whole archive. */
  unpacked: 4 * 1024 ** 3,
  /** Unpacked over packed, of the whole archive. */
  ratio: 200,
  entries: 20_000,
} as const;
/** So small that no ratio matters. */
const NEGLIGIBLE = 1024 * 1024;

export type Archive = Readonly<{
  names: readonly string[];
  /** The bytes of an entry; undefined when there is none of that name. Throws document.damaged, document.too-large. */
  read(name: string): Promise<Buffer | undefined>;
  close(): void;
}>;

/**
 * @param unpacked less than ARCHIVE_LIMITS.unpacked where all of it is held in memory
 * Throws document.damaged (no zip, broken, a forbidden entry), document.too-large.
 */
export async function openArchive(
  bytes: Uint8Array,
  unpacked: number = ARCHIVE_LIMITS.unpacked,
): Promise<Archive> {
  const zip = await damagedOr(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      // Names with `..`, a drive or a leading slash are refused, backslashes too.
      strictFileNames: true,
      validateEntrySizes: true,
    }),
  );
  const entries = await damagedOr(() => listed(zip));
  const declared = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (declared > unpacked) throw tooLarge(unpacked);
  if (declared > NEGLIGIBLE && declared > bytes.byteLength * ARCHIVE_LIMITS.ratio) throw tooLarge(unpacked);
  let taken = 0;
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const chunks: Buffer[] = [];
      await damagedOr(async () => {
        // An entry of another size than declared makes yauzl fail: the sums above hold.
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
          const part = chunk as Buffer;
          taken += part.length;
          if (taken > unpacked) throw tooLarge(unpacked);
          chunks.push(part);
        }
      });
      return Buffer.concat(chunks);
    },
    close: () => zip.close(),
  };
}

async function listed(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (isLink(entry) || entry.isEncrypted() || entries.has(entry.fileName)) throw damaged();
    entries.set(entry.fileName, entry);
    if (entries.size > ARCHIVE_LIMITS.entries) throw tooLarge(ARCHIVE_LIMITS.unpacked);
  }
  return entries;
}

/** The Unix mode stands in the high half of the external attributes. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

const damaged = (cause?: unknown): AppError => new AppError('document.damaged', {}, { cause });
const tooLarge = (most: number): AppError =>
  new AppError('document.too-large', { megabytes: Math.round(most / 1024 / 1024) });

async function damagedOr<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged(error);
  }
}
