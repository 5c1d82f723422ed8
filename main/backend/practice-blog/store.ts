/**
 * The folder of the practice blog: blog.json, tokens.json and one file per post, comment and page, read once at start
 * and written before each answer. Instants in ms UTC.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../core/log.ts';

const instant = z.int();
const remoteId = z.string().regex(/^\d{1,25}$/);
const port = z.int().min(0).max(65_535);

const blogFileSchema = z.strictObject({
  version: z.literal(1),
  blogId: remoteId,
  userId: remoteId,
  name: z.string(),
  author: z.string(),
  language: z.string(),
  createdAt: instant,
  client: z.strictObject({ clientId: z.string(), clientSecret: z.string() }),
  ports: z.strictObject({ api: port, pages: port }),
});
type BlogFile = z.infer<typeof blogFileSchema>;

/** Only fingerprints (sha256) of tokens are stored. */
const tokensFileSchema = z.strictObject({
  version: z.literal(1),
  /** A second consent without prompt=consent grants no refresh token. */
  consented: z.boolean(),
  refresh: z.array(
    z.strictObject({
      hash: z.string(),
      clientId: z.string(),
      scope: z.string(),
      issuedAt: instant,
      usedAt: instant,
    }),
  ),
  access: z.array(
    z.strictObject({
      hash: z.string(),
      refreshHash: z.string().optional(),
      scope: z.string(),
      expiresAt: instant,
    }),
  ),
});
export type TokensFile = z.infer<typeof tokensFileSchema>;

const locationSchema = z.strictObject({
  name: z.string().optional(),
  lat: z.number().optional(),
  lng: z.number().optional(),
  span: z.string().optional(),
});

const POST_STATUSES = ['LIVE', 'DRAFT', 'SCHEDULED', 'SOFT_TRASHED'] as const;
export const READER_COMMENTS = ['ALLOW', 'DONT_ALLOW_SHOW_EXISTING', 'DONT_ALLOW_HIDE_EXISTING'] as const;

export const postFileSchema = z.strictObject({
  version: z.literal(1),
  id: remoteId,
  /** As last written; a SCHEDULED post whose date has passed is LIVE (blog.ts). */
  status: z.enum(POST_STATUSES),
  title: z.string(),
  content: z.string(),
  labels: z.array(z.string()),
  published: instant,
  /** A date saved in a draft, used by `publish` without a date. */
  savedDate: instant.optional(),
  updated: instant,
  trashedAt: instant.optional(),
  /** Fixed at the first publication: /2026/11/words.html */
  path: z.string().optional(),
  titleLink: z.string().optional(),
  readerComments: z.enum(READER_COMMENTS),
  location: locationSchema.optional(),
});
export type StoredPost = z.infer<typeof postFileSchema>;
export type PostStatus = StoredPost['status'];

const commentFileSchema = z.strictObject({
  version: z.literal(1),
  id: remoteId,
  postId: remoteId,
  /** The comment it replies to. */
  inReplyTo: remoteId.optional(),
  status: z.enum(['LIVE', 'EMPTIED', 'PENDING', 'SPAM']),
  author: z.string(),
  /** The reader's HTML, not sanitised. */
  content: z.string(),
  published: instant,
  updated: instant,
});
export type StoredComment = z.infer<typeof commentFileSchema>;

/** A page beside the posts, such as « À propos ». */
const pageFileSchema = z.strictObject({
  version: z.literal(1),
  id: remoteId,
  status: z.enum(['LIVE', 'DRAFT', 'SOFT_TRASHED']),
  title: z.string(),
  content: z.string(),
  published: instant,
  updated: instant,
});
export type StoredPage = z.infer<typeof pageFileSchema>;

// Files are complete or absent even after a power cut: temporary file, fsync, rename, fsync of the folder.

const TEMPORARY = '.writing';

/** Replaces the file at `path`. Resolves when the text is on disk. */
async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = path + TEMPORARY;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

