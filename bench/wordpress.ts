/** A real WordPress of this computer: an interview sent to it, and a site of two thousand read whole, against bare requests. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { toBlocks } from '#interview/html/wordpress/to-blocks.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { startWordPress, type WordPress } from '#tests/builders/wordpress/start-wordpress.ts';
import { generateArchive } from './generate-archive.ts';
import { type Row, untilFound } from './harness.ts';
import { publish } from './publish.ts';

const POSTS = 2_000;

type Asked = Readonly<{ method: string; url: string; body: string; status: number; text: string }>;
type Connected = Awaited<ReturnType<typeof connected>>;

const headersOf = ({ passwords }: WordPress): Record<string, string> => ({
  accept: 'application/json',
  'content-type': 'application/json; charset=utf-8',
  authorization: `Basic ${Buffer.from(`lise:${passwords['lise']}`).toString('base64')}`,
});

/** A new library connected to that site; `asked` collects its requests while recording. */
async function connected(site: WordPress) {
  const noted: { asked: Asked[] | undefined } = { asked: undefined };
  const secrets = new Map<string, string>();
  const host = (name: string, input: Record<string, string>) => {
    if (name === 'secrets.store') secrets.set(input['key'] ?? '', input['value'] ?? '');
    if (name === 'secrets.store') return Promise.resolve({ kept: true });
    return Promise.resolve(name === 'secrets.load' ? { value: secrets.get(input['key'] ?? '') } : {});
  };
  const noting = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await fetch(url, init);
    if (noted.asked === undefined) return answer;
    const { method = 'GET', body } = init;
    const text = await answer.clone().text();
    noted.asked.push({
      method,
      url,
      body: typeof body === 'string' ? body : '',
      status: answer.status,
      text,
    });
    return answer;
  };
  const backend = await openTestBackend({
    host: host as never,
    fetch: noting as typeof fetch,
    now: Date.now(),
    publishing: { packaged: false, mirrors: { byItself: false } },
  });
  const credentials = { address: site.url, user: 'lise', password: site.passwords['lise'] ?? '' };
  const { blog } = await backend.call('wordpress.sign-in', credentials);
  return { backend, blogId: blog.id, noted };
}

const isInsert = ({ method, url }: Asked): boolean => method === 'POST' && /\/posts\?/.test(url);
const idOf = (text: string): string => String((JSON.parse(text) as { id: number }).id);

/** Replays the recorded requests with the new post's number. */
async function replay(
  site: WordPress,
  requests: readonly Asked[],
): Promise<{ ms: number; remoteId: string }> {
  const then = idOf(requests.find(isInsert)?.text ?? '{}');
  const headers = headersOf(site);
  let remoteId = then;
  const started = performance.now();
  for (const one of requests) {
    const answer = await fetch(one.url.replace(`/posts/${then}`, `/posts/${remoteId}`), {
      method: one.method,
      headers,
      ...(one.body === '' ? {} : { body: one.body }),
    });
    const text = await answer.text();
    JSON.parse(text);
    assert.equal(answer.status, one.status);
    if (isInsert(one)) remoteId = idOf(text);
  }
  return { ms: performance.now() - started, remoteId };
}

