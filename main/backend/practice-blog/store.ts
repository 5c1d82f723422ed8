/** The folder of the practice blog: read once at start, written before anything is answered. */
import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, readFile, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Log } from '../core/log.ts';
import { blogFileSchema, postFileSchema, tokensFileSchema } from './stored.ts';
import type { BlogFile, StoredPost, TokensFile } from './stored.ts';
import { removeDurably, TEMPORARY, writeDurably } from './write-durably.ts';

export type Store = Readonly<{
  blog(): BlogFile;
  tokens(): TokensFile;
  posts(): readonly StoredPost[];
  post(id: string): StoredPost | undefined;
  /** Each of these is on the disk when its promise is kept; memory follows the disk, never the other way. */
  saveBlog(blog: BlogFile): Promise<void>;
  saveTokens(tokens: TokensFile): Promise<void>;
  savePost(post: StoredPost): Promise<void>;
  removePost(id: string): Promise<void>;
  /** One writer at a time: what `work` read is still true when it writes. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>;
}>;

type NewBlog = Readonly<{ name: string; author: string; language: string; now: number }>;

/** Nineteen digits, above 2^53, as Blogger's ids are (docs/design/blogger.md#a-post). */
export function newRemoteId(): string {
  return `${randomInt(1, 9)}${digits(9)}${digits(9)}`;
}
const digits = (count: number) => String(randomInt(0, 10 ** count)).padStart(count, '0');

/** Opens the folder, making a blank blog where there is none. What cannot be read is set aside, never erased. */
export async function openStore(folder: string, fresh: NewBlog, log: Log): Promise<Store> {
  const postsFolder = join(folder, 'posts');
  const blogPath = join(folder, 'blog.json');
  const tokensPath = join(folder, 'tokens.json');
  await mkdir(postsFolder, { recursive: true, mode: 0o700 });

  let blog = (await readJson(blogPath, blogFileSchema, log)) ?? blankBlog(fresh);
  let tokens = (await readJson(tokensPath, tokensFileSchema, log)) ?? blankTokens();
  const posts = new Map<string, StoredPost>();
  for (const name of await readdir(postsFolder)) {
    const path = join(postsFolder, name);
    if (name.endsWith(TEMPORARY)) await unlink(path);
    if (!name.endsWith('.json')) continue;
    const post = await readJson(path, postFileSchema, log);
    if (post !== undefined) posts.set(post.id, post);
  }
  await writeDurably(blogPath, JSON.stringify(blog));

  let last: Promise<unknown> = Promise.resolve();
  return {
    blog: () => blog,
    tokens: () => tokens,
    posts: () => [...posts.values()],
    post: (id) => posts.get(id),
    async saveBlog(next) {
      await writeDurably(blogPath, JSON.stringify(next));
      blog = next;
    },
    async saveTokens(next) {
      await writeDurably(tokensPath, JSON.stringify(next));
      tokens = next;
    },
    async savePost(post) {
      await writeDurably(join(postsFolder, `${post.id}.json`), JSON.stringify(post));
      posts.set(post.id, post);
    },
    async removePost(id) {
      await removeDurably(join(postsFolder, `${id}.json`));
      posts.delete(id);
    },
    alone(work) {
      const turn = last.then(work);
      // The next writer does not care how this one ended; its own caller is told.
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
