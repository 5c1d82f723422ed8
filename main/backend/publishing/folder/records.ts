/**
 * What a folder remembers of its site, beside the pages: which site it is, each post with the text that Escale gave it, and the
 * pages it wrote. Anybody may have written these files: they are read by their shapes. Instants are milliseconds UTC.
 */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { parseJson } from '../../network/read-bounded.ts';
import type { Files } from './files.ts';

/** What is put on a server, and what stays here: drafts are nobody's to read. */
export const PAGES = 'public';
export const MEMORY = 'escale';

export const SITE_FILE = `${MEMORY}/site.json`;
const PAGES_FILE = `${MEMORY}/pages.json`;
const PENDING_FILE = `${MEMORY}/pending.json`;
const POSTS = `${MEMORY}/posts`;

const LONG = 16_000_000;
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** To the end of the year 9999: later ones cannot be written as readers and feeds are told them. */
const instant = z.int().min(0).max(253_402_300_799_999);
const id = z.uuid();

const siteSchema = z.object({
  version: z.literal(1),
  id,
  name: z.string().min(1).max(200),
  /** Where it is to be read, with a slash at its end; '' until its author says. */
  address: z.union([z.literal(''), z.string().regex(/^https?:\/\/[^\s"'<>?#]+\/$/)]),
  language: z.enum(['fr', 'en']),
});
export type SiteFacts = Readonly<z.infer<typeof siteSchema>>;

const textSchema = { title: z.string().max(2_000), content: z.string().max(LONG) };
export const PICTURE_NAME = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp)$/;
const labels = z.array(z.string().max(2_000)).max(200);
const recordSchema = z.object({
  id,
  ...textSchema,
  labels,
  /** What stands for it in lists and where it is shared; without it the beginning of the text, and no picture. */
  excerpt: z.string().max(2_000).optional(),
  featured: z.string().regex(PICTURE_NAME).optional(),
  status: z.enum(['draft', 'live', 'binned']),
  /** Its address below the site's, for ever once it was public. */
  path: z
    .string()
    .regex(/^\d{4}\/\d{2}\/[a-z0-9-]{1,80}\.html$/)
    .optional(),
  published: instant.optional(),
  updated: instant,
  trashed: instant.optional(),
  /** The sha256 of its page as it was written. */
  page: hash.optional(),
  /** What stood there before the last write. */
  before: z.object({ ...textSchema, labels }).optional(),
});
export type PostRecord = Readonly<z.infer<typeof recordSchema>>;

/** Of the pages that are made of all posts: the sha256 of each as it was written. */
const pagesSchema = z.record(z.string().regex(/^(?:labels\/)?[a-z0-9-]{1,80}\.(?:html|xml|css)$/), hash);
export type WrittenPages = Readonly<z.infer<typeof pagesSchema>>;

const postFile = (postId: string): string => `${POSTS}/${postId}.json`;
export const isPostId = (postId: string): boolean => id.safeParse(postId).success;

async function readAs<Shape extends z.ZodType>(
  files: Files,
  name: string,
  schema: Shape,
): Promise<z.infer<Shape> | undefined> {
  const bytes = await files.read(name);
  if (bytes === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(bytes.toString('utf8')));
  // What cannot be read is not written over: it may be of a later Escale, or a conflicted copy of a shared folder.
  if (!parsed.success) throw new AppError('folder.foreign', { name: '', file: name });
  return parsed.data;
}

export const readSite = (files: Files): Promise<SiteFacts | undefined> =>
  readAs(files, SITE_FILE, siteSchema);
export const writeSite = (files: Files, site: SiteFacts): Promise<void> => write(files, SITE_FILE, site);

export const readRecord = async (files: Files, postId: string): Promise<PostRecord | undefined> =>
  isPostId(postId) ? readAs(files, postFile(postId), recordSchema) : undefined;
export const writeRecord = (files: Files, record: PostRecord): Promise<void> =>
  write(files, postFile(record.id), record);
export const lookAtRecord = (files: Files, postId: string) => files.look(postFile(postId));

/** The ids of all posts; what is called otherwise is no post of ours. */
export async function recordIds(files: Files): Promise<string[]> {
  const names = await files.names(POSTS);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .filter(isPostId);
}

export const readPages = async (files: Files): Promise<WrittenPages> =>
  (await readAs(files, PAGES_FILE, pagesSchema)) ?? {};
export const writePages = (files: Files, pages: WrittenPages): Promise<void> =>
  write(files, PAGES_FILE, pages);

/** What is under way: written before anything else, so that a run after a crash completes it. */
export const readPending = (files: Files): Promise<PostRecord | undefined> =>
  readAs(files, PENDING_FILE, recordSchema);
export const writePending = (files: Files, record: PostRecord): Promise<void> =>
  write(files, PENDING_FILE, record);
export const removePending = (files: Files): Promise<void> => files.remove(PENDING_FILE);

const write = (files: Files, name: string, value: unknown): Promise<void> =>
  files.write(name, `${JSON.stringify(value, undefined, 1)}\n`, 'author');
