// Third-party notices of all shipped code and data: the bundled packages as listed by each bundle, unbundled packages,
// fonts, dictionaries, and the libraries inside those for SQLite and pictures. Electron and Chromium have their own
// (LICENSE.electron.txt, LICENSES.chromium.html).
import fs from 'node:fs';
import path from 'node:path';

const BUNDLES = ['main', 'preload', 'renderer'];
/** Packages used by a style sheet or at build time, which no bundle lists. */
const BESIDES = [
  '@expo-google-fonts/literata',
  '@fontsource-variable/inter',
  '@fontsource-variable/literata',
  'dictionary-en',
  'dictionary-fr',
];
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-._].*)?$/i;

/** Standard SPDX texts, for packages that name their licence without including its text. */
const STANDARD = {
  MIT: (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: (holder) => `ISC License

Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
};

/** The package that a module's file belongs to: the innermost node_modules decides. @returns {string | undefined} */
export function packageOf(file) {
  const inside = file.replaceAll('\\', '/').split('/node_modules/').slice(1).at(-1);
  return inside === undefined ? undefined : /^(@[^/]+\/[^/]+|[^@/][^/]*)/.exec(inside)?.[1];
}

/** Path of the list of a bundle's packages, one per line. */
const listOf = (root, bundle) => path.join(root, '.cache/bundled', `${bundle}.txt`);

/** A plugin of the build that notes which packages a bundle takes in: `bundle` is main, preload or renderer. */
export const noteBundled = (root, bundle) => ({
  name: 'note-bundled',
  generateBundle(_options, output) {
    const names = new Set();
    for (const part of Object.values(output))
      for (const module of part.moduleIds ?? []) {
        const name = packageOf(module);
        if (name !== undefined) names.add(name);
      }
    fs.mkdirSync(path.dirname(listOf(root, bundle)), { recursive: true });
    fs.writeFileSync(listOf(root, bundle), `${[...names].join('\n')}\n`);
  },
});

const manifest = (root, name) =>
  JSON.parse(fs.readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8'));
const isInstalled = (root, name) => fs.existsSync(path.join(root, 'node_modules', name, 'package.json'));

/** Packages shipped unbundled: dependencies with all of theirs, as installed on this system. */
function shippedPackages(root) {
  const names = new Set();
  const take = (name) => {
    if (names.has(name) || !isInstalled(root, name)) return;
    names.add(name);
    const { dependencies = {}, optionalDependencies = {} } = manifest(root, name);
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) take(needed);
  };
  const own = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  // The stand-in's Node is not part of a release but is included in every package built here.
  for (const name of Object.keys({ ...own.dependencies, ...own.optionalDependencies })) take(name);
  return [...names];
}

/** @returns {string[]} every package with shipped code or data, sorted */
export function noticedPackages(root) {
  const bundled = BUNDLES.flatMap((bundle) => fs.readFileSync(listOf(root, bundle), 'utf8').split('\n'));
  const all = new Set([...bundled.filter((name) => name !== ''), ...BESIDES, ...shippedPackages(root)]);
  return [...all].toSorted((one, other) => one.localeCompare(other, 'en'));
}

/** Throws for a package with neither a licence text nor a known licence name, which must not be shipped. */
function licenceOf(root, name, { license, author }) {
  const folder = path.join(root, 'node_modules', name);
  const files = fs
    .readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .toSorted();
  if (files.length > 0)
    return files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n');
  const holder = typeof author === 'string' ? author : author?.name;
  const standard = STANDARD[license];
  if (standard !== undefined) return standard(holder ?? `the authors of ${name}`);
  // Platform-specific parts of sharp: their licence is in the table that follows, or with sharp itself.
  if (name.startsWith('@img/')) return `${license}`;
  throw new Error(`${name} brings no licence, and names none that is known: ${license}`);
}

/** The table of third-party libraries inside libvips. */
function insideLibvips(root) {
  const folder = path.join(root, 'node_modules/@img');
  const libvips = fs.readdirSync(folder).find((name) => name.startsWith('sharp-libvips-'));
  if (libvips === undefined) return '';
  const readme = fs.readFileSync(path.join(folder, libvips, 'README.md'), 'utf8');
  const at = readme.indexOf('## Licensing');
  return at === -1 ? '' : readme.slice(at).replace('## Licensing', '').trim();
}

/** @returns {string} the whole text */
export function writtenNotices(root) {
  const rule = '='.repeat(80);
  const parts = noticedPackages(root).map((name) => {
    const packageManifest = manifest(root, name);
    const from =
      typeof packageManifest.repository === 'string'
        ? packageManifest.repository
        : packageManifest.repository?.url;
    const title = `${name} ${packageManifest.version} (${packageManifest.license ?? 'see below'})`;
    return [
      rule,
      title,
      ...(from === undefined ? [] : [from]),
      '',
      licenceOf(root, name, packageManifest),
    ].join('\n');
  });
  return [
    'Escale holds the work of others. Each part, its version, and the terms it is used under:',
    'Electron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html, beside the application.',
    'SQLite, inside better-sqlite3, is in the public domain (https://sqlite.org/copyright.html).',
    ...parts,
    rule,
    'Inside the library for pictures (libvips and what it is built with)',
    '',
    insideLibvips(root),
    '',
  ].join('\n\n');
}

/**
 * Writes the notices into the page’s folder, read by « Licences » of « À propos »; electron-builder.yml also copies
 * them next to the app.
 */
export function writeNotices(root) {
  const words = writtenNotices(root);
  // One copy for the window and one for the package's folder: electron-builder.yml moves the latter out of the app.
  for (const name of ['out/renderer/notices.txt', 'out/THIRD-PARTY-NOTICES.txt'])
    fs.writeFileSync(path.join(root, name), words);
}