const publishRow: Row = {
  name: 'publish-wordpress',
  what: 'the interview of `publish` sent to a real WordPress on this computer, against the same requests with the same bodies',
  rounds: 20,
  async prepare() {
    const folder = temporaryFolder('bench-wordpress');
    const site = await startWordPress({ folder: path.join(folder, 'site') });
    const escale = await connected(site);
    // Deletes the round's post before the next one.
    const remove = async ({ ms, remoteId }: { ms: number; remoteId: string }): Promise<[number]> => {
      const address = `${site.url}/wp-json/wp/v2/posts/${remoteId}?force=true`;
      assert.equal((await fetch(address, { method: 'DELETE', headers: headersOf(site) })).status, 200);
      return [ms];
    };
    // The first makes its tags, which then are there.
    await remove(await publish(escale));
    const requests: Asked[] = [];
    escale.noted.asked = requests;
    await remove(await publish(escale));
    escale.noted.asked = undefined;
    return {
      ours: async () => remove(await publish(escale)),
      reference: async () => remove(await replay(site, requests)),
      verify: () => assert.ok(requests.some(isInsert), requests.map(({ url }) => url).join(' ')),
      async close() {
        await escale.backend.dispose();
        await site.close();
        fs.rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

/** Invented interviews, as Escale would have published them. */
function fill(folder: string): void {
  const posts = [...generateArchive(POSTS)].map(({ document, publishedAt }) => ({
    title: document.title,
    content: toBlocks(renderBlogHtml(document, { pictureAddress: () => 'https://images.example/i.jpg' })),
    labels: document.labels,
    publishedAt: Math.floor(publishedAt / 1_000),
  }));
  const script = path.join(import.meta.dirname, '../tests/builders/wordpress/php/fill.php');
  execFileSync('php', [script, path.join(folder, 'site')], {
    input: JSON.stringify(posts),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}

/** Runs a mirror. Milliseconds until every post is stored, and until search can find every post. */
async function mirror({ backend, blogId }: Connected): Promise<{ ms: number; searchableMs: number }> {
  const started = performance.now();
  await backend.call('mirrors.start', { blogId });
  await publishingOf(backend.backend).mirrors.settled();
  const ms = performance.now() - started;
  await backend.backend.indexing?.finished();
  const searchableMs = performance.now() - started;
  assert.equal((await backend.call('mirrors.list', {})).items[0]?.added, POSTS);
  return { ms, searchableMs };
}

/** Fetches the same pages one after the other and stores each unchanged in its own transaction. */
async function fetchAndStore(site: WordPress, pages: readonly string[]): Promise<number> {
  const folder = temporaryFolder('bench-bare');
  const db = new Database(path.join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE posts (id INTEGER PRIMARY KEY, updated TEXT NOT NULL, json TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO posts VALUES (?, ?, ?)');
  const headers = headersOf(site);
  const started = performance.now();
  for (const url of pages) {
    const page: unknown = await (await fetch(url, { headers })).json();
    const items = (Array.isArray(page) ? page : []) as { id: number; modified_gmt?: string }[];
    db.transaction(() => {
      for (const item of items)
        if (item.modified_gmt !== undefined) insert.run(item.id, item.modified_gmt, JSON.stringify(item));
    })();
  }
  const ms = performance.now() - started;
  assert.equal(
    (db.prepare('SELECT count(*) AS stored FROM posts').get() as { stored: number }).stored,
    POSTS,
  );
  db.close();
  fs.rmSync(folder, { recursive: true, force: true });
  return ms;
}

const mirrorRow: Row = {
  name: 'mirror-wordpress',
  what: `a real WordPress of ${POSTS} interviews mirrored into a new library, against fetching the same pages and storing their JSON`,
  rounds: 3,
  warmUp: 1,
  async prepare() {
    const folder = temporaryFolder('bench-wordpress');
    const site = await startWordPress({ folder: path.join(folder, 'site') });
    fill(path.join(folder, 'site'));
    const requests: Asked[] = [];
    const { note, suffix } = untilFound();
    const read = async (noted: boolean): Promise<number> => {
      const escale = await connected(site);
      if (noted) escale.noted.asked = requests;
      const { ms, searchableMs } = await mirror(escale);
      if (!noted) note(searchableMs);
      await escale.backend.dispose();
      return ms;
    };
    await read(true);
    return {
      suffix,
      ours: async () => [await read(false)],
      reference: async () => [
        await fetchAndStore(
          site,
          // Only pages with texts: the following sweep lists the same posts again without them.
          requests.map(({ url }) => url).filter((url) => url.includes('content.raw')),
        ),
      ],
      // Each side counts its posts by itself.
      verify: () => undefined,
      async close() {
        await site.close();
        fs.rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

export const wordpressRows: readonly Row[] = [publishRow, mirrorRow];
