/**
 * The practice blog: a local blog with Google's sign-in and Blogger API v3, for trying Escale without an account. Uses
 * two ports of 127.0.0.1, one for the API, one for the public pages. All its data is in one folder.
 */
import type { Log } from '../core/log.ts';
import { apiHandler } from './api-server.ts';
import { openBlog } from './blog.ts';
import type { Blog } from './blog.ts';
import { type Handler, listen, type Respond, respond as answerAtOnce } from './http.ts';
import { pagesHandler } from './pages-server.ts';
import { openStore } from './store.ts';
import { isDefaultName, wordsFor } from './pages.ts';

export type PracticeBlogOptions = Readonly<{
  /** Created if missing; only one practice blog may run per folder. */
  folder: string;
  /** Preferred ports; by default those of the last run. */
  ports?: Readonly<{ api?: number; pages?: number }>;
  /** Milliseconds since 1970, UTC. */
  now?: () => number;
  respond?: Respond;
  log?: Log;
  name?: string;
  author?: string;
  /** Language of the pages; by default unchanged, `fr` for a new blog. */
  language?: string;
}>;

export type PracticeBlog = Readonly<{
  /** http://127.0.0.1:<port> without a trailing slash, with /o/oauth2/v2/auth, /token, /revoke and /v3/… */
  apiOrigin: string;
  /** Origin of the public pages; `${pagesOrigin}/` is the blog's url. */
  pagesOrigin: string;
  client: Readonly<{ clientId: string; clientSecret: string }>;
  blogRemoteId: string;
  /** Actions of another person in the web editor, or of a reader in the comments. */
  elsewhere: Omit<Blog, 'store' | 'now' | 'origin'>;
  close(): Promise<void>;
}>;

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function startPracticeBlog(options: PracticeBlogOptions): Promise<PracticeBlog> {
  const { folder, respond = answerAtOnce, log = silent, now = Date.now, language } = options;
  const words = wordsFor(language ?? 'fr');
  const store = await openStore(
    folder,
    {
      name: options.name ?? words.blogName,
      author: options.author ?? words.author,
      language: language ?? 'fr',
      now: now(),
    },
    log,
  );
  const { name, language: before } = store.blog();
  if (language !== undefined && before !== language) {
    await store.saveBlog({ ...store.blog(), language, name: isDefaultName(name) ? words.blogName : name });
  }

  // Each server only needs the other's address at its first request.
  let origin = '';
  const blog = openBlog({ store, now, origin: () => origin });
  const storedPorts = store.blog().ports;
  const pages = await listen(options.ports?.pages ?? storedPorts.pages, pagesHandler(blog, respond), log);
  origin = pages.origin;
  const api = await startOrClose(
    options.ports?.api ?? storedPorts.api,
    apiHandler(blog, respond, log),
    pages,
    log,
  );
  if (api.port !== storedPorts.api || pages.port !== storedPorts.pages) {
    await store.saveBlog({ ...store.blog(), ports: { api: api.port, pages: pages.port } });
  }
  log.info('practice blog started', { api: api.origin, pages: pages.origin });

  return {
    apiOrigin: api.origin,
    pagesOrigin: pages.origin,
    client: store.blog().client,
    blogRemoteId: store.blog().blogId,
    elsewhere: blog,
    async close() {
      await Promise.all([api.close(), pages.close()]);
      await store.runExclusively(async () => undefined);
    },
  };
}

async function startOrClose(port: number, handler: Handler, other: { close(): Promise<void> }, log: Log) {
  try {
    return await listen(port, handler, log);
  } catch (error) {
    await other.close();
    throw error;
  }
}
