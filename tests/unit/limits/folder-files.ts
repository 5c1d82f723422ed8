/** Files of a site in a folder, as its acts read them. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SHORT_FILE } from '#backend/publishing/destinations/folder/read-site-file.ts';
import { SITE_FILE_BYTES, type SiteFileName } from '#backend/exchange/site-folder/site-files.ts';
import { TEXT_BEGINS, TITLE_BEGINS } from '#backend/exchange/site-folder/page-text.ts';
import { createFiles } from '#backend/publishing/destinations/folder/files.ts';
import {
  createRecords,
  MOST_POSTS,
  readSite,
  type Records,
} from '#backend/publishing/destinations/folder/records.ts';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { type Bound, countOf, type Reading, sizeOf, type WorstInput } from './reading.ts';

const ID = '0b8a3f0e-5d0e-4a8e-9d53-5f7c2b4f3a10';
const PATH = '2026/11/au-port.html';
const HASH = '0'.repeat(64);
const root = temporaryFolder('limits');
const files = createFiles(root);
const records = createRecords(files, { key: 'ours' });

export const removeFolder = (): void => fs.rmSync(root, { recursive: true, force: true });

const writeFile = (name: string, content: string | Uint8Array): void => {
  const file = path.join(root, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
};

/** `text` with so many of `piece` in the place of its mark that it has `bytes` bytes. */
function fillTo(text: string, piece: string, bytes: number): string {
  const [before = '', after = ''] = text.split('…');
  return (
    before +
    piece.repeat(Math.floor((bytes - Buffer.byteLength(before + after)) / Buffer.byteLength(piece))) +
    after
  );
}
const length = (name: SiteFileName): Pick<Bound, 'most' | 'code'> => ({
  most: sizeOf(SITE_FILE_BYTES[name]),
  code: 'folder.foreign',
});

type SiteReading = Readonly<{
  name: string;
  file: string;
  bound: SiteFileName;
  read: (records: Records) => Promise<unknown>;
  /** By type: a text with a mark, and its filling. */
  texts: Readonly<Record<string, readonly [string, string]>>;
  more?: readonly Bound[];
}>;

const record = `{"id":"${ID}","title":"Au port","labels":[],"content":"…","status":"draft","updated":1}`;
const HEAVY: SiteReading['texts'] = {
  'empty objects': ['[…{}]', '{},'],
  'lists in each other': ['…', '['],
  space: ['…', ' '],
};

const READINGS: readonly SiteReading[] = [
  {
    name: 'folder: site.json',
    file: 'escale/site.json',
    bound: 'site',
    read: () => readSite(files),
    texts: {
      ...HEAVY,
      'a long address': [`{"version":1,"id":"${ID}","name":"a","address":"https://…/","language":"fr"}`, 'a'],
    },
  },
  {
    name: 'folder: pages.json',
    file: 'escale/pages.json',
    bound: 'pages',
    read: ({ pages }) => pages(),
    texts: { ...HEAVY, 'one list again and again': [`{…"index.html":"${HASH}"}`, `"index.html":"${HASH}",`] },
  },
  {
    name: 'folder: a record',
    file: `escale/posts/${ID}.json`,
    bound: 'post',
    read: async ({ readHashed, summary }) => [await readHashed(ID), await summary(ID)],
    texts: {
      ...HEAVY,
      'a text of tags': [record, '<b></b><h2></h2>'],
      'a text of escapes': [record, '\\ud83d\\ude00'],
      labels: [record.replace('"labels":[]', '"labels":[…"a"]').replace('"…"', '""'), '"a",'],
    },
    more: [
      {
        most: countOf(MOST_POSTS, 'posts'),
        async above() {
          for (let count = 0; count <= MOST_POSTS; count += 1)
            writeFile(`escale/posts/${randomUUID()}.json`, '');
          try {
            await records.ids();
          } finally {
            fs.rmSync(path.join(root, 'escale/posts'), { recursive: true });
          }
        },
        code: 'folder.foreign',
      },
    ],
  },
  {
    name: 'folder: what is under way',
    file: 'escale/pending',
    bound: 'pending',
    read: ({ pending }) => pending(),
    texts: { ...HEAVY, 'a note of somebody else': [`{"noted":"…","seal":"${HASH}"}`, 'a'] },
  },
  {
    name: 'folder: a page',
    file: `public/${PATH}`,
    bound: 'page',
    read: ({ page }) => page({ title: '', path: PATH }),
    texts: {
      titles: ['…', TITLE_BEGINS],
      'a title without an end': [`${TITLE_BEGINS}…`, '<'],
      texts: ['…', TEXT_BEGINS],
      pictures: [`${TEXT_BEGINS}…`, '"../../images/'],
    },
  },
];

/** Found by writing one, as its name has a keyed hash. */
async function pendingFile(): Promise<string> {
  const updated = 1;
  await records.writePending({
    record: { id: ID, title: '', labels: [], content: '', status: 'draft', updated },
    over: HASH,
  });
  return `escale/${fs.readdirSync(path.join(root, 'escale')).find((name) => name.startsWith('pending'))}`;
}

function readingOf({ name, file, bound, read, texts, more = [] }: SiteReading, pending: string): Reading {
  const target = file.endsWith('pending') ? pending : file;
  const most = SITE_FILE_BYTES[bound];
  const above = async (): Promise<unknown> => {
    writeFile(target, Buffer.alloc(most + 1, ' '));
    return read(records);
  };
  return {
    name,
    where: bound === 'site' ? 'process' : 'reading thread',
    bounds: [{ ...length(bound), above }, ...more],
    worst: Object.fromEntries(
      Object.entries(texts).map(([what, [text, piece]]): [string, WorstInput] => [
        what,
        (share) => {
          // Longer than a file that this process reads itself.
          const size = Math.min(most, Math.max(SHORT_FILE + 100, Math.floor(most * share)));
          writeFile(target, fillTo(text, piece, size));
          return () => read(records);
        },
      ]),
    ),
  };
}

export async function folderFiles(): Promise<readonly Reading[]> {
  const pending = await pendingFile();
  return READINGS.map((reading) => readingOf(reading, pending));
}
