/** The packaged app contains what it needs, and nothing else. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, dirname } from 'node:path';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FACES } from '#interview/render/faces.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { appFolder, Escale } from '../support/stage/launch.ts';
import { addPosts } from '../support/samples/library.ts';
import { wordsOf } from '../support/writing-surfaces.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test.use({ packaged: true });

/** The unpacked app; a run on another package starts that one (launch.ts). */
const executable = (): string => process.env.ESCALE_PACKAGED ?? '';

test('checks some time after startup that its files are the packaged ones', async ({ escale, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect
    .poll(() => escale.log(), { timeout: 60_000 })
    .toContain('the files of this package are as they were packaged');
});

test('names the Electron version in the title and in « À propos » when it is not the one of the release', async ({
  app,
  stage,
  page,
}) => {
  const runs = await app.evaluate(() => process.versions.electron);
  const { devDependencies } = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as {
    devDependencies: { electron: string };
  };
  const standIn = runs !== devDependencies.electron;
  const { about: words } = wordsOf('fr').window;
  await stage.command('about');
  const about = page.getByRole('dialog', { name: words.title });
  await expect(about.getByText(`Electron ${runs}`)).toBeVisible();
  await expect(about.getByText(words.standIn)).toHaveCount(standIn ? 1 : 0);
  expect(/devruntime/.test(basename(executable()))).toBe(standIn);
  expect(/devruntime/i.test(await app.evaluate(({ app }) => app.name))).toBe(standIn);
});

test('runs the command line without a window or a display', async ({ page, escale }) => {
  const [id] = await addPosts(page, [gardenInterview]);
  await escale.end();
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const { stdout, stderr } = await promisify(execFile)(
    escale.executable ?? '',
    ['--no-sandbox', '--cli', 'list', '--json', '--library', escale.library],
    { env: environment },
  );
  expect(JSON.parse(stdout)).toEqual([
    expect.objectContaining({ id, title: gardenInterview.title, kind: 'interview', status: 'draft' }),
  ]);
  // Chromium’s own message on a computer without D-Bus, which may come late.
  expect(stderr.split('\n').filter((line) => !line.includes(':ERROR:bus.cc'))).toEqual(['']);
});

test('contains the built app and its dependencies, without sources, tests or source maps', () => {
  const resources = join(dirname(executable()), 'resources');
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((file) =>
    file.replaceAll('\\', '/').slice(1),
  );
  expect(files).toContain('out/main/index.cjs');
  // The contents of « Licences » in the window.
  expect(files).toContain('out/renderer/notices.txt');
  // A folder site reads them from there: the backend may run in a plain Node, which cannot read the archive.
  expect(new Set(readdirSync(join(resources, 'app.asar.unpacked/out/renderer/fonts')))).toEqual(
    new Set([
      ...FACES.map(({ file }) => file),
      // Those that a PDF form embeds.
      ...['400Regular', '400Regular_Italic', '600SemiBold'].map((face) => `Literata_${face}.ttf`),
      'OFL-Inter.txt',
      'OFL-Literata.txt',
    ]),
  );
  const places = new Set(files.map((file) => file.split('/')[0]));
  expect(places).toEqual(new Set(['node_modules', 'out', 'package.json']));
  const packages = new Set(
    files
      .map((file) => /^node_modules\/((?:@[^/]+\/)?[^/@]+)/.exec(file)?.[1])
      .filter((name) => name !== undefined),
  );
  expect(new Set([...packages].filter((name) => !name.startsWith('@img/')))).toEqual(
    new Set(['better-sqlite3', 'detect-libc', 'semver', 'sharp']),
  );
  // Dependencies are listed with their licences, beside the app too.
  const beside = readFileSync(join(dirname(executable()), 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of [...packages, 'react', 'lexical', 'zod', 'google-auth-library', 'dictionary-fr'])
    expect(beside).toMatch(new RegExp(`^${name.replaceAll('/', '\\/')} \\d+\\.`, 'm'));
  expect(readdirSync(dirname(executable()))).toEqual(
    expect.arrayContaining(['LICENSE.electron.txt', 'LICENSE.escale.txt', 'LICENSES.chromium.html']),
  );
  expect(files.filter((file) => /\.(m?ts|tsx|map|cc|cpp|h|spec\.\w+|test\.\w+)$/.test(file))).toEqual([]);
});

/** Size limit of our part of a package, without Electron’s, in MiB; a commit that raises it states its reason. */
const SIZE_BUDGET = 36;

test(`the part that is not Electron stays within ${SIZE_BUDGET} MiB`, () => {
  const resources = join(dirname(executable()), 'resources');
  const sizes = readdirSync(resources, { recursive: true, withFileTypes: true })
    // The substitute’s Node is in no release.
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(resources, 'node')))
    .map((entry) => ({ name: entry.name, size: statSync(join(entry.parentPath, entry.name)).size }));
  expect(sizes.map(({ name }) => name)).toContain('app.asar');
  const megabytes = sizes.reduce((sum, { size }) => sum + size, 0) / 2 ** 20;
  expect(megabytes, 'MiB').toBeGreaterThan(1);
  expect(megabytes, 'MiB').toBeLessThan(SIZE_BUDGET);
});

test('the .deb installs the same app with its icon and file types, and it opens and writes', async ({
  display,
}, testInfo) => {
  const made = dirname(dirname(executable()));
  const [deb = ''] = readdirSync(made).filter((name) => name.endsWith('.deb'));
  const tree = testInfo.outputPath('installed');
  await promisify(execFile)('dpkg-deb', ['-x', join(made, deb), tree]);
  const name = basename(executable());
  const [entry = ''] = readdirSync(join(tree, 'usr/share/applications'));
  const desktop = readFileSync(join(tree, 'usr/share/applications', entry), 'utf8');
  expect(desktop).toContain(
    'MimeType=application/x-escale-post;application/x-escale-library;x-scheme-handler/escale;',
  );
  expect(desktop).toMatch(new RegExp(`^Exec=/opt/.+/${name} %U$`, 'm'));
  // A desktop matches a window to the launcher of its name (desktopName of package.json): on X11 by the second.
  expect(entry).toBe(`${name}.desktop`);
  expect(desktop).toMatch(new RegExp(`^StartupWMClass=${name}$`, 'm'));
  expect(readFileSync(join(tree, `usr/share/mime/packages/${name}.xml`), 'utf8')).toContain(
    '*.escale-library',
  );
  expect(readdirSync(join(tree, 'usr/share/icons/hicolor'))).toContain('16x16');
  const [product = ''] = readdirSync(join(tree, 'opt'));
  // A package on the substitute is recognized by its name.
  expect(product).toBe(name === 'escale' ? 'Escale' : 'Escale-devruntime');

  const installed = new Escale({
    display,
    language: 'fr',
    env: {},
    folder: testInfo.outputPath('escale'),
    executable: join(tree, 'opt', product, name),
  });
  await installed.start();
  const installation = await installed.app.evaluate(({ app }) => ({
    name: app.name.toLowerCase(),
    launcher: process.env.CHROME_DESKTOP,
  }));
  expect(installation).toEqual({ name, launcher: entry });
  const window = new AppPage(installed.page);
  await window.startWithoutBlog();
  await new EditorPage(installed.page).writeTitle('Depuis le paquet');
  await window.saved();
  await installed.end();
  expect(installed.complaints).toEqual([]);
});
