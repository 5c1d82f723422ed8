/**
 * Imported documents with a review: the authors of changes are listed first, the changes are chosen, comments become
 * notes.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blocksToText } from '#interview/plain.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import type { Import } from '#contract/imports.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { makeDocx, docxParagraph } from '#tests/builders/document-files.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
});
afterEach(() => backend.dispose());

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const changedRun = (removed: string, inserted: string, author: string): string =>
  `<w:del w:id="1" w:author="${author}"><w:r><w:delText xml:space="preserve">${removed}</w:delText></w:r></w:del><w:ins w:id="2" w:author="${author}">${run(inserted)}</w:ins>`;
const reviewed = makeDocx({
  comments: ['Le mot juste ?'],
  body: `<w:p>${run('Le ')}<w:commentRangeStart w:id="1"/>${changedRun('vieux', 'nouveau', 'Anne')}${run(' pont')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p><w:p>${run('Il ')}${changedRun('ferme', 'ouvre', 'Karim')}${run('.')}</w:p>`,
});

async function inspect(...files: readonly (readonly [string, Buffer])[]): Promise<Import> {
  const tokens = files.map(([name, bytes], index) => {
    const file = path.join(backend.folder, name);
    writeFileSync(file, bytes);
    const token = `token-of-a-reviewed-document-${index}`;
    backend.backend.granted.grant(token, file);
    return token;
  });
  const { id } = await backend.call('imports.start', { source: { tokens } });
  await importsOf(backend.backend).settled(id);
  return backend.call('imports.get', { id });
}
async function runImport(source: Import, changes?: 'accepted' | 'original'): Promise<Import> {
  const { id } = source;
  const chosen = changes === undefined ? {} : { changes };
  await backend.call('imports.begin', { id, comments: false, partial: false, ...chosen });
  await importsOf(backend.backend).settled(id);
  return backend.call('imports.get', { id });
}
const onlyPost = async () => {
  const { items } = await backend.call('posts.list', { list: 'all', limit: 2 });
  return backend.call('posts.get', { id: items[0]?.id ?? '' });
};

it('lists the authors of changes and comments before anything is written', async () => {
  const source = await inspect(
    ['relu.docx', reviewed],
    ['autre.docx', reviewed],
    ['simple.docx', makeDocx({ body: docxParagraph('x') })],
  );
  expect(source.recognized?.reviewed).toEqual({
    changes: [
      { author: 'Anne', count: 2 },
      { author: 'Karim', count: 2 },
    ],
    comments: [{ author: 'Une personne', count: 2 }],
  });
  expect((await backend.call('library.info', {})).posts).toBe(0);
  const plain = await inspect(['seul.docx', makeDocx({ body: docxParagraph('x') })]);
  expect(plain.recognized).not.toHaveProperty('reviewed');
});

it.each([
  [undefined, ['Le nouveau pont', 'Il ouvre.'], 'changes 2', 'nouveau pont'],
  ['original', ['Le vieux pont', 'Il ferme.'], 'refused 2', 'vieux pont'],
] as const)('chooses changes: %s', async (changes, lines, warning, quote) => {
  const done = await runImport(await inspect(['relu.docx', reviewed]), changes);
  const { id, document } = await onlyPost();
  expect([document.title, ...document.body.map((block) => blocksToText([block]))]).toEqual(lines);
  expect(done.report?.warnings).toMatchObject([{ code: 'document-part', text: warning }]);
  expect((await backend.call('notes.list', { postId: id })).items).toMatchObject([
    { author: 'Une personne', text: 'Le mot juste ?', quote },
  ]);
});

it('deletes its notes when it is undone', async () => {
  const { id } = await runImport(await inspect(['relu.docx', reviewed]));
  await backend.call('imports.undo', { id });
  await importsOf(backend.backend).settled(id);
  expect((await backend.call('library.info', {})).posts).toBe(0);
});
