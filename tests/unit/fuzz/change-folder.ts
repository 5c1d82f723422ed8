/**
 * The folder of a site with changes by an informed person with write access: files of any text, length, encoding and
 * type, records of our format with hostile values, foreign names, folders in place of files.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { TEXT_BEGINS, TITLE_BEGINS } from '#backend/exchange/site-folder/page-text.ts';
import { changedBytes, changedJson, changedText, type Random } from './mutate.ts';

export type Place = Readonly<{
  root: string;
  /** A folder outside with one file, the target of links. */
  elsewhere: string;
}>;

const MEGABYTE = 1024 * 1024;
const repeat = (piece: string, random: Random): string =>
  piece.repeat(Math.ceil((random.one([0.01, 0.1, 1, 7]) * MEGABYTE) / piece.length));

/** Fragments that are expensive when repeated. */
const HTML_PIECES = [
  '<b></b><h2></h2>',
  '<div>',
  '<p>a<p>',
  TITLE_BEGINS,
  TEXT_BEGINS,
  '<a href="../../images/',
  '<!--',
  '&amp;',
  '<table><tr><td>',
  '<h2>Pourquoi ?</h2><p><strong>Anne</strong> : Oui</p>',
  '<script>a</script>',
  'mot ',
  '\ud800',
  '\u0000',
];
const JSON_PIECES = ['[', '{"a":', '{},', '"a":0,', ' ', '"\\ud83d', '9'];
const DAYS = [0, 1, 86_400_000, Date.UTC(2026, 10, 1), 253_402_300_799_999];
const TITLES = [
  '',
  ' ',
  'a'.repeat(2_000),
  '\u0000',
  '\ud800',
  '\u202e',
  '<script>a</script>',
  'CON',
  '../x',
];

const idFrom = (random: Random): string =>
  `00000000-0000-4000-8000-${String(random.below(1e12)).padStart(12, '0')}`;

type Change = (folders: Place, random: Random) => string;

