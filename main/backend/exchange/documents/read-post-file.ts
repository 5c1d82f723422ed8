/** Reads an untrusted post file: all of it is checked before any of it is used. */
import { createHash } from 'node:crypto';
import type { Post } from '#interview/document.ts';
import { AppError } from '#contract/failure.ts';
import { hasTooManyValues } from '../../core/json-values.ts';
import { hashDocument } from '../../library/posts/posts.ts';
import { isKept, sniffPicture } from '../../library/pictures/picture-kinds.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { parseJson } from '../../network/read-bounded.ts';
import { openArchive, type Archive } from '../../library/store/zip/open-archive.ts';
import { isSavable } from '../savable.ts';
import {
  assetName,
  assetOf,
  LARGEST_POST,
  MANIFEST,
  manifestSchema,
  MOST_UNPACKED,
  picturesToGive,
  POST,
  sharedPostSchema,
  VERSION,
  type SharedPost,
} from './post-file-format.ts';

export type PostFileContent = Readonly<{
  shared: SharedPost;
  document: Post;
  hash: string;
}>;

type PostFile = Readonly<{
  content: PostFileContent;
  /** A picture of the file, by sha256. Throws post-file.damaged. */
  picture(sha256: string): Promise<Buffer>;
  nameOf(sha256: string): string;
  pictures: readonly string[];
  close(): void;
}>;

/** More than the longest savable text has. */
const MOST_DOCUMENT_VALUES = 2_000_000;
const LARGEST_PICTURE = 50 * 1024 * 1024;

/** Throws post-file.not-a-post, post-file.newer-version, post-file.damaged, document.too-large, file.unreadable. */
export async function readPostFile(file: string): Promise<PostFile> {
  const archive = await opened(file);
  try {
    await readManifest(archive);
    const names = archive.names.filter((name) => name !== MANIFEST && name !== POST);
    if (names.some((name) => assetOf(name) === undefined)) throw new AppError('post-file.not-a-post');
    const shared = await readShared(archive);
    const hash = hashDocument(shared.document);
    if (shared.states.at(-1) !== hash) throw new AppError('post-file.damaged');
    const document = documentOf(shared.document);
    if (!isSavable(document)) throw new AppError('document.too-large');
    const named = picturesToGive(document);
    const pictures = names.map((name) => assetOf(name) ?? '');
    for (const sha256 of pictures) {
      if (!named.has(sha256)) throw new AppError('post-file.damaged');
      await picture(archive, sha256);
    }
    return {
      content: { shared, document, hash },
      pictures,
      nameOf: (sha256) => shared.pictures.find((one) => one.sha256 === sha256)?.name ?? sha256,
      picture: (sha256) => picture(archive, sha256),
      close: archive.close,
    };
  } catch (error) {
    archive.close();
    throw translateError(error);
  }
}

async function opened(file: string): Promise<Archive> {
  try {
    return await openArchive({ path: file }, MOST_UNPACKED);
  } catch (error) {
    if (error instanceof AppError && error.code === 'document.damaged')
      throw new AppError('post-file.not-a-post', {}, { cause: error });
    if (error instanceof AppError) throw error;
    throw new AppError('file.unreadable', {}, { cause: error });
  }
}

const translateError = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'document.damaged'
    ? new AppError('post-file.damaged', {}, { cause: error })
    : error;

async function readManifest(archive: Archive): Promise<void> {
  const manifest = manifestSchema.safeParse(await readJson(archive, MANIFEST, 64 * 1024));
  if (!manifest.success) throw new AppError('post-file.not-a-post');
  if (manifest.data.version > VERSION) throw new AppError('post-file.newer-version');
}

async function readShared(archive: Archive): Promise<SharedPost> {
  const shared = sharedPostSchema.safeParse(await readJson(archive, POST, LARGEST_POST));
  if (!shared.success) throw new AppError('post-file.damaged');
  return shared.data;
}

/** Undefined if it is missing or not JSON. */
async function readJson(archive: Archive, name: string, most: number): Promise<unknown> {
  if (archive.size(name) > most) throw new AppError('post-file.damaged');
  const bytes = await archive.read(name);
  return bytes === undefined ? undefined : parseJson(bytes.toString('utf8'));
}

function documentOf(json: string): Post {
  if (hasTooManyValues(json, MOST_DOCUMENT_VALUES)) throw new AppError('post-file.damaged');
  try {
    return readDocument(json);
  } catch (error) {
    if (error instanceof AppError) throw new AppError('post-file.newer-version', {}, { cause: error });
    throw new AppError('post-file.damaged', {}, { cause: error });
  }
}

async function picture(archive: Archive, sha256: string): Promise<Buffer> {
  const name = assetName(sha256);
  if (archive.size(name) > LARGEST_PICTURE) throw new AppError('post-file.damaged');
  const bytes = await archive.read(name);
  const kind = bytes === undefined ? undefined : sniffPicture(bytes);
  if (bytes === undefined || kind === undefined || !isKept(kind)) throw new AppError('post-file.damaged');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new AppError('post-file.damaged');
  return bytes;
}