async function removeDurably(path: string): Promise<void> {
  await unlink(path);
  await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder for writing; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Items of one kind, each in a file named by its id. */
type Shelf<Thing> = Readonly<{
  all(): readonly Thing[];
  get(id: string): Thing | undefined;
  save(thing: Thing): Promise<void>;
  remove(id: string): Promise<void>;
}>;

export type Store = Readonly<{
  blog(): BlogFile;
  tokens(): TokensFile;
  posts(): readonly StoredPost[];
  post(id: string): StoredPost | undefined;
  /** Each resolves when the change is on disk; memory is updated afterwards. */
  saveBlog(blog: BlogFile): Promise<void>;
  saveTokens(tokens: TokensFile): Promise<void>;
  savePost(post: StoredPost): Promise<void>;
  removePost(id: string): Promise<void>;
  comments: Shelf<StoredComment>;
  pages: Shelf<StoredPage>;
  /** Runs one writer at a time, so that the data `work` read is still valid when it writes. */
  runExclusively<Value>(work: () => Promise<Value>): Promise<Value>;
}>;

type NewBlog = Readonly<{ name: string; author: string; language: string; now: number }>;

/** Nineteen digits, above 2^53, like Blogger's ids (docs/design/blogger.md#a-post). */
export function newRemoteId(): string {
  return `${randomInt(1, 9)}${digits(9)}${digits(9)}`;
}
const digits = (count: number) => String(randomInt(0, 10 ** count)).padStart(count, '0');

async function openShelf<Thing extends Readonly<{ id: string }>>(
  folder: string,
  schema: z.ZodType<Thing>,
  log: Log,
): Promise<Shelf<Thing>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const things = new Map<string, Thing>();
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name.endsWith(TEMPORARY)) await unlink(path);
    if (!name.endsWith('.json')) continue;
    const thing = await readJson(path, schema, log);
    if (thing !== undefined) things.set(thing.id, thing);
  }
  return {
    all: () => [...things.values()],
    get: (id) => things.get(id),
    async save(thing) {
      await writeDurably(join(folder, `${thing.id}.json`), JSON.stringify(thing));
      things.set(thing.id, thing);
    },
    async remove(id) {
      await removeDurably(join(folder, `${id}.json`));
      things.delete(id);
    },
  };
}

/** Opens the folder, and creates a blank blog if there is none. Unreadable files are set aside, never deleted. */
export async function openStore(folder: string, fresh: NewBlog, log: Log): Promise<Store> {
  const blogPath = join(folder, 'blog.json');
  const tokensPath = join(folder, 'tokens.json');
  const posts = await openShelf(join(folder, 'posts'), postFileSchema, log);
  const comments = await openShelf(join(folder, 'comments'), commentFileSchema, log);
  const pages = await openShelf(join(folder, 'pages'), pageFileSchema, log);

  let blog = (await readJson(blogPath, blogFileSchema, log)) ?? blankBlog(fresh);
  let tokens = (await readJson(tokensPath, tokensFileSchema, log)) ?? blankTokens();
  await writeDurably(blogPath, JSON.stringify(blog));

  let last: Promise<unknown> = Promise.resolve();
  return {
    blog: () => blog,
    tokens: () => tokens,
    posts: posts.all,
    post: posts.get,
    savePost: posts.save,
    removePost: posts.remove,
    comments,
    pages,
    async saveBlog(next) {
      await writeDurably(blogPath, JSON.stringify(next));
      blog = next;
    },
    async saveTokens(next) {
      await writeDurably(tokensPath, JSON.stringify(next));
      tokens = next;
    },
    runExclusively(work) {
      const turn = last.then(work);
      // A failure is reported to its own caller and does not affect the next writer.
      last = turn.then(
        () => undefined,
        () => undefined,
      );
      return turn;
    },
  };
}

function blankBlog({ name, author, language, now }: NewBlog): BlogFile {
  return {
    version: 1,
    blogId: newRemoteId(),
    userId: newRemoteId(),
    name,
    author,
    language,
    createdAt: now,
    client: {
      clientId: `${digits(12)}-${randomBytes(16).toString('hex')}.apps.practice.invalid`,
      clientSecret: `GOCSPX-${randomBytes(21).toString('base64url')}`,
    },
    ports: { api: 0, pages: 0 },
  };
}

const blankTokens = (): TokensFile => ({ version: 1, consented: false, refresh: [], access: [] });

async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  log: Log,
): Promise<z.infer<Schema> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    log.error('practice blog: a file could not be read and was set aside', error);
    await rename(path, `${path}.unreadable`);
    return undefined;
  }
}