function filesIn(root: string, under: string, ending = ''): string[] {
  const folder = path.join(root, under);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

/** No pipe, which would block, and no device. */
const isPlain = (file: string): boolean => fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;

/** False when a link leads outside, which must not be changed. */
const isInside = (root: string, folder: string): boolean =>
  fs.existsSync(folder) && fs.realpathSync(folder).startsWith(fs.realpathSync(root));

/** A file, more often one of Escale’s records than one of the site. */
function fileOf({ root }: Place, random: Random): string {
  const files = filesIn(root, random.once(3) ? 'public' : 'escale');
  return files.length === 0 ? path.join(root, 'escale', 'site.json') : random.one(files);
}
const describeChange = (root: string, file: string, change: string): string =>
  `${path.relative(root, file)}: ${change}`;

/** Changes to the text of one file. */
const texts: Readonly<Record<string, (text: string, random: Random) => string | Uint8Array>> = {
  text: changedText,
  json: (text, random) => {
    try {
      return JSON.stringify(changedJson(JSON.parse(text), random)) ?? '';
    } catch {
      return changedText(text, random);
    }
  },
  bytes: (text, random) => changedBytes(Buffer.from(text), random),
  bomb: (text, random) => {
    const bomb = repeat(random.one([...HTML_PIECES, ...JSON_PIECES]), random);
    const at = random.below(text.length + 1);
    return random.once(2) ? bomb : text.slice(0, at) + bomb + text.slice(at);
  },
  cut: (text, random) => text.slice(0, random.below(text.length + 1)),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'Latin-1': (text) => Buffer.from(text, 'latin1'),
  mark: (text) => `\ufeff${text}`,
};

/** Replacements of one file. */
const kinds: Readonly<Record<string, (file: string, folders: Place, random: Random) => void>> = {
  nothing: () => undefined,
  'a folder': (file) => fs.mkdirSync(path.join(file, 'in it'), { recursive: true }),
  'a link out': (file, { elsewhere }) => fs.symlinkSync(path.join(elsewhere, 'file'), file),
  'a link to a folder': (file, { elsewhere }) => fs.symlinkSync(elsewhere, file),
  'a link to itself': (file) => fs.symlinkSync(path.basename(file), file),
  'a link to a device': (file, _, random) =>
    fs.symlinkSync(random.one(['/dev/zero', '/dev/full', '/dev/tty']), file),
  'another name of a file outside': (file, { elsewhere }) => fs.linkSync(path.join(elsewhere, 'file'), file),
  'a pipe': (file) => void execFileSync('mkfifo', [file], { stdio: 'ignore' }),
  'a long file': (file, _, random) => {
    fs.writeFileSync(file, '');
    fs.truncateSync(file, random.one([1, 5, 30, 5_000]) * MEGABYTE);
  },
};

/** Changes to fields of a record, within its shape. */
const fields: Readonly<Record<string, (random: Random, paths: readonly string[]) => unknown>> = {
  title: (random) => random.one(TITLES),
  labels: (random) =>
    random.one<string[]>([
      [],
      [''],
      ['Mer', 'mer', 'MER'],
      ['__proto__', 'constructor'],
      Array.from({ length: 100 }, () => 'é'.repeat(200)),
    ]),
  content: (random) => repeat(random.one(HTML_PIECES), random),
  status: (random) => random.one(['draft', 'live', 'binned']),
  path: (random, paths) =>
    random.one([...paths, undefined, '0000/00/-.html', `9999/99/${'a'.repeat(80)}.html`, '2026/11/con.html']),
  published: (random) => random.one([undefined, ...DAYS]),
  updated: (random) => random.one(DAYS),
  trashed: (random) => random.one([undefined, ...DAYS]),
  excerpt: (random) => random.one([undefined, '<'.repeat(2_000), '\ud800']),
  featured: (random) => random.one([undefined, `${'0'.repeat(64)}.jpg`]),
  page: (random) => random.one([undefined, '0'.repeat(64)]),
  before: (random) =>
    random.one([
      undefined,
      { title: random.one(TITLES), content: repeat(random.one(HTML_PIECES), random), labels: [''] },
    ]),
};

function changedRecord(text: string, paths: readonly string[], random: Random): Record<string, unknown> {
  const record = JSON.parse(text) as Record<string, unknown>;
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const field = random.one(Object.keys(fields));
    record[field] = fields[field]?.(random, paths);
  }
  return record;
}

