/** Random files: read, or refused by a code, without another exception or a whole file in memory. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFeed } from '#backend/exchange/sources/backup/read-feed.ts';
import { openFiles } from '#backend/exchange/sources/files/open-files.ts';
import { AppError } from '#contract/failure.ts';
import { readerInto } from '#tests/builders/document-reader.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { IMPORTS, READ_AT, readBackup, readSource, takeoutZip } from '#tests/builders/backup-fixtures.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let folder = '';
let library: TestBackend;
beforeAll(async () => {
  folder = temporaryFolder('anything');
  library = await openTestBackend();
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await library.dispose();
});

/** The outcome: the number of entries, or the refusal’s code. */
async function outcome(name: string, bytes: Uint8Array): Promise<number | string> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  try {
    const source = openFiles([{ name, path: file }], {
      now: () => READ_AT,
      documents: readerInto(library.backend),
    });
    return (await readSource(source)).filter(({ type }) => type === 'entry').length;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'unexpected') return error.code;
    throw error;
  }
}

test('reads or refuses random bytes under any name', async () => {
  const name = fc.constantFrom(
    'a.xml',
    'a.atom',
    'a.zip',
    'a.html',
    'a.md',
    'a.docx',
    'a.odt',
    'a.txt',
    'a.csv',
    'a',
  );
  const start = fc.constantFrom(
    '',
    '<feed',
    "<?xml version='1.0'?><feed>",
    'PK\u0003\u0004',
    '---\ntitle: x\n',
    '<html',
    '\u00ff\u00fe',
  );
  await checkProperty(
    fc.asyncProperty(name, start, fc.uint8Array({ maxLength: 600 }), async (called, opening, rest) => {
      const bytes = Buffer.concat([Buffer.from(opening, 'latin1'), rest]);
      expect(['number', 'string']).toContain(typeof (await outcome(called, bytes)));
    }),
    { parts: 2 },
  );
});

test('reads or refuses a zip that is cut or changed anywhere', async () => {
  const zip = takeoutZip();
  const outcomes = new Set<number | string>();
  for (let length = 0; length < zip.length; length += 61)
    outcomes.add(await outcome('cut.zip', zip.subarray(0, length)));
  expect(outcomes).toEqual(new Set(['document.unknown-kind', 'document.damaged']));
  await checkProperty(
    fc.asyncProperty(
      fc.nat(zip.length - 1),
      fc.uint8Array({ minLength: 1, maxLength: 6 }),
      async (at, put) => {
        const changed = Buffer.from(zip);
        changed.set(put.subarray(0, changed.length - at), at);
        expect(['number', 'string']).toContain(typeof (await outcome('changed.zip', changed)));
      },
    ),
    { parts: 2 },
  );
});

test('streams a long file: each entry is returned before much more is read', async () => {
  const xml = fs.readFileSync(path.join(IMPORTS, 'current/shapes.atom'), 'utf8');
  const first = xml.indexOf('<entry>');
  const entries = xml.slice(first, xml.lastIndexOf('</entry>') + 8);
  let taken = 0;
  async function* long(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(xml.slice(0, first));
    for (let round = 0; round < 400; round += 1) {
      taken += Buffer.byteLength(entries);
      yield Buffer.from(entries);
    }
    yield Buffer.from('</feed>');
  }
  let ahead = 0;
  let count = 0;
  const signal = new AbortController().signal;
  for await (const read of readFeed(long(), { file: 'x', now: READ_AT, signal }))
    if (read.type === 'entry') {
      count += 1;
      ahead = Math.max(ahead, taken - (read.at.byte ?? 0));
    }
  expect(count).toBe(400 * 19);
  expect(taken).toBeGreaterThan(8_000_000);
  expect(ahead).toBeLessThan(300_000);
});

test('reads a whole post of a megabyte', async () => {
  const xml = fs.readFileSync(path.join(IMPORTS, 'classic/with-bom.xml'), 'utf8');
  const body = '&lt;p&gt;Été à Nîmes &amp;amp; ailleurs.&lt;/p&gt;'.repeat(25_000);
  const [head = '', tail = ''] = xml.split(/(?<=<content type='html'>)[\s\S]*?(?=<\/content>)/);
  const { reads } = await readBackup(Buffer.from(head + body + tail));
  const entry = reads.find((read) => read.type === 'entry');
  expect(entry).toMatchObject({ entry: { html: '<p>Été à Nîmes &amp; ailleurs.</p>'.repeat(25_000) } });
});
