/**
 * What a folder remembers of its site, beside the pages: which site it is, each post with the text that Escale gave it, and the
 * pages it wrote. Anybody may have written these files: they are read by their shapes, within bounds.
 */
import { createHmac } from 'node:crypto';
import { AppError } from '#contract/failure.ts';
import { sameSecret } from '../../core/same-secret.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import type {
  HashedRecord,
  RecordSummary,
  SiteFileInput,
  SiteFileOutput,
  SiteFileRead,
} from '../../exchange/site-folder/parse-site-file.ts';
import type { PageText } from '../../exchange/site-folder/page-text.ts';
import { readSiteFile } from '../../exchange/site-folder/read-site-file.ts';
import {
  isPostId,
  type Noted,
  type PostRecord,
  recordSchema,
  SITE_FILE_BYTES,
  type SiteFacts,
  type SiteFileName,
  type WrittenPages,
} from '../../exchange/site-folder/site-files.ts';
import { type Files, hashOf } from './files.ts';

/** What is put on a server, and what stays here: drafts are nobody's to read. */
export const PAGES = 'public';
export const MEMORY = 'escale';

const SITE_FILE = `${MEMORY}/site.json`;
const PAGES_FILE = `${MEMORY}/pages.json`;
export const POSTS = `${MEMORY}/posts`;
/** Posts of one site. */
const MOST_POSTS = 20_000;

const postFile = (postId: string): string => `${POSTS}/${postId}.json`;
export const pageName = (path: string): string => `${PAGES}/${path}`;

type Threads = JobThreads | undefined;

/** What cannot be read is not written over: it may be of a later Escale, or a conflicted copy of a shared folder. */
async function read<Name extends SiteFileRead>(
  files: Files,
  file: string,
  most: SiteFileName,
  asked: Omit<SiteFileInput<Name>, 'bytes'>,
  threads: Threads,
): Promise<SiteFileOutput<Name> | undefined> {
  const bytes = await files.read(file, SITE_FILE_BYTES[most]);
  if (bytes === undefined) return undefined;
  const output = await readSiteFile<Name>({ ...asked, bytes }, threads);
  if (output === undefined) throw files.foreign(file);
  return output;
}

/** Throws publication.too-heavy for what could not be read again. */
async function write(files: Files, file: string, most: SiteFileName, text: string): Promise<void> {
  const bytes = Buffer.byteLength(text);
  const budget = SITE_FILE_BYTES[most];
  if (bytes > budget) throw new AppError('publication.too-heavy', { bytes, budget });
  await files.write(file, text, 'author');
}
const toText = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
/** Its fields in one order, so that the same record has the same hash. */
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
  /** The ids of all posts; what is called otherwise is no post of ours. Throws folder.foreign beyond MOST_POSTS. */
  ids(): Promise<string[]>;
  write(record: PostRecord): Promise<void>;
  /** The sha256 that the file of a record would have. */
  hashOf(record: PostRecord): string;
  pages(): Promise<WrittenPages>;
  writePages(pages: WrittenPages): Promise<void>;
  /** What the page of a post says; undefined where there is none. */
  page(post: Readonly<{ title: string; path: string }>): Promise<PageText | undefined>;
  /**
   * What this library has under way: written before anything else, so that a run after a crash completes it. What another
   * library noted is its own, and what nobody sealed is nobody's.
   */
  pending(): Promise<Noted | undefined>;
  writePending(noted: Noted): Promise<void>;
  removePending(): Promise<void>;
}>;

/** `key`: a secret of this library, by which it knows its own notes again. */
export function createRecords(
  files: Files,
  { key, threads }: Readonly<{ key: string; threads?: Threads }>,
): Records {
  const pendingFile = `${MEMORY}/pending-${hashOf(key).slice(0, 12)}.json`;
  const sealOf = (noted: string): string => createHmac('sha256', key).update(noted).digest('hex');

  /** A record under the name of another post is none. */
  const ofPost = async <Name extends 'post' | 'summary'>(
    name: Name,
    postId: string,
    idOf: (read: SiteFileOutput<Name>) => string,
  ): Promise<SiteFileOutput<Name> | undefined> => {
    if (!isPostId(postId)) return undefined;
    const file = postFile(postId);
    const asked = { name } as Omit<SiteFileInput<Name>, 'bytes'>;
    const output = await read<Name>(files, file, 'post', asked, threads);
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
    async pending() {
      const sealed = await read(files, pendingFile, 'pending', { name: 'pending' }, threads);
      if (sealed === undefined) return undefined;
      if (!sameSecret(sealed.seal, sealOf(sealed.noted))) throw files.foreign(pendingFile);
      const noted = await readSiteFile({ name: 'noted', bytes: Buffer.from(sealed.noted) }, threads);
      if (noted === undefined) throw files.foreign(pendingFile);
      return noted;
    },
    writePending(under) {
      const noted = JSON.stringify(under);
      return write(files, pendingFile, 'pending', toText({ noted, seal: sealOf(noted) }));
    },
    removePending: () => files.remove(pendingFile),
  };
}
