/** A real WordPress for one window test, and the site as a colleague with an account sees it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '../stage/fixtures.ts';

export type Site = Readonly<{
  url: string;
  /** Address of PHP itself; a `production` site has TLS in front of it. */
  behind: string;
  passwords: Readonly<Record<string, string>>;
}>;

/** Sets the site’s clock; posts due by then are public at the next request. */
export const setSiteClock = (folder: string, at: number): Promise<void> =>
  writeFile(join(folder, 'clock'), String(Math.floor(at / 1000)));

export const test = base.extend<{
  environment: 'local' | 'production';
  siteFolder: string;
  site: Site;
}>({
  environment: ['local', { option: true }],
  siteFolder: async ({}, use) => {
    // A short path: a socket’s path has 107 bytes at most, and a test’s folder has a long name.
    const folder = mkdtempSync(join(tmpdir(), 'escale-site-'));
    await use(join(folder, 'site'));
    rmSync(folder, { recursive: true, force: true });
  },
  site: async ({ siteFolder, environment }, use) => {
    const program = [
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      join(__dirname, '../../../../tools/wordpress.ts'),
    ];
    const child = spawn(process.execPath, [...program, siteFolder, environment], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const first = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      exited.then(() => undefined),
    ]);
    if (first === undefined) throw new Error('WordPress did not start');
    await use(JSON.parse(String(first[0])) as Site);
    child.stdin.end();
    await exited;
  },
});

export type Post = Readonly<{
  id: number;
  status: string;
  link: string;
  slug: string;
  date: string;
  date_gmt: string;
  content: Readonly<{ raw: string }>;
  excerpt: Readonly<{ raw: string }>;
  categories: readonly number[];
  featured_media: number;
  comment_status: string;
}>;

export async function requestSite(
  { url, behind, passwords }: Site,
  path: string,
  body?: unknown,
  user = 'lise',
): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${user}:${passwords[user]}`).toString('base64')}`;
  const answer = await fetch(`${behind}/wp-json/wp/v2/${path}`, {
    headers: {
      authorization,
      'content-type': 'application/json',
      'x-forwarded-proto': new URL(url).protocol.slice(0, -1),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return await answer.json();
}
