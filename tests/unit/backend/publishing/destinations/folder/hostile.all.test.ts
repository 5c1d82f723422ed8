/** Hostile files in the folder of a site: each is refused by a code, without a delay for others. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { AppError } from '#contract/failure.ts';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import type { JobThreads } from '#backend/core/threads/job-threads.ts';
import { SITE_FILE_BYTES } from '#backend/exchange/site-folder/site-files.ts';
import { destinationOf } from '#backend/publishing/destinations/folder/destination.ts';
import { createFiles, hashOf } from '#backend/publishing/destinations/folder/files.ts';
import { writeSite } from '#backend/publishing/destinations/folder/records.ts';
import { createSite, type Site } from '#backend/publishing/destinations/folder/site.ts';
import { deskFolder, NOON } from '../../publishing-desk.ts';

const ID = '0b8a3f0e-5d0e-4a8e-9d53-5f7c2b4f3a10';
const FACTS = { name: 'Le Labo', address: '', language: 'fr' } as const;
const PATH = '2026/11/au-port.html';

type Options = Readonly<{ key?: string; threads?: JobThreads; before?: (step: string) => void }>;
const open = (root: string, { key = 'ours', ...options }: Options = {}): Site =>
  createSite({ root, siteId: ID, key, now: () => NOON, newId: randomUUID, ...options });

/** A site with one public post. */
async function publishedSite() {
  const root = deskFolder();
  await writeSite(createFiles(root), { version: 1, id: ID, ...FACTS });
  const site = open(root);
  await site.describe(FACTS);
  const { id } = await site.add({ title: 'Au port', labels: ['Mer'], content: '<p>Un.</p>' });
  const live = { status: 'live', path: PATH, published: NOON } as const;
  await site.change(id, (post) => ({ ...post, ...live }));
  return { root, id, record: join(root, 'escale', 'posts', `${id}.json`), page: join(root, 'public', PATH) };
}
type Published = Awaited<ReturnType<typeof publishedSite>>;

const rewrite = (site: Site, id: string) =>
  site.change(id, (post) => ({ ...post, content: `${post.content}<p>Deux.</p>` }));

/** Lengthens a file without using disk space. */
function lengthen(file: string, megabytes: number): void {
  writeFileSync(file, '');
  truncateSync(file, megabytes * 1024 * 1024);
}

