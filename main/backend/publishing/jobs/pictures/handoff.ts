/**
 * Puts pictures on Blogger's own storage, with thumbnails and shares, through its editor, which is the only way. The
 * author inserts them in a separate draft with a line for each file, without text of the post; the draft is read
 * until every picture has an address. The draft stays on Blogger, as the pictures belong to it.
 */
import type { PublishingContext } from '../../destinations/publishing-context.ts';
import type { Sender } from '../sender.ts';
import { mkdir, stat } from 'node:fs/promises';
import { AppError } from '#contract/failure.ts';
import type { Handoff } from '#contract/pictures.ts';
import { BY_EDITOR } from '#contract/plain-values.ts';
import { withoutAccents } from '#interview/fold-key.ts';
import { escapeText } from '#interview/markup/escape.ts';
import { asPublished } from '#backend/exchange/imports/picture-addresses.ts';
import { getAsset, writeOnce } from '#backend/library/pictures/assets.ts';
import { inside } from '#backend/library/store/library-files.ts';
import { pictureCopy } from '#backend/library/pictures/picture-copies.ts';
import { getDocument } from '#backend/library/posts/posts.ts';
import { getBlog, presentationOf } from '#backend/library/publications/blogs.ts';
import {
  addHandoff,
  endHandoff,
  findHandoff,
  getHandoff,
  type HandedFile,
  type HandoffRow,
  noteDraft,
  noteRead,
} from '#backend/library/publications/handoff-rows.ts';
import { findPublication } from '#backend/library/publications/publications.ts';
import { type ReadableDb, transaction } from '#backend/core/sql.ts';
import type { Destination, Destinations } from '../../destinations/destination.ts';
import { editorAddress } from '../../destinations/by-hand/editor-address.ts';
import { freeze } from '../freeze.ts';
import { createHost } from '../../pictures/blog-pictures.ts';
import { type Likeness, likenessOf, matchPictures } from '../../pictures/match-pictures.ts';
import { findUpload, noteVerified } from '#backend/library/publications/picture-rows.ts';

/** The class that identifies the draft for pictures on Blogger's storage as such, and not as a post. */
const handoffMark = (id: string): string => `escale-photos-${id}`;

export const carriesPictures = (html: string): boolean => /\sclass=["']escale-photos-/.test(html);

// The files an author drags onto Blogger's editor: in the order of the post, by readable names, without metadata.

/** Pixels on the longer side: Blogger's maximum (docs/design/blogger.md#pictures). */
const LONGEST = 2048;
const ENDINGS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
} as const;
const LONGEST_NAME = 40;

type Library = Readonly<{ db: ReadableDb; folder: string }>;

/** File names such as `01-jardin.jpg`, `02-portrait-anne.png`. */
async function nameFiles(library: Library, pictures: readonly string[]): Promise<HandedFile[]> {
  const digits = Math.max(2, String(pictures.length).length);
  return Promise.all(
    pictures.map(async (sha256, at) => {
      const { mime } = await pictureCopy(library, sha256, LONGEST, 'file');
      const words = plainName(getAsset(library.db, sha256).name);
      return { sha256, name: `${String(at + 1).padStart(digits, '0')}-${words}.${ENDINGS[mime]}` };
    }),
  );
}

