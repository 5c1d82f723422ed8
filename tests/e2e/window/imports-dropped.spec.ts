/** Files and a folder dropped on « Importer… », by their paths, which only Electron gives. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { makeDocx, docxParagraph } from '../../builders/document-files.ts';
import { demoPosts } from '../../builders/demo-posts.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { ImportPage } from '../support/pages/ImportPage.ts';

// Requests for picture sizes get no answer.
test.use({ env: { ESCALE_TEST_OUTSIDE: 'http://127.0.0.1:9' } });

test('copies dropped files; a file made by the page has no path', async ({ stage, page }, testInfo) => {
  await addPosts(page, demoPosts);
  await page.reload();
  await expect(page.getByRole('row').first()).toBeVisible();
  const file = testInfo.outputPath('Visite du port.docx');
  await writeFile(file, makeDocx({ body: docxParagraph('Une visite.') }));
  const imports = new ImportPage(stage);
  const { words } = imports;
  await imports.open();
  const session = await page.context().newCDPSession(page);
  const at = { x: 640, y: 500 };
  const data = {
    items: [],
    files: [file, resolve(__dirname, '../../fixtures/imports/takeout')],
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await expect(page.getByText(words.dropNow)).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
  await imports.copyAll(3, 0, words.reportTitle.done(3));
  await expect(page.getByText(words.dropNow)).toBeHidden();

  const reply = await page.evaluate(async () => {
    const { escale } = window as unknown as { escale: { giveDropped(files: object[]): Promise<unknown> } };
    const made = new File(['<feed/>'], 'feed.atom');
    Object.defineProperty(made, 'path', { value: '/etc/passwd' });
    return escale.giveDropped([made, { path: '/etc/passwd', name: 'passwd' }]);
  });
  expect(reply).toEqual({ ok: true, value: { files: [] } });
});