describe('refuses files that Escale did not write', () => {
  const files: readonly (readonly [
    string,
    (site: Published) => string,
    (site: Site, id: string) => unknown,
  ])[] = [
    ['site.json', ({ root }) => join(root, 'escale', 'site.json'), (site) => site.facts()],
    ['pages.json', ({ root }) => join(root, 'escale', 'pages.json'), rewrite],
    ['a record', ({ record }) => record, (site, id) => site.find(id)],
    ['a page', ({ page }) => page, (site, id) => site.find(id)],
    ['a list', ({ root }) => join(root, 'public', 'index.html'), rewrite],
  ];
  const makings: readonly (readonly [string, (file: string) => void])[] = [
    ['too long', (file) => lengthen(file, 30)],
    [
      'a link to another file',
      (file) => {
        renameSync(file, `${file}-away`);
        symlinkSync(`${file}-away`, file);
      },
    ],
    [
      'a link to a device without end',
      (file) => {
        rmSync(file);
        symlinkSync('/dev/zero', file);
      },
    ],
    [
      'a pipe that nobody writes to',
      (file) => {
        rmSync(file);
        execFileSync('mkfifo', [file]);
      },
    ],
    [
      'a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ];
  for (const [what, fileOf, act] of files)
    it.each(makings)(`${what} that is %s`, async (making, change) => {
      const site = await publishedSite();
      const file = fileOf(site);
      change(file);
      const outcome = await Promise.resolve(act(open(site.root), site.id)).catch((error: unknown) => error);
      const refusal = outcome instanceof AppError ? outcome : undefined;
      const name = { name: basename(site.root), file: file.slice(site.root.length + 1) };
      // A page that is no file counts as missing.
      const isGone = what === 'a page' && making !== 'too long';
      expect({ code: refusal?.code, params: refusal?.params }).toEqual(
        isGone ? {} : { code: 'folder.foreign', params: name },
      );
    });

  it('refuses a record under the name of another post', async () => {
    const { root, record } = await publishedSite();
    const other = join(dirname(record), `${randomUUID()}.json`);
    writeFileSync(other, readFileSync(record));
    await expect(open(root).list()).rejects.toMatchObject({
      code: 'folder.foreign',
      params: { file: `escale/posts/${basename(other)}` },
    });
  });

  it('refuses a foreign page among the lists, which would be removed with them', async () => {
    const { root, id } = await publishedSite();
    const [pages, page] = [join(root, 'escale', 'pages.json'), join(root, 'public', 'contact.html')];
    writeFileSync(page, 'à moi');
    const written = JSON.parse(readFileSync(pages, 'utf8')) as object;
    writeFileSync(pages, JSON.stringify({ ...written, 'contact.html': hashOf('à moi') }));
    await expect(rewrite(open(root), id)).rejects.toMatchObject({
      code: 'folder.foreign',
      params: { file: 'escale/pages.json' },
    });
    expect(readFileSync(page, 'utf8')).toBe('à moi');
  });

  it('refuses more posts than the limit', async () => {
    const { root, record } = await publishedSite();
    for (let count = 0; count <= 20_000; count += 1)
      writeFileSync(join(dirname(record), `${randomUUID()}.json`), '');
    await expect(open(root).list()).rejects.toMatchObject({
      code: 'folder.foreign',
      params: { file: 'escale/posts' },
    });
  });

  it('reads a site at an address longer than any that is shown', async () => {
    const { root } = await publishedSite();
    const address = `https://labo.example/${'a'.repeat(5_000)}/`;
    writeFileSync(
      join(root, 'escale', 'site.json'),
      JSON.stringify({ version: 1, id: ID, ...FACTS, address }),
    );
    await expect(open(root).facts()).rejects.toMatchObject({
      code: 'folder.foreign',
      params: { file: 'escale/site.json' },
    });
  });

  it('refuses a record of millions of values before they are allocated', async () => {
    const { root, record } = await publishedSite();
    writeFileSync(record, `[${'{},'.repeat(SITE_FILE_BYTES.post / 3 - 2)}{}]`);
    const reading = createReading({ memory: 100, work: 20_000 });
    const failures: unknown[] = [];
    const threads: JobThreads = {
      run: (job) => reading.run(job).catch((error: unknown) => (failures.push(error), Promise.reject(error))),
    };
    await expect(open(root, { threads }).list()).rejects.toMatchObject({ code: 'folder.foreign' });
    expect(failures).toEqual([]);
  });

  it('refuses a record beyond the limits of the reading thread', async () => {
    const { root, record } = await publishedSite();
    writeFileSync(record, `{"labels":[${'[],'.repeat(3_000_000)}[]]}`);
    const threads = createReading({ memory: 24, work: 20_000 });
    await expect(open(root, { threads }).list()).rejects.toMatchObject({ code: 'folder.foreign' });
  });
});

test('reads long files in the reading thread, with the same result', async () => {
  const { root, id, page } = await publishedSite();
  const reading = createReading();
  const jobs: string[] = [];
  const site = open(root, {
    threads: { run: (job) => (jobs.push(job.name), reading.run(job)) },
  });
  await site.list();
  expect(jobs).toEqual([]);
  const words = '<p>Encore quelques mots.</p>'.repeat(10_000);
  writeFileSync(page, readFileSync(page, 'utf8').replace('<p>Un.</p>', words));
  expect(await site.find(id)).toMatchObject({ title: 'Au port', content: words });
  expect(jobs).toEqual(['site-file']);
  await rewrite(site, id);
  const [post] = await site.list();
  expect(post).toMatchObject({ id, status: 'live' });
  expect((await site.find(id))?.content).toBe(`${words}<p>Deux.</p>`);
  expect(readFileSync(join(root, 'public', 'index.html'), 'utf8')).toContain('Encore quelques mots.');
  expect(new Set(jobs)).toEqual(new Set(['site-file']));
});

test('reads long records one by one, as each thread takes megabytes', async () => {
  const { root, record } = await publishedSite();
  const text = JSON.parse(readFileSync(record, 'utf8')) as object;
  for (let count = 0; count < 5; count += 1) {
    const id = randomUUID();
    const content = 'mot '.repeat(50_000);
    writeFileSync(
      join(dirname(record), `${id}.json`),
      JSON.stringify({ ...text, id, status: 'draft', content }),
    );
  }
  const reading = createReading();
  let [running, most] = [0, 0];
  const threads: JobThreads = {
    async run(job) {
      running += 1;
      most = Math.max(most, running);
      try {
        return await reading.run(job);
      } finally {
        running -= 1;
      }
    },
  };
  expect(await open(root, { threads }).list()).toHaveLength(6);
  expect(most).toBe(1);
});

test('lists long posts a few at a time, and puts their excerpts into the feed', async () => {
  const { root, id } = await publishedSite();
  const site = open(root);
  const long = `<p>Il était une fois.</p><!-- ${'a'.repeat(4_500_000)} -->`;
  await site.change(id, (post) => ({ ...post, content: long }));
  const feed = readFileSync(join(root, 'public', 'feed.xml'), 'utf8');
  expect(feed).toContain('&lt;p&gt;Il était une fois.&lt;/p&gt;');
  expect(feed.length).toBeLessThan(10_000);
  for (const title of ['Un', 'Deux', 'Trois']) await site.add({ title, labels: [], content: long });
  const destination = destinationOf(site, () => NOON);
  const ask = (pageToken: string | undefined) =>
    destination.list({ status: 'draft', what: 'whole', pageToken });
  const first = await ask(undefined);
  const second = await ask(first.nextPageToken);
  expect([first.items.length, second.items.length]).toEqual([2, 1]);
  expect(second.nextPageToken).toBeUndefined();
});

describe('a record of a change in progress', () => {
  /** A pending record of this library, as after a crash. */
  async function noted({ root, id }: Published): Promise<string> {
    const dying = open(root, {
      before: (step) => {
        if (step === `write public/${PATH}`) throw new Error('dies');
      },
    });
    await expect(rewrite(dying, id)).rejects.toThrow('dies');
    const [name = ''] = readdirSync(join(root, 'escale')).filter((file) => file.startsWith('pending'));
    return join(root, 'escale', name);
  }
  const mine = 'à moi';
  /** A page of another program, and a record that claims it and would remove it. */
  const takeDown = (id: string) => ({
    id,
    title: '',
    labels: [],
    content: '',
    status: 'binned',
    path: '2026/11/a-moi.html',
    updated: NOON,
  });

  it('is completed by the library that wrote it', async () => {
    const site = await publishedSite();
    const pending = await noted(site);
    await open(site.root).facts();
    expect(readFileSync(site.page, 'utf8')).toContain('<p>Un.</p><p>Deux.</p>');
    expect(existsSync(pending)).toBe(false);
  });

  it('with a foreign seal is refused: no page moves', async () => {
    const site = await publishedSite();
    const page = join(site.root, 'public', '2026', '11', 'a-moi.html');
    writeFileSync(page, mine);
    const record = takeDown(randomUUID());
    writeFileSync(join(site.root, 'escale', 'pending.json'), JSON.stringify(record));
    await open(site.root).facts();
    const pending = await noted(site);
    const { seal } = JSON.parse(readFileSync(pending, 'utf8')) as { seal: string };
    writeFileSync(pending, JSON.stringify({ noted: JSON.stringify({ record, over: seal }), seal }));
    await expect(open(site.root).facts()).rejects.toMatchObject({
      code: 'folder.foreign',
      params: { file: `escale/${basename(pending)}` },
    });
    expect(readFileSync(page, 'utf8')).toBe(mine);
    expect(existsSync(join(site.root, 'escale', 'replaced'))).toBe(false);
  });

  it('is ignored by another library', async () => {
    const site = await publishedSite();
    const pending = await noted(site);
    const other = open(site.root, { key: 'theirs' });
    await other.facts();
    expect(existsSync(pending)).toBe(true);
    expect(readFileSync(site.page, 'utf8')).not.toContain('Deux.');
  });

  it('is dropped if another library has changed the post since', async () => {
    const site = await publishedSite();
    await noted(site);
    const other = open(site.root, { key: 'theirs' });
    await other.change(site.id, (post) => ({ ...post, content: '<p>Trois.</p>' }));
    expect((await open(site.root).find(site.id))?.content).toBe('<p>Trois.</p>');
    expect(readFileSync(site.page, 'utf8')).toContain('<p>Trois.</p>');
  });
});
