/** A text sent for review comes back in the real window: its sheet, in both themes, and what the panel says then. */
import { writeFileSync } from 'node:fs';
import { answers } from '#assets/messages/fr/answers.ts';
import { returns as words } from '#assets/messages/fr/returns.ts';
import { rewordDocument } from '#tests/builders/reworded-document.ts';
import { axeFindings } from '../support/axe.ts';
import { pressEnter } from '../support/keys.ts';
import { ExportPage } from '../support/pages/ExportPage.ts';
import { openInterview, takeScreenshot } from '../support/samples/export-fixture.ts';
import { ask } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';

test('is taken turn by turn by keyboard, and shown among the approvals', async ({
  stage,
  page,
}, testInfo) => {
  await openInterview(page);
  await stage.resize({ width: 1_280, height: 800 });
  const exports = new ExportPage(stage);
  const sent = testInfo.outputPath('anne.docx');
  await stage.choose(sent);
  await exports.open('ask-for-approval');
  await exports.dialog.getByRole('combobox', { name: exports.words.recipient }).fill('anne');
  await page.getByRole('option', { name: 'Anne Martin' }).click();
  await exports.button(exports.words.sendAct).click();
  await exports.button(exports.words.finish).click();
  const back = testInfo.outputPath('retour.docx');
  writeFileSync(
    back,
    await rewordDocument(sent, 'De prêter une clef.', 'De prêter une clef à chaque famille.'),
  );

  await stage.choose(back);
  await stage.command('add-answers');
  await pressEnter(page.getByRole('button', { name: answers.chooseFile }));
  const sheet = page.getByRole('dialog', { name: words.titleOf('Anne Martin') });
  await expect(sheet.getByText(words.states.corrected).first()).toBeVisible();
  for (const theme of ['dark', 'light'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await takeScreenshot(page, `return-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
  await pressEnter(sheet.getByRole('button', { name: words.accept }));
  await expect(sheet).toBeHidden();
  await expect(page.getByText('De prêter une clef à chaque famille.')).toBeVisible();

  const panel = page.getByRole('complementary', { name: 'Volet' });
  if (!(await panel.isVisible())) await page.getByRole('button', { name: 'Afficher le volet' }).click();
  await pressEnter(panel.getByRole('button', { name: /^Validations/ }));
  await expect(panel.getByText(/Anne Martin\s: \d+ sur \d+/)).toBeVisible();
  await panel.getByRole('button', { name: words.takeReturn }).scrollIntoViewIfNeeded();
  await takeScreenshot(page, 'return-panel');
  expect(await axeFindings(page)).toEqual([]);
});
