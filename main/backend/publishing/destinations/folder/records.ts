/**
 * The records in a site's folder: the site, each post with the text that Escale wrote, and the pages that it wrote. Any person
 * may have changed these files: they are parsed by schemas, within limits.
 */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '#backend/core/threads/job-threads.ts';
import type {
  HashedRecord,
  RecordSummary,
  SiteFileInput,
  SiteFileOutput,
  SiteFileRead,
} from '#backend/exchange/site-folder/parse-site-file.ts';
import type { PageText } from '#backend/exchange/site-folder/page-text.ts';
import { readSiteFile } from './read-site-file.ts';
import {
  isPostId,
  type Noted,
  type PostRecord,
  recordSchema,
  sealOf,
  SITE_FILE_BYTES,
  type SiteFacts,
  type SiteFileName,
  type WrittenPages,
} from '#backend/exchange/site-folder/site-files.ts';
import { type Files, hashOf } from './files.ts';

/** The public folder is for the server; the other one is private, because it has the drafts. */
export const PAGES = 'public';
export const MEMORY = 'escale';

const SITE_FILE = `${MEMORY}/site.json`;
const PAGES_FILE = `${MEMORY}/pages.json`;
export const POSTS = `${MEMORY}/posts`;
/** Posts of one site. */
export const MOST_POSTS = 20_000;

const postFile = (postId: string): string => `${POSTS}/${postId}.json`;
export const pageName = (path: string): string => `${PAGES}/${path}`;

type Threads = JobThreads | undefined;

/**
 * Reads a file; undefined if there is none. Throws folder.foreign for an unreadable one, which must not be overwritten: it may be
 * of a later Escale, or a conflicted copy of a shared folder.
 */
async function read<Name extends SiteFileRead>(
  files: Files,
  file: string,
  most: SiteFileName,
  input: Omit<SiteFileInput<Name>, 'bytes'>,
  threads: Threads,
): Promise<SiteFileOutput<Name> | undefined> {
  const bytes = await files.read(file, SITE_FILE_BYTES[most]);
  if (bytes === undefined) return undefined;
  const output = await readSiteFile<Name>({ ...input, bytes }, threads);
  if (output === undefined) throw files.foreign(file);
  return output;
}

/** Throws publication.too-heavy for a file beyond the limit of `read`. */
async function write(files: Files, file: string, most: SiteFileName, text: string): Promise<void> {
  const bytes = Buffer.byteLength(text);
  const budget = SITE_FILE_BYTES[most];
  if (bytes > budget) throw new AppError('publication.too-heavy', { bytes, budget });
  await files.write(file, text, 'author');
}
const toText = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
/** Fields in a fixed order, so that equal records have equal hashes. */
const recordText = (record: PostRecord): string => toText(recordSchema.parse(record));

export const readSite = (files: Files): Promise<SiteFacts | undefined> =>
  read(files, SITE_FILE, 'site', { name: 'site' }, undefined);
export const writeSite = (files: Files, site: SiteFacts): Promise<void> =>
  write(files, SITE_FILE, 'site', toText(site));

export type Records = Readonly<{
  read(postId: string): Promise<PostRecord | undefined>;
  /** With the sha256 of its file. */
  readHashed(postId: string): Promise<HashedRecord | undefined>;
  summary(postId: string): Promise<RecordSummary | undefined>;
  look: (postId: string) => ReturnType<Files['look']>;
  /** The ids of all posts. Files with other names are ignored. Throws folder.foreign beyond MOST_POSTS. */
  ids(): Promise<string[]>;
  write(record: PostRecord): Promise<void>;
  /** The sha256 that the file of a record would have. */
  hashOf(record: PostRecord): string;
  pages(): Promise<WrittenPages>;
  writePages(pages: WrittenPages): Promise<void>;
  /** The title and text in the page of a post; undefined if there is no page. */
  page(post: Readonly<{ title: string; path: string }>): Promise<PageText | undefined>;
  /**
   * The change that this library has under way: written first, so that it is completed after a crash. Notes of other libraries
   * are in files of their own. Throws folder.foreign for a note without this library's seal.
   */
  pending(): Promise<Noted | undefined>;
  writePending(noted: Noted): Promise<void>;
  removePending(): Promise<void>;
}>;

/** `key`: a secret of this library, which seals its notes. */
export function createRecords(
  files: Files,
  { key, threads }: Readonly<{ key: string; threads?: Threads }>,
): Records {
  const pendingFile = `${MEMORY}/pending-${hashOf(key).slice(0, 12)}.json`;

  /** Throws folder.foreign for a record with the id of another post. */
  const ofPost = async <Name extends 'post' | 'summary'>(
    name: Name,
    postId: string,
    idOf: (read: SiteFileOutput<Name>) => string,
  ): Promise<SiteFileOutput<Name> | undefined> => {
    if (!isPostId(postId)) return undefined;
    const file = postFile(postId);
    const input = { name } as Omit<SiteFileInput<Name>, 'bytes'>;
    const output = await read<Name>(files, file, 'post', input, threads);
    if (output !== undefined && idOf(output) !== postId) throw files.foreign(file);
    return output;
  };
  const readHashed = (postId: string) => ofPost('post', postId, ({ record }) => record.id);

  return {
    read: async (postId) => (await readHashed(postId))?.record,
    readHashed,
    summary: (postId) => ofPost('summary', postId, ({ summary }) => summary.id),
    look: (postId) => files.look(postFile(postId)),
    async ids() {
      const ids: string[] = [];
      for await (const name of files.names(POSTS)) {
        const id = name.endsWith('.json') ? name.slice(0, -5) : '';
        if (isPostId(id)) ids.push(id);
        if (ids.length > MOST_POSTS) throw files.foreign(POSTS);
      }
      return ids;
    },
    write: (record) => write(files, postFile(record.id), 'post', recordText(record)),
    hashOf: (record) => hashOf(recordText(record)),
    pages: async () => (await read(files, PAGES_FILE, 'pages', { name: 'pages' }, threads)) ?? {},
    writePages: (pages) => write(files, PAGES_FILE, 'pages', toText(pages)),
    page: ({ title, path }) => read(files, pageName(path), 'page', { name: 'page', title, path }, threads),
    pending: () => read(files, pendingFile, 'pending', { name: 'pending', key }, threads),
    writePending(under) {
      const noted = JSON.stringify(under);
      return write(files, pendingFile, 'pending', toText({ noted, seal: sealOf(noted, key) }));
    },
    removePending: () => files.remove(pendingFile),
  };
}
