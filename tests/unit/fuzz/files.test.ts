/**
 * Every kind of file that is read, changed in every manner: it is read, or refused by a name, within ten seconds and a
 * gigabyte, and no process ends.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBackend, temporaryFolder, type TestBackend } from '../../builders/test-backend.ts';
import { kindsOf, type Kind } from './kinds.ts';
import { readingFault } from './reading-fault.ts';
import { KEPT } from './kept-seeds.ts';
import { randomOf } from './mutate.ts';
import { trySeeds } from '../../random/budget.ts';

const KINDS = [
  'docx',
  'odt',
  'sent-docx',
  'sent-odt',
  'html',
  'page',
  'markdown',
  'mail',
  'eml',
  'msg',
  'table',
  'form',
  'atom',
  'wordpress',
  'ghost',
  'substack',
  'zip',
  'post',
  'library',
  'sqlite',
  'svg',
  'picture',
];

let desk: TestBackend;
let folder = '';
let kinds: Readonly<Record<string, Kind>> = {};
beforeAll(async () => {
  folder = temporaryFolder('fuzz');
  desk = await openTestBackend({ publishing: false });
  kinds = await kindsOf(desk, folder);
});
afterAll(async () => {
  await desk.dispose();
  fs.rmSync(folder, { recursive: true, force: true });
});

test.each(KINDS)('reads a changed file, or refuses it by a code: %s', async (name) => {
  const kind = kinds[name] as Kind;
  const keptSeeds = KEPT.filter((one) => one.kind === name).map(({ seed }) => seed);
  const faults = await trySeeds(
    { kind: 'files', name, parts: 6, least: 5, kept: keptSeeds },
    async (seed) => {
      const bytes = kind.make(randomOf(seed));
      const fault = await readingFault(() => kind.read(bytes));
      if (fault === undefined) return undefined;
      // Keeps the file for inspection; its seed goes into kept-seeds.ts.
      const folder = path.resolve('.cache/fuzz');
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, `${name}-${seed}`), bytes);
      return `${bytes.length} bytes: ${fault}`;
    },
  );
  expect(faults).toEqual([]);
});
