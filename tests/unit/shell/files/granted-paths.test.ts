import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addressOfPage, createDropHandlers, grantFiles } from '#shell/files/granted-paths.ts';
import { DROP_NAME } from '#shell/gate.ts';

function createGrant() {
  const granted: [string, string][] = [];
  return { granted, grant: (token: string, path: string) => Promise.resolve(granted.push([token, path])) };
}

test('gives a token and a bare name to the page, and the path to the backend', async () => {
  const { granted, grant } = createGrant();
  const files = await grantFiles(['/home/anne/Takeout/feed.atom', '/home/anne/blog.zip'], grant);
  expect(files.map(({ name }) => name)).toEqual(['feed.atom', 'blog.zip']);
  expect(granted.map(([, path]) => path)).toEqual(['/home/anne/Takeout/feed.atom', '/home/anne/blog.zip']);
  expect(granted.map(([token]) => token)).toEqual(files.map(({ token }) => token));
  for (const { token } of files) expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
});

describe('a drop of files', () => {
  const drop = async (input: unknown) => {
    const { granted, grant } = createGrant();
    const envelope = await createDropHandlers(grant).get(DROP_NAME)?.(input);
    return { envelope, paths: granted.map(([, path]) => path) };
  };
  test('accepts files of the system and ignores those made by a page', async () => {
    const { envelope, paths } = await drop(['/a/blog.zip', '', 'blog.zip', '../blog.zip', '/b']);
    expect(paths).toEqual(['/a/blog.zip', '/b']);
    expect(envelope).toMatchObject({ ok: true, value: { files: [{ name: 'blog.zip' }, { name: 'b' }] } });
  });
  test.each([
    ['an invalid list', '/etc/passwd'],
    ['values that are no strings', [{ path: '/etc/passwd' }]],
    ['a long path', ['/'.padEnd(9_000, 'x')]],
    ['too many files', Array.from({ length: 501 }, () => '/a')],
  ])('refuses %s', async (_what, input) => {
    const { envelope, paths } = await drop(input);
    expect(envelope).toMatchObject({ ok: false, failure: { code: 'request.invalid' } });
    expect(paths).toEqual([]);
  });
});

test('opens an HTML page on disk and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const page = join(folder, 'été & mer #1.html');
  for (const file of [page, join(folder, 'run.sh'), join(folder, 'run.html.exe')]) writeFileSync(file, 'x');
  symlinkSync(join(folder, 'run.sh'), join(folder, 'link.html'));
  mkdirSync(join(folder, 'folder.html'));
  expect(await addressOfPage(page)).toBe(pathToFileURL(page).href);
  for (const name of ['run.sh', 'run.html.exe', 'link.html', 'folder.html', 'none.html'])
    await expect(addressOfPage(join(folder, name)), name).rejects.toMatchObject({
      code: 'request.forbidden',
    });
  await expect(addressOfPage('page.html')).rejects.toMatchObject({ code: 'request.forbidden' });
});
