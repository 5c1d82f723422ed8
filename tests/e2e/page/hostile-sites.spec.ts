/**
 * Sites that try to bring Escale down while the author types: a connected WordPress, a Blogger and a folder. No save
 * is refused, no backend ends, and the settings name each site with its fault.
 */
import { readFileSync, writeFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { callRaw } from '../support/bridge.ts';
import { BLOG, test as base } from '../support/outside/google-fixture.ts';
import { processesWhere } from '../support/outside/running-processes.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import { connectByRequests } from '../support/samples/connected-blog.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect } from '../support/stage/fixtures.ts';

const MEGABYTE = 1024 * 1024;
/** Memory limit of the backend. */
const MOST_MEMORY = 600 * MEGABYTE;
const PASSWORD = 'abCDefGHijKLmnOPqrSTuvWX';

const gzipText = (text: string): Buffer => gzipSync(text, { level: 1 });
const objects = (megabytes: number): string => `[${'{},'.repeat((megabytes * MEGABYTE) / 3)}{}]`;

type Hostile = { origin: string; answers: (request: IncomingMessage, response: ServerResponse) => boolean };

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<[Server, string]> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}
function end(server: Server): Promise<unknown> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}
const giveJson = (response: ServerResponse, value: unknown): boolean => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  return true;
};
const giveZipped = (response: ServerResponse, body: Buffer, more: Record<string, string> = {}): boolean => {
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip', ...more })
    .end(body);
  return true;
};

const test = base.extend<{ wordpress: Hostile; blogger: Hostile }>({
  /** A WordPress for the sign-in; `answers` comes first. */
  wordpress: async ({}, use) => {
    const hostile: Hostile = { origin: '', answers: () => false };
    const [server, origin] = await listen((request, response) => {
      const { url = '' } = request;
      response.setHeader('link', `<${origin}/wp-json/>; rel="https://api.w.org/"`);
      if (hostile.answers(request, response)) return;
      if (url.startsWith('/wp-json/wp/v2/users/me'))
        giveJson(response, { id: 1, name: 'Lise', capabilities: { edit_posts: true, publish_posts: true } });
      else if (url.startsWith('/wp-json/?'))
        giveJson(response, {
          name: 'Le Labo',
          home: origin,
          url: origin,
          namespaces: ['wp/v2'],
          authentication: {
            'application-passwords': { endpoints: { authorization: `${origin}/authorize` } },
          },
        });
      else if (url.startsWith('/wp-json/')) giveJson(response, []);
      else response.end('<p>Accueil</p>');
    });
    hostile.origin = origin;
    await use(hostile);
    await end(server);
  },
  /** A relay before the practice blog; `answers` comes first. */
  blogger: async ({ google }, use) => {
    const hostile: Hostile = { origin: '', answers: () => false };
    const pass = async (
      { url = '', method = 'GET', headers }: IncomingMessage,
      body: Buffer,
      response: ServerResponse,
    ) => {
      const { authorization, 'content-type': type } = headers;
      const reply = await fetch(new URL(url, google.apiOrigin), {
        method,
        redirect: 'manual',
        headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
        ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
      });
      const location = reply.headers.get('location');
      response.writeHead(reply.status, {
        'content-type': reply.headers.get('content-type') ?? 'text/plain',
        ...(location === null ? {} : { location }),
      });
      response.end(Buffer.from(await reply.arrayBuffer()));
    };
    const [server, origin] = await listen((request, response) => {
      if (hostile.answers(request, response)) return;
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on(
        'end',
        () => void pass(request, Buffer.concat(pieces), response).catch(() => response.destroy()),
      );
    });
    hostile.origin = origin;
    await use(hostile);
    await end(server);
  },
  env: async ({ blogger }, use) => use({ TZ: 'UTC', ESCALE_GOOGLE_BASE: blogger.origin }),
});

type Saves = { times: number[]; refused: string[] };