const changes: readonly Change[] = [
  (folders, random) => {
    const file = fileOf(folders, random);
    const change = random.one(Object.keys(texts));
    fs.writeFileSync(file, texts[change]?.(fs.readFileSync(file, 'utf8'), random) ?? '');
    return describeChange(folders.root, file, change);
  },
  (folders, random) => {
    const file = fileOf(folders, random);
    const kind = random.one(Object.keys(kinds));
    fs.rmSync(file, { force: true });
    kinds[kind]?.(file, folders, random);
    return describeChange(folders.root, file, kind);
  },
  /** A record within its shape, under other names too. */
  ({ root }, random) => {
    const records = filesIn(root, 'escale/posts', '.json');
    if (records.length === 0) return 'no record';
    const file = random.one(records);
    const paths = filesIn(root, 'public/2', '.html').map((page) =>
      path.relative(path.join(root, 'public'), page),
    );
    const record = changedRecord(fs.readFileSync(file, 'utf8'), paths, random);
    const copies = random.one([0, 0, 1, 30]);
    if (copies === 0) fs.writeFileSync(file, JSON.stringify(record));
    // Its text is one of many: one long text is tried above.
    if (typeof record['content'] === 'string') record['content'] = record['content'].slice(0, 10_000);
    for (let count = 0; count < copies; count += 1) {
      const id = idFrom(random);
      fs.writeFileSync(path.join(root, 'escale/posts', `${id}.json`), JSON.stringify({ ...record, id }));
    }
    return describeChange(root, file, `record, ${copies} more`);
  },
  /** The words between the two marks of a page, which a person would edit. */
  ({ root }, random) => {
    const pages = filesIn(root, 'public', '.html').filter((file) =>
      fs.readFileSync(file, 'utf8').includes(TEXT_BEGINS),
    );
    if (pages.length === 0) return 'no page';
    const page = random.one(pages);
    const text = fs.readFileSync(page, 'utf8');
    fs.writeFileSync(
      page,
      text.replace(TEXT_BEGINS, () => TEXT_BEGINS + repeat(random.one(HTML_PIECES), random)),
    );
    return describeChange(root, page, 'words');
  },
  ({ root }, random) => {
    const file = path.join(root, 'escale', 'pages.json');
    if (!isPlain(file)) return 'no lists';
    const lists = Array.from(
      { length: random.one([1, 20, 5_000, 40_000]) },
      (_, at) => [random.one([`page-${at}.html`, `labels/a-abcdef-${at}.html`]), '0'.repeat(64)] as const,
    );
    fs.writeFileSync(file, JSON.stringify(Object.fromEntries(lists)));
    return describeChange(root, file, `${lists.length} lists`);
  },
  ({ root }, random) => {
    const file = path.join(root, 'escale', 'site.json');
    const site = random.one([
      { name: '<script>a</script>' },
      { name: '\ud800' },
      { name: 'a'.repeat(200) },
      { address: `https://${'a'.repeat(9_000)}/` },
      { address: 'http://a@127.0.0.1:99999/' },
      { id: idFrom(random) },
      { language: 'en' },
      { version: 2 },
    ]);
    if (!isPlain(file)) return 'no site';
    const before = JSON.parse(fs.readFileSync(file, 'utf8')) as object;
    fs.writeFileSync(file, JSON.stringify({ ...before, ...site }));
    return describeChange(root, file, 'site');
  },
  /** Foreign names, or ours in another folder. */
  ({ root, elsewhere }, random) => {
    const folder = path.join(
      root,
      random.one(['', 'escale', 'escale/posts', 'public', 'public/labels', 'public/2026/11']),
    );
    const name = random.one([
      'a.0123456789ab.part',
      `${idFrom(random)}.json`,
      'pending-000000000000.json',
      'page-1.html',
      'a\n.html',
      'CON.html',
      `${'a'.repeat(250)}.html`,
      '.git',
      'replaced',
    ]);
    const file = path.join(folder, name);
    if (fs.existsSync(file) || !isInside(root, folder)) return 'no place';
    const kind = random.one(Object.keys(kinds));
    kinds[kind]?.(file, { root, elsewhere }, random);
    if (kind === 'nothing') fs.writeFileSync(file, random.one(HTML_PIECES));
    return describeChange(root, file, kind);
  },
  /** Replaces one of our folders by nothing, a file, or a link elsewhere. */
  (folders, random) => {
    const folder = path.join(
      folders.root,
      random.one([
        'escale',
        'escale/posts',
        'public',
        'public/2026',
        'public/labels',
        'public/images',
        'escale/replaced',
      ]),
    );
    if (!isInside(folders.root, path.dirname(folder))) return 'no place';
    fs.rmSync(folder, { recursive: true, force: true });
    const kind = random.one(Object.keys(kinds));
    if (kind !== 'a folder') kinds[kind]?.(folder, folders, random);
    return describeChange(folders.root, folder, kind);
  },
  (folders, random) => {
    const file = fileOf(folders, random);
    const seconds = random.one([-1e9, 0, 4e9, 1e13]);
    fs.utimesSync(file, seconds, seconds);
    return describeChange(folders.root, file, `of ${seconds}`);
  },
];

/** Makes one to three changes. Returns their descriptions. */
export function changeFolder(folders: Place, random: Random): string {
  const done: string[] = [];
  for (let count = 1 + random.below(3); count > 0; count -= 1)
    try {
      done.push(random.one(changes)(folders, random));
    } catch (error) {
      // An earlier change removed that file, or made it unwritable.
      if (
        !(error instanceof SyntaxError) &&
        !(error instanceof Error && ('code' in error || 'status' in error))
      )
        throw error;
    }
  return done.join('; ');
}
