/** Outside content is read in a thread: the saving process continues, and gets a failure code. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReading, readDocumentApart } from '#backend/exchange/reading/read-apart.ts';
import { filesApart } from '#backend/exchange/reading/source-apart.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { readSource } from '#tests/builders/backup-fixtures.ts';
import { makeDocx, docxEntries, docxParagraph } from '#tests/builders/document-files.ts';
import { makeZip } from '#tests/builders/zip-file.ts';

let desk: TestBackend;
let folder: string;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
  folder = temporaryFolder('reading');
});
afterEach(async () => {
  await desk.dispose();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Little memory, so that a document of some megabytes exceeds it. */
const threads = createReading({ memory: 40, work: 20_000 });
/** A document within every size limit. */
const heavy = (): Buffer =>
  makeZip(
    docxEntries({ body: '<w:p w:a="1" w:b="2"><w:r><w:t>x</w:t></w:r></w:p>'.repeat(25_000) }).map(
      (entry) => ({
        ...entry,
        stored: true,
      }),
    ),
  );

test(
  'refuses a document that needs more memory than allowed, and saves never wait',
  { timeout: 120_000 },
  async () => {
    const reading = readDocumentApart(desk.backend, { name: 'a.docx', bytes: heavy() }, 'accepted', threads);
    const settled = Promise.allSettled([reading]);
    const { id, saveNumber } = await desk.call('posts.create', { kind: 'article', language: 'fr' });
    const { document } = await desk.call('posts.get', { id });
    await desk.call('posts.save', { id, baseSave: saveNumber, saveId: 'one', document });
    expect(await settled).toMatchObject([{ status: 'rejected', reason: { code: 'document.too-complex' } }]);
    const small = makeDocx({ body: docxParagraph('Bonjour.') });
    expect(
      (await readDocumentApart(desk.backend, { name: 'b.docx', bytes: small }, 'accepted', threads)).blocks,
    ).toHaveLength(1);
  },
);

test('names such a document of a folder, and reads the others', { timeout: 120_000 }, async () => {
  fs.writeFileSync(path.join(folder, 'a.md'), '# Avant\n\nUn.');
  fs.writeFileSync(path.join(folder, 'b.docx'), heavy());
  fs.writeFileSync(path.join(folder, 'c.md'), '# Après\n\nDeux.');
  const source = filesApart([{ name: 'textes', path: folder }], desk.backend, threads);
  const reads = await readSource(source);
  expect(
    reads.map((read) => (read.type === 'entry' ? read.entry.title : 'text' in read && read.text)),
  ).toEqual(['Avant', 'b.docx', 'Après']);
  expect(reads[1]).toMatchObject({ type: 'warning', code: 'file-too-complex', at: { entry: 2 } });
  const alone = filesApart([{ name: 'b.docx', path: path.join(folder, 'b.docx') }], desk.backend, threads);
  await expect(readSource(alone)).rejects.toMatchObject({ code: 'document.too-complex' });
});

test('a cancelled reading ends its thread and sends no more requests', async () => {
  for (const name of ['a.md', 'b.md', 'c.md']) fs.writeFileSync(path.join(folder, name), `# ${name}\n`);
  const source = filesApart([{ name: 'textes', path: folder }], desk.backend, threads);
  for await (const read of source.read({ signal: new AbortController().signal })) {
    expect(read).toMatchObject({ type: 'entry', entry: { title: 'a.md' } });
    break;
  }
  const stopped = new AbortController();
  stopped.abort(new Error('no more'));
  await expect(
    (async () => {
      for await (const read of source.read({ signal: stopped.signal })) expect(read).toBeUndefined();
    })(),
  ).rejects.toThrow('no more');
});
