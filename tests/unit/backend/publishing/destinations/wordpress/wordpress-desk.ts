/** A desk whose blog is a real local WordPress (tests/builders/wordpress/start-wordpress.ts). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, fetch as undiciFetch } from 'undici';
import { afterAll, beforeAll } from 'vitest';
import {
  startWordPress,
  type WordPress,
  type WordPressOptions,
} from '#tests/builders/wordpress/start-wordpress.ts';
import { openDeskBlog, openDesk, type DeskOptions, NOON } from '../../publishing-desk.ts';

/** One site for the tests of a file; each desk empties it and moves its clock. */
export function startSite(options: Omit<WordPressOptions, 'folder' | 'clock'> = {}): () => WordPress {
  let site: WordPress | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'wordpress-'));
  beforeAll(async () => {
    site = await startWordPress({ ...options, folder: join(folder, 'site'), clock: NOON });
  });
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (site === undefined) throw new Error('the site was not started');
    return site;
  };
}

/** A clock whose moves also set the site’s clock. */
export function siteClock({ setClock }: WordPress): { at: number } {
  let at = NOON;
  setClock(at);
  return {
    get at() {
      return at;
    },
    set at(next) {
      at = next;
      setClock(next);
    },
  };
}

export async function openWordPressDesk(
  site: WordPress,
  options: DeskOptions & Readonly<{ user?: string; address?: string }> = {},
) {
  const { user = 'lise', address = site.url, ...rest } = options;
  const desk = await openDesk(await openDeskBlog(siteClock(site)), rest);
  const password = site.passwords[user] ?? '';
  const signedIn = await desk.call('wordpress.sign-in', { address, user, password });
  return { desk, blogId: signedIn.blog.id, signedIn };
}

const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const agent = new Agent({
  connect: {
    ca: readFileSync(join(import.meta.dirname, '../../../../../fixtures/certificates/authority.pem')),
  },
});
/** Trusts the tests’ certificate authority like a system: for a `production` site. */
export const trusting = ((input: string, init?: object) =>
  undiciFetch(input, { ...init, dispatcher: agent })) as unknown as typeof globalThis.fetch;

/** Fetch for the site behind its TLS. */
export const asBehindTls: typeof globalThis.fetch = (input, init) =>
  fetch(input, { ...init, headers: { ...(init?.headers as object), 'x-forwarded-proto': 'https' } });

export type SeenPost = Readonly<{
  id: number;
  status: string;
  link: string;
  date_gmt: string;
  title: Readonly<{ raw: string }>;
  content: Readonly<{ raw: string; rendered: string }>;
  tags: readonly number[];
}>;

/** The site as a colleague with an account edits it. */
export function colleague({ url, passwords }: WordPress, user = 'lise', send = fetch) {
  const authorization = `Basic ${Buffer.from(`${user}:${passwords[user]}`).toString('base64')}`;
  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await send(`${url}/wp-json/wp/v2/${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return await answer.json();
  }
  return {
    ask,
    /** Uploads a picture of one pixel to the media library. */
    async upload(fileName: string): Promise<{ id: number }> {
      const answer = await send(`${url}/wp-json/wp/v2/media`, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': 'image/png',
          'content-disposition': `attachment; filename="${fileName}"`,
        },
        body: Buffer.from(DOT, 'base64'),
      });
      return (await answer.json()) as { id: number };
    },
    posts: async (): Promise<SeenPost[]> =>
      (await ask(
        'GET',
        'posts?context=edit&per_page=100&status=publish,future,draft,pending,private,trash',
      )) as SeenPost[],
    edit: (id: number, change: Readonly<Record<string, unknown>>) => ask('POST', `posts/${id}`, change),
  };
}