function plainName(name: string): string {
  const plain = withoutAccents(name.replace(/\.[A-Za-z]{1,5}$/, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'photo' : plain;
}

/** Writes the missing files, and returns all paths in order. Throws asset.not-found, disk.full. */
export async function writeFiles(
  library: Library,
  handoffId: string,
  files: readonly HandedFile[],
): Promise<string[]> {
  const folder = inside(library.folder, 'cache', 'handoff', handoffId);
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const { sha256, name } of files) {
    const file = inside(folder, name);
    if (!(await isThere(file)))
      await writeOnce(file, (await pictureCopy(library, sha256, LONGEST, 'file')).bytes);
    paths.push(file);
  }
  return paths;
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Pixels of the copies for comparison: more add no information. */
const SMALL = 640;

type OnBlog = Pick<Sender, 'context' | 'pictures'> & Readonly<{ destinations: Destinations }>;

/** Fails with post.not-found, blog.not-found, pictures.none-missing, as freeze does, and like every request to the blog. */
export async function startHandoff(publishing: OnBlog, postId: string, blogId: string): Promise<Handoff> {
  const { context, pictures } = publishing;
  const { db, readText, now } = context;
  const publication = findPublication(db, postId, blogId);
  const post = getDocument(db, postId);
  const { photos } = await freeze(
    post,
    {
      publicationId: publication?.id ?? '0',
      base: publication?.base,
      presentation: presentationOf(db, blogId),
      target: { postId, blogId },
    },
    { pictures, readText },
  );
  if (photos.host !== BY_EDITOR || photos.missing.length === 0) throw new AppError('pictures.none-missing');
  const missing = photos.missing.map(({ sha256 }) => sha256);
  const open = findHandoff(db, postId, blogId);
  const same = open !== undefined && missing.every((one) => open.files.some(({ sha256 }) => sha256 === one));
  const handed = same ? open : await begin();
  await writeFiles(context, handed.id, handed.files);
  if (handed.remoteId === undefined) {
    const remoteId = await onBlog(publishing, blogId, (destination) =>
      deposit(destination, handed, post.title, same),
    );
    noteDraft(db, handed.id, remoteId);
  }
  context.emit('publications.changed', { postIds: [postId] });
  return describeHandoff(publishing, getHandoff(db, handed.id), 0);

  async function begin(): Promise<HandoffRow> {
    const files = await nameFiles(context, missing);
    const row = { id: context.newId(), postId, blogId, files };
    transaction(db, () => {
      if (open !== undefined) endHandoff(db, open.id, now());
      addHandoff(db, row, now());
    });
    return { ...row, remoteId: undefined, readAt: undefined };
  }
}

/** Creates the draft. Committed before; after a lost answer, an existing draft is used. */
async function deposit(
  destination: Destination,
  { id, files }: HandoffRow,
  title: string,
  again: boolean,
): Promise<string> {
  if (again) {
    const { items } = await destination.list({ status: 'draft', what: 'whole' });
    const existingDraft = items.find(({ content }) => content?.includes(handoffMark(id)) === true);
    if (existingDraft !== undefined) return existingDraft.id;
  }
  const lines = files.map(({ name }, at) => `<p>${at + 1}. ${escapeText(name)}</p>`).join('');
  const draft = await destination.insertDraft({
    title: `Photos\u00a0: ${title.replace(/\s+/g, ' ').trim()}`,
    labels: [],
    content: `<div class="${handoffMark(id)}">${lines}</div>`,
  });
  return draft.id;
}

async function onBlog<Result>(
  { destinations }: OnBlog,
  blogId: string,
  work: (destination: Destination) => Promise<Result>,
): Promise<Result> {
  const destination = await destinations.open(blogId);
  return await destination.renewing(() => work(destination));
}

/**
 * Reads the draft and stores the address of each picture it has. Fails with pictures.handoff-ended,
 * document.too-large, document.too-complex, network.offline, destination.* (destination.not-found: the draft is gone;
 * the next handOver makes another).
 */
export async function readHandoff(publishing: OnBlog, id: string): Promise<Handoff> {
  const { context } = publishing;
  const { db, readText, now } = context;
  const handed = getHandoff(db, id);
  const { remoteId, blogId, postId } = handed;
  if (remoteId === undefined) throw new AppError('pictures.handoff-ended');
  const draft = await onBlog(publishing, blogId, (destination) => destination.read(remoteId)).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'destination.not-found') endHandoff(db, id, now());
      throw error;
    },
  );
  const { key } = createHost(context, blogId, BY_EDITOR);
  const storedUrls = new Set(handed.files.flatMap(({ sha256 }) => findUpload(db, sha256, key)?.url ?? []));
  const html = draft.content ?? '';
  const inDraft = await readText('image-addresses', { html });
  const addresses = [...new Set(inDraft.map(asPublished))];
  const unknown = addresses.filter((address) => !storedUrls.has(address));
  const matched = await match(publishing, handed, key, unknown);
  transaction(db, () => {
    for (const [sha256, url] of matched) noteVerified(db, sha256, key, { url, ref: remoteId }, now());
    noteRead(db, id, now());
  });
  const described = describeHandoff(publishing, getHandoff(db, id), unknown.length - matched.size);
  if (described.files.every(({ done }) => done)) endHandoff(db, id, now());
  context.emit('publications.changed', { postIds: [postId] });
  return described;
}

/** Fetches each picture as a reader would: one that is not public yet counts as missing. */
async function match(
  { context }: OnBlog,
  { files }: HandoffRow,
  key: string,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  const candidates: { address: string; likeness: Likeness }[] = [];
  for (const address of addresses) {
    const likeness = await readLikeness(context, address);
    if (likeness !== undefined) candidates.push({ address, likeness });
  }
  if (candidates.length === 0) return new Map();
  const missing = [];
  for (const { sha256, name } of files) {
    const upload = findUpload(context.db, sha256, key);
    if (upload !== undefined && upload.state !== 'dead') continue;
    const { bytes } = await pictureCopy(context, sha256, SMALL, 'file');
    missing.push({ sha256, name, likeness: await likenessOf(bytes) });
  }
  return matchPictures(missing, candidates);
}

async function readLikeness(context: PublishingContext, address: string): Promise<Likeness | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await context.fetchOutside(address);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('outside.')) return undefined;
    throw error;
  }
  try {
    return await likenessOf(bytes);
  } catch (error) {
    context.log.warn('a picture of a draft could not be read', {
      reason: error instanceof Error ? error.message : '',
    });
    return undefined;
  }
}

/** The state stored here, without a request. */
export function knownHandoff(publishing: OnBlog, postId: string, blogId: string): Handoff | undefined {
  const row = findHandoff(publishing.context.db, postId, blogId);
  return row === undefined || row.remoteId === undefined ? undefined : describeHandoff(publishing, row, 0);
}

function describeHandoff({ context }: OnBlog, row: HandoffRow, strangers: number): Handoff {
  const { db } = context;
  const { key } = createHost(context, row.blogId, BY_EDITOR);
  const blog = getBlog(db, row.blogId);
  return {
    id: row.id,
    editAddress: editorAddress(blog.remoteId, row.remoteId ?? ''),
    files: row.files.map(({ sha256, name }) => {
      const upload = findUpload(db, sha256, key);
      return { sha256, name, done: upload !== undefined && upload.state !== 'dead' };
    }),
    strangers,
    ...(row.readAt === undefined ? {} : { readAt: row.readAt }),
  };
}