/** Records each save of the window: its duration or its failure. */
const watchSaves = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const saves: { times: number[]; refused: string[] } = { times: [], refused: [] };
    const { call } = window.escale;
    Object.assign(window, { saves });
    Object.assign(window.escale, {
      async call(name: string, input: unknown) {
        const started = performance.now();
        const envelope = (await (call as (name: string, input: unknown) => Promise<unknown>)(
          name,
          input,
        )) as {
          ok: boolean;
          failure?: { code: string };
        };
        if (name === 'posts.save') {
          if (envelope.ok) saves.times.push(performance.now() - started);
          else saves.refused.push(envelope.failure?.code ?? '');
        }
        return envelope;
      },
    });
  });
const savesOf = (page: Page): Promise<Saves> =>
  page.evaluate(() => (window as unknown as { saves: Saves }).saves);

const backendsOf = (library: string): number[] =>
  processesWhere(({ environment }) => environment.includes(`ESCALE_LIBRARY=${library}`))
    .filter(({ command }) => command.includes('backend.cjs'))
    .map(({ pid }) => pid);
/** Peak memory of the process, in bytes. */
const peakOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) * 1024;

/** Mirrors the blog; returns the outcome. */
async function mirror(page: Page, blogId: string): Promise<string> {
  await ask(page, 'mirrors.start', { blogId });
  const currentSync = async () =>
    (await ask(page, 'mirrors.list', {})).items.find((item) => item.blogId === blogId);
  await expect
    .poll(async () => (await currentSync())?.state, { timeout: 120_000 })
    .toMatch(/^(?:failed|idle)$/);
  return (await currentSync())?.failure?.code ?? 'done';
}

async function connectWordPress(page: Page, origin: string): Promise<string> {
  await ask(page, 'wordpress.sign-in', { address: origin, user: 'lise', password: PASSWORD });
  const { items } = await ask(page, 'blogs.list', {});
  return items.find(({ kind }) => kind === 'wordpress')?.id ?? '';
}

async function connectFolder(page: Page, name: string): Promise<string> {
  const chosen = (await callRaw(page, 'dialogs.choose-folder', { what: 'site' })) as {
    ok: true;
    value: { file: { token: string } };
  };
  const { token } = chosen.value.file;
  return (await ask(page, 'folder.connect', { token, name, address: '', language: 'fr' })).id;
}

const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

const FOLDER = 'Le site en dossier';

