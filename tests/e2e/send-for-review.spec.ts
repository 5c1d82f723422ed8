/** « Demander une validation… » on the real window, and the description that others see of a post. */
import { readFileSync } from 'node:fs';
import { expectPdf, furnished, shot, textOfPdf } from './export-fixture.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { ExportPage } from './pages/ExportPage.ts';

test('a text to be read over: to whom, their answers alone, as PDF and docx; then it waits in its list', async ({
  stage,
  page,
}, testInfo) => {
  const id = await furnished(page);
  const exports = new ExportPage(stage);
  const { words } = exports;
  const pdf = testInfo.outputPath('relecture.pdf');
  await stage.choose(pdf);
  await exports.open('send-for-review');
  const recipient = exports.dialog.getByRole('combobox', { name: words.recipient });
  await expect(recipient).toBeFocused();
  await exports.button(words.sendAct).click();
  await expect(exports.dialog.getByText(words.recipientMissing)).toBeVisible();
  await recipient.fill('anne');
  await page.getByRole('option', { name: 'Anne Martin' }).click();
  await expect(recipient).toHaveValue('Anne Martin');
  await expect(exports.dialog.getByRole('radio', { name: words.partOf('Anne Martin') })).toBeChecked();
  await expect(exports.dialog.getByText(/Projet, version du .+, ne pas diffuser/)).toBeVisible();
  await exports.choose('pdf');
  await shot(page, 'relecture');
  await exports.button(words.sendAct).click();
  await expect(exports.dialog.getByText(words.sentDone('relecture.pdf', 'Anne Martin'))).toBeVisible();
  await exports.button(words.finish).click();
  expectPdf(pdf, [/Projet, version du .+, ne pas diffuser/, /De prêter une clef\./]);
  const said = textOfPdf(pdf);
  if (said !== undefined) expect(said).not.toContain('Vivant');

  // The whole, to someone who is not in the post.
  const docx = testInfo.outputPath('juridique.docx');
  await stage.choose(docx);
  await exports.open('send-for-review');
  await recipient.fill('Le service juridique');
  await expect(exports.dialog.getByRole('radio', { name: words.whole })).toBeChecked();
  await exports.button(words.sendAct).click();
  await expect(
    exports.dialog.getByText(words.sentDone('juridique.docx', 'Le service juridique')),
  ).toBeVisible();
  expect(await stage.proposedName()).toMatch(/ - pour Le service juridique\.docx$/);
  await exports.button(words.finish).click();
  expect(readFileSync(docx).subarray(0, 2).toString()).toBe('PK');

  const { items } = await ask(page, 'revisions.list', { postId: id });
  expect(items.filter(({ reason }) => reason === 'sent').map(({ recipient: to }) => to)).toEqual([
    'Le service juridique',
    'Anne Martin',
  ]);
  await stage.resize({ width: 1_440, height: 900 });
  const panel = page.getByRole('complementary', { name: exports.all.window.regions.panel });
  await panel.getByRole('button', { name: exports.all.window.panel.revisions }).click();
  await expect(panel.getByText(words.sent('Anne Martin'))).toBeVisible();
  await panel.getByText(words.sent('Anne Martin')).scrollIntoViewIfNeeded();
  await shot(page, 'modifications');

  const sidebar = page.getByRole('navigation', { name: exports.all.window.regions.sidebar });
  await sidebar.getByRole('button', { name: `${exports.all.window.screens.reading} 1` }).click();
  await expect(
    page.getByRole('region', { name: exports.all.window.regions.list }).getByRole('row'),
  ).toHaveCount(1);
});

test('the description: counted, proposed from the lead, seen as others see it, copied by hand and never said to be sent', async ({
  stage,
  page,
}) => {
  await furnished(page);
  await stage.resize({ width: 1_440, height: 900 });
  const { words, all } = new ExportPage(stage);
  const panel = page.getByRole('complementary', { name: all.window.regions.panel });
  await panel.getByRole('button', { name: words.description, exact: true }).click();
  const field = panel.getByRole('textbox', { name: words.descriptionLabel });
  await field.fill('x'.repeat(151));
  await expect(panel.getByText(words.tooLong(150))).toBeVisible();
  await panel.getByRole('button', { name: words.fromLead }).click();
  await expect(field).toHaveValue(/^Anne Martin et Karim Benali ont passé une année .+\.$/);
  const description = await field.inputValue();
  expect(description.length).toBeLessThanOrEqual(150);
  await expect(panel.getByText(words.signs(description.length, 150)).first()).toBeVisible();
  await expect(panel.getByText(words.byHand)).toBeVisible();
  await field.scrollIntoViewIfNeeded();
  await shot(page, 'description');
  await new AppPage(page).saved();
  await panel.getByRole('button', { name: words.copyDescription }).click();
  await expect.poll(() => stage.copied().then(({ text }) => text)).toBe(description);

  await ask(page, 'blogs.start-practice', {});
  await page.keyboard.press('Control+Shift+p');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: words.shown }).click();
  await expect(sheet.getByRole('region', { name: words.inSearch }).getByText(description)).toBeVisible();
  // Its picture goes inside the post there: the card has none, and says why.
  const card = sheet.getByRole('region', { name: words.inShare });
  await expect(card.getByText(words.noPicture)).toBeVisible();
  await expect(card.getByText(words.pictureInside)).toBeVisible();
  await expect(card.getByRole('img')).toHaveCount(0);
  await sheet.getByText(words.byHand).scrollIntoViewIfNeeded();
  await shot(page, 'sheet');
  await expect(sheet.getByText(words.byHand)).toBeVisible();
});
