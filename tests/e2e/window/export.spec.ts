/** A post printed as a PDF, which only Electron does. The other formats: tests/unit/renderer/exports/export-dialog.all.test.tsx. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  expectPdf,
  familiesInPdf,
  openInterview,
  takeScreenshot,
} from '../support/samples/export-fixture.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ExportPage } from '../support/pages/ExportPage.ts';

const NAME = 'Les rencontres du laboratoire deux jardinières de l’action publique.pdf';

test('exports a PDF from the menu and shows its folder', async ({ stage, page }, testInfo) => {
  await openInterview(page);
  const exports = new ExportPage(stage);
  const { words } = exports;
  const folder = testInfo.outputPath('sortie');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'essai.pdf');
  await stage.choose(file);
  await exports.open('export');
  await exports.choose('pdf');
  await exports.button(words.chooseFile).click();
  await expect(exports.dialog.getByText(words.ended.done(1))).toBeVisible();
  expect(await stage.proposedName()).toBe(NAME);
  await expect(exports.dialog.getByText('essai.pdf')).toBeVisible();
  await takeScreenshot(page, 'export-report');
  await expect(exports.button(words.finish)).toBeFocused();
  await exports.button(words.openFolder).click();
  await expect.poll(async () => (await stage.opened()).at(-1)).toBe(file);
  await exports.button(words.finish).click();
  await expect(exports.dialog).toBeHidden();
  expectPdf(file, [
    /De prêter une clef\./,
    /Le jardin, au printemps/,
    /1 ?\/ ?\d/,
    /Les rencontres du laboratoire/,
  ]);
  // The editor’s fonts are embedded, for the text and the questions; the rest is the printer’s line.
  expect([...familiesInPdf(file)]).toEqual(expect.arrayContaining(['Literata', 'Inter']));
  expect(existsSync(`${file}.part`)).toBe(false);
});
