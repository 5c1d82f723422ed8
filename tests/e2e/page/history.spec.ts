/** « Historique » in the real window: reading, comparing by turn, restoring, and approvals. */
import type { Page } from '@playwright/test';
import { openInterview, takeScreenshot } from '../support/samples/export-fixture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { pressEnter } from '../support/keys.ts';
import type { Stage } from '../support/stage/stage.ts';

const ANSWER = 'De prêter une clef.';

const history = (page: Page) => page.getByRole('dialog', { name: 'Historique' });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Volet' });

/** Types at the end of the line with these words. */
async function typeAfter(page: Page, words: string, typed: string): Promise<void> {
  await page.getByRole('main').getByText(words, { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(typed);
  await new AppPage(page).saved();
}

/** In the smallest window, dark and French: every control can be reached, and axe finds nothing. */
async function lookSmallAndDark(page: Page, stage: Stage, name: string): Promise<void> {
  await takeScreenshot(page, `${name}-light`);
  expect(await axeFindings(page)).toEqual([]);
  await stage.resize({ width: 900, height: 600 });
  await ask(page, 'settings.set', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await takeScreenshot(page, `${name}-dark`);
  expect(await axeFindings(page)).toEqual([]);
  await ask(page, 'settings.set', { theme: 'light' });
  await stage.resize({ width: 1_440, height: 900 });
}

test('opens a kept revision, compares it by turn, and restores one answer, then all of it', async ({
  stage,
  page,
}) => {
  const postId = await openInterview(page);
  await stage.resize({ width: 1_440, height: 900 });
  await ask(page, 'posts.leave', { id: postId });
  const before = (await ask(page, 'posts.get', { id: postId })).document;
  await typeAfter(page, ANSWER, ' Et de la rendre.');
  await page.getByRole('main').getByText('Vivant', { exact: true }).dblclick();
  await page.keyboard.press('Control+b');
  await new AppPage(page).saved();

  await page.keyboard.press('Control+Shift+h');
  const dialog = history(page);
  await expect(dialog.getByRole('listbox', { name: 'Versions' })).toBeVisible();
  await expect(dialog.getByRole('option').first()).toBeFocused();
  const changed = dialog.getByRole('listitem').filter({ hasText: 'Réponse' });
  await expect(changed.filter({ hasText: 'Anne Martin' }).getByRole('insertion')).toHaveText(
    /Et de la rendre\./,
  );
  await expect(changed.filter({ hasText: 'Karim Benali' })).toContainText('[gras]');
  await lookSmallAndDark(page, stage, 'history-compare');

  await dialog.getByRole('radio', { name: 'Lire' }).press('Enter');
  await expect(dialog.getByRole('article')).toContainText(ANSWER);
  await expect(dialog.getByRole('article')).not.toContainText('Et de la rendre.');
  await lookSmallAndDark(page, stage, 'history-read');
  await dialog.getByRole('radio', { name: 'Comparer' }).press('Enter');

  await pressEnter(dialog.getByRole('button', { name: 'Rétablir cette réponse (Anne Martin)' }));
  await expect(dialog).toBeHidden();
  const app1 = new AppPage(page);
  await expect(app1.message('La réponse est rétablie.')).toBeVisible();
  await expect(page.getByRole('main').getByText(ANSWER, { exact: true })).toBeVisible();
  // Undone, then restored completely.
  await pressEnter(app1.messages.getByRole('button', { name: 'Annuler' }));
  await expect(page.getByRole('main').getByText('Et de la rendre.')).toBeVisible();

  await page.keyboard.press('Control+Shift+h');
  await dialog.getByRole('option').filter({ hasText: 'En quittant le billet' }).last().click();
  await pressEnter(dialog.getByRole('button', { name: 'Rétablir cette version' }));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByText(ANSWER, { exact: true })).toBeVisible();
  expect((await ask(page, 'posts.get', { id: postId })).document).toEqual(before);
  const reasons = (await ask(page, 'revisions.list', { postId })).items.map(({ reason }) => reason);
  expect(reasons.filter((reason) => reason === 'restored').length).toBeGreaterThanOrEqual(2);
  // Typing continues as before.
  await typeAfter(page, ANSWER, ' Encore.');
  expect(JSON.stringify((await ask(page, 'posts.get', { id: postId })).document)).toContain('Encore.');
});

test('tells where the text before a large deletion is kept, and leads there', async ({ stage, page }) => {
  await openInterview(page);
  await stage.resize({ width: 1_280, height: 800 });
  await page.getByRole('main').getByText(ANSWER, { exact: true }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  const window = new AppPage(page);
  await expect(window.message('Un long passage vient d’être supprimé.')).toBeVisible();
  await pressEnter(window.messages.getByRole('button', { name: 'Voir' }));
  await expect(history(page).getByRole('option', { selected: true })).toContainText(
    'Avant une grande suppression',
  );
  await pressEnter(history(page).getByRole('button', { name: 'Rétablir cette version' }));
  await expect(page.getByRole('main').getByText(ANSWER, { exact: true })).toBeVisible();
});

test('warns, without blocking, that the text changed after a person approved it, and shows the changes', async ({
  stage,
  page,
}) => {
  await openInterview(page);
  await stage.resize({ width: 1_440, height: 900 });
  await ask(page, 'blogs.start-practice', {});
  const open = async (): Promise<void> => {
    const part = panel(page).getByRole('button', { name: 'Validations' });
    // In a narrow window the panel closes, with its open part.
    if ((await part.getAttribute('aria-expanded')) !== 'true') await part.press('Enter');
  };
  const approve = async (name: string, expected = false): Promise<void> => {
    await open();
    await pressEnter(panel(page).getByRole('button', { name: 'Marquer comme validé…' }));
    const dialog = page.getByRole('dialog', { name: 'Validation' });
    await expect(dialog.getByRole('combobox', { name: 'Par qui' })).toBeFocused();
    await page.keyboard.type(name);
    // Suggestions while typing close first; a name in no list has none.
    if (!expected) await page.keyboard.press('Escape');
    if (expected) await dialog.getByText('En attente de validation').click();
    else await dialog.getByRole('textbox', { name: 'Note' }).fill('par courriel');
    if (name === 'Anne Martin') await lookSmallAndDark(page, stage, 'approve');
    await dialog
      .getByRole('button', { name: expected ? 'Attendre cette validation' : 'Enregistrer la validation' })
      .press('Enter');
    await expect(dialog).toBeHidden();
  };
  await approve('Anne Martin');
  await approve('Karim Benali');
  await approve('direction', true);
  const { status } = new AppPage(page);
  await expect(status).toContainText(
    /Validé\u202f?\s?: Anne Martin \(.+\), Karim Benali \(.+\) · En attente\s: direction/,
  );

  await typeAfter(page, ANSWER, ' Et de la rendre.');
  await expect(status).toContainText('modifié depuis');
  await open();
  await expect(panel(page).getByText(/Modifié depuis\s: 1\schangement/)).toBeVisible();
  await lookSmallAndDark(page, stage, 'approvals-panel');

  await page.keyboard.press('Control+Shift+p');
  const sheet = page.getByRole('dialog');
  await expect(
    sheet.getByText('Un texte validé a changé depuis. Vous pouvez publier quand même.'),
  ).toBeVisible();
  const since = sheet.getByRole('region', { name: /Depuis la validation par Anne Martin/ });
  await expect(since.getByRole('insertion')).toHaveText(/Et de la rendre\./);
  await expect(
    sheet.getByText(/Modifié depuis la validation par Anne Martin\s: 1\schangement/),
  ).toBeVisible();
  await since.scrollIntoViewIfNeeded();
  await lookSmallAndDark(page, stage, 'sheet-approvals');
  await expect(sheet.getByRole('button', { name: 'Publier (essai)' })).toBeEnabled();
  await page.keyboard.press('Escape');

  await open();
  // By keyboard from the panel to the approved revision.
  await panel(page)
    .getByRole('button', { name: 'Voir ce qui a changé depuis la validation par Anne Martin' })
    .press('Enter');
  await expect(history(page).getByRole('option', { selected: true })).toContainText(/Validé\s: Anne Martin/);
  await page.keyboard.press('Escape');
  await pressEnter(panel(page).getByRole('button', { name: 'Retirer la validation par Anne Martin' }));
  await expect(status).not.toContainText('Anne Martin (');
});
