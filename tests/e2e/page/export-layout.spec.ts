/** The export dialogs fit a small window, with their words and their button. */
import { openInterview, takeScreenshot } from '../support/samples/export-fixture.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { ExportPage } from '../support/pages/ExportPage.ts';

test.describe('in English, dark, in a small window', () => {
  test.use({ language: 'en' });
  test('shows the main button of every dialog', async ({ stage, page }) => {
    await openInterview(page);
    await ask(page, 'settings.set', { theme: 'dark' });
    await stage.resize({ width: 900, height: 600 });
    const exports = new ExportPage(stage, 'en');
    for (const command of ['export', 'export-all', 'ask-for-approval'] as const) {
      await exports.open(command);
      const act = {
        export: exports.words.chooseFile,
        'export-all': exports.words.chooseFolder,
        'ask-for-approval': exports.words.sendAct,
      }[command];
      await expect(exports.button(act)).toBeInViewport();
      await takeScreenshot(page, `en-${command}`);
      await page.keyboard.press('Escape');
      await expect(exports.dialog).toBeHidden();
    }
  });
});
