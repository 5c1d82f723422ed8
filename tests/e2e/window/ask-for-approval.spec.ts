/** « Demander une validation… » as PDF, which only the shell prints; the rest is in tests/unit/renderer/exports/send-dialog.all.test.tsx. */
import { expectPdf, openInterview, takeScreenshot, textOfPdf } from '../support/samples/export-fixture.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ExportPage } from '../support/pages/ExportPage.ts';

test('prints the answers of one person of the post, each page headed as a draft', async ({
  escale,
}, testInfo) => {
  const { page, stage } = escale;
  await openInterview(page);
  const exports = new ExportPage(stage);
  const { words } = exports;
  const pdf = testInfo.outputPath('relecture.pdf');
  await stage.choose(pdf);
  await exports.open('ask-for-approval');
  const recipient = exports.dialog.getByRole('combobox', { name: words.recipient });
  await expect(recipient).toBeFocused();
  await recipient.fill('anne');
  await page.getByRole('option', { name: 'Anne Martin' }).click();
  await exports.choose('pdf');
  await takeScreenshot(page, 'relecture');
  await exports.button(words.sendAct).click();
  await expect(exports.dialog.getByText(words.sentDone('relecture.pdf', 'Anne Martin'))).toBeVisible();
  await exports.button(words.finish).click();
  expectPdf(pdf, [/Projet, version du .+, ne pas diffuser/, /De prêter une clef\./]);
  const text = textOfPdf(pdf);
  if (text !== undefined) expect(text).not.toContain('Vivant');
});