test('saves on time and names each hostile site while the author writes', async ({
  stage,
  page,
  google,
  wordpress,
  blogger,
}, testInfo) => {
  test.slow();
  const root = testInfo.outputPath('site');
  mkdirSync(root);
  await addPosts(page, [gardenInterview]);
  await new SearchPage(page).goTo(gardenInterview.title, gardenInterview.title);
  const bloggerId = await connectByRequests(stage, google);
  const wordpressId = await connectWordPress(page, wordpress.origin);
  await stage.choose(root);
  const folderId = await connectFolder(page, FOLDER);
  await expect
    .poll(async () => (await ask(page, 'mirrors.list', {})).items.map(({ state }) => state))
    .toEqual(['idle', 'idle', 'idle']);
  const [pid = 0, ...more] = backendsOf(stage.library);
  expect(more).toEqual([]);
  await watchSaves(page);

  const outcomes: Record<string, string> = {};
  const posts = (answer: (response: ServerResponse) => boolean): void => {
    wordpress.answers = ({ url = '' }, response) => url.includes('/wp/v2/posts') && answer(response);
    blogger.answers = ({ url = '' }, response) => /\/v3\/blogs\/[^/]+\/posts/.test(url) && answer(response);
  };
  const record = join(root, 'escale/posts', '0b8a3f0e-5d0e-4a8e-9d53-5f7c2b4f3a10.json');
  // Made before, as the test’s process is the shell’s too.
  const bombs = { '60 MB': gzipText(objects(60)), '125 MB': gzipText(objects(125)) };
  const routes = gzipText(`{"namespaces":${objects(8)}}`);
  const records = {
    objects: Buffer.from(objects(23)),
    lists: Buffer.alloc(23 * MEGABYTE, '['),
    space: Buffer.alloc(40 * MEGABYTE, ' '),
  };
  async function attack(): Promise<void> {
    for (const [what, body] of Object.entries(bombs)) {
      posts((response) => giveZipped(response, body, { 'x-wp-totalpages': '2' }));
      outcomes[`WordPress, ${what}`] = await mirror(page, wordpressId);
      outcomes[`Blogger, ${what}`] = await mirror(page, bloggerId);
    }
    wordpress.answers = ({ url }, response) =>
      url?.startsWith('/wp-json/?') === true && giveZipped(response, routes);
    const site = await callRaw(page, 'wordpress.find', { address: wordpress.origin });
    outcomes['WordPress, 8 MB /wp-json/'] = site.ok ? 'found' : site.failure.code;
    mkdirSync(join(root, 'escale/posts'), { recursive: true });
    writeFileSync(record, records.objects);
    outcomes['folder, a record of 23 MB'] = await mirror(page, folderId);
    writeFileSync(record, records.lists);
    outcomes['folder, 23 MB of lists in each other'] = await mirror(page, folderId);
    writeFileSync(record, records.space);
    outcomes['folder, a record of 40 MB'] = await mirror(page, folderId);
    for (const name of readdirSync(join(root, 'escale/posts')))
      if (join(root, 'escale/posts', name) !== record) throw new Error(name);
    posts((response) => giveZipped(response, bombs['60 MB'], { 'x-wp-totalpages': '2' }));
    outcomes['WordPress, again'] = await mirror(page, wordpressId);
    outcomes['Blogger, again'] = await mirror(page, bloggerId);
  }

  const editor = new EditorPage(page);
  await editor.text.getByRole('paragraph').last().click();
  // A baseline, as other programs may use the computer.
  for (let word = 0; word < 40; word += 1) await page.keyboard.type(`mot ${word}, `, { delay: 60 });
  await new AppPage(page).saved();
  const { times: quiet } = await savesOf(page);
  const over = new AbortController();
  const least = Number(process.env['ESCALE_WRITE_SECONDS'] ?? 0) * 1_000;
  const started = Date.now();
  const attacks = (async () => {
    do await attack();
    while (Date.now() - started < least);
  })().finally(() => over.abort());
  const write = async (): Promise<void> => {
    for (let word = 0; !over.signal.aborted; word += 1)
      await page.keyboard.type(`mot ${word}, `, { delay: 60 });
  };
  await Promise.all([attacks, write()]);
  await new AppPage(page).saved();

  const { times: all, refused } = await savesOf(page);
  const times = all.slice(quiet.length);
  const peak = peakOf(pid);
  const measured = {
    outcomes,
    seconds: Math.round((Date.now() - started) / 1_000),
    saves: times.length,
    slowest: Math.round(Math.max(...times)),
    median: Math.round(medianOf(times)),
    before: {
      saves: quiet.length,
      slowest: Math.round(Math.max(...quiet)),
      median: Math.round(medianOf(quiet)),
    },
    refused,
    backends: backendsOf(stage.library),
    pid,
    peakMegabytes: Math.round(peak / MEGABYTE),
  };
  writeFileSync(testInfo.outputPath('measured.json'), JSON.stringify(measured, undefined, 1));
  expect(refused).toEqual([]);
  expect(times.length).toBeGreaterThan(5);
  expect(backendsOf(stage.library)).toEqual([pid]);
  expect(peak).toBeLessThan(MOST_MEMORY);
  const tooLong = 'destination.answer-too-long';
  expect(outcomes).toEqual({
    'WordPress, 60 MB': tooLong,
    'Blogger, 60 MB': tooLong,
    'WordPress, 125 MB': tooLong,
    'Blogger, 125 MB': tooLong,
    'WordPress, 8 MB /wp-json/': tooLong,
    'folder, a record of 23 MB': 'folder.foreign',
    'folder, 23 MB of lists in each other': 'folder.foreign',
    'folder, a record of 40 MB': 'folder.foreign',
    'WordPress, again': tooLong,
    'Blogger, again': tooLong,
  });

  const settings = new SettingsPage(page);
  await settings.open();
  await expect(settings.blog(BLOG).getByText(/127\.0\.0\.1/)).toBeVisible();
  await expect(settings.blog('Le Labo').getByText(/127\.0\.0\.1/)).toBeVisible();
  await expect(settings.blog(FOLDER).getByText(/«\sescale.posts.*«\ssite\s»/)).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('settings.png') });
});
