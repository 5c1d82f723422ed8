/** Consents in the real window: by keyboard from the panel, in both themes and languages, and a withdrawal. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openInterview, takeScreenshot } from '../support/samples/export-fixture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';

/** In both themes axe finds nothing. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await takeScreenshot(page, `${name}-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
}

test('records a consent by keyboard, warns before publishing, and lists the posts of a withdrawal', async ({
  stage,
  page,
}) => {
  await openInterview(page);
  await stage.resize({ width: 1_280, height: 800 });
  await stage.command('record-consent');
  const dialog = page.getByRole('dialog', { name: 'Enregistrer un accord' });
  await expect(dialog.getByRole('combobox', { name: 'Qui' })).toBeFocused();
  await page.keyboard.type('Anne Martin');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await dialog.getByRole('textbox', { name: 'Où' }).fill('Le site de l’unité, la lettre interne');
  await lookAt(page, 'consent-dialog');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();

  const panel = page.getByRole('complementary', { name: 'Volet' });
  if (!(await panel.isVisible())) await page.getByRole('button', { name: 'Afficher le volet' }).click();
  await panel.getByRole('button', { name: /^Accords/ }).click();
  await expect(panel.getByText('Anne Martin : image')).toBeVisible();
  await expect(panel.getByText(/Pas d’accord de Karim Benali pour ses paroles/)).toBeVisible();
  await panel.getByRole('button', { name: 'Exporter le registre…' }).scrollIntoViewIfNeeded();
  await lookAt(page, 'consent-panel');

  await panel.getByRole('button', { name: 'Retirer l’accord (Anne Martin : image)' }).click();
  const withdrawal = page.getByRole('dialog', { name: 'Retirer un accord' });
  await expect(withdrawal.getByRole('listitem')).toContainText('1 image');
  await lookAt(page, 'consent-withdraw');
  await withdrawal.getByRole('button', { name: 'Enregistrer le retrait' }).click();
  const uses = page.getByRole('dialog', { name: 'Billets concernés par un accord' });
  await expect(uses.getByRole('button', { name: 'Terminer' })).toBeVisible();
  await lookAt(page, 'consent-uses');
  await uses.getByRole('button', { name: 'Terminer' }).click();
  await expect(panel.getByText(/^Retiré le/)).toBeVisible();

  await page.getByRole('button', { name: 'Personnes', exact: true }).click();
  await page.getByRole('region', { name: 'Liste' }).getByText('Anne Martin').click();
  await expect(page.getByRole('heading', { name: 'Accords' })).toBeVisible();
  await lookAt(page, 'consent-person');
  await page.getByRole('button', { name: 'Exporter le registre…' }).click();
  await lookAt(page, 'consent-register');
  const register = page.getByRole('dialog', { name: 'Exporter le registre des accords' });
  await register.getByText('Tableau (csv)').click();
  const file = test.info().outputPath('registre.csv');
  await stage.choose(file);
  await register.getByRole('button', { name: 'Choisir où enregistrer…' }).click();
  await expect(register.getByText('2\u00a0accords enregistrés dans registre.csv.')).toBeVisible();
  expect(await stage.proposedName()).toMatch(/Registre des accords\.csv$/);
  expect(readFileSync(file, 'utf8')).toMatch(/^\uFEFF"Personne";.*\r\n"Anne Martin";"Image";"Retiré";/);
});

test('is as readable in English', async ({ stage, page }) => {
  await ask(page, 'settings.set', { language: 'en' });
  await openInterview(page);
  await stage.resize({ width: 900, height: 600 });
  await stage.command('record-consent');
  const dialog = page.getByRole('dialog', { name: 'Record a consent' });
  for (const words of ['Voice', 'Until a date', 'The person is a minor'])
    await dialog.getByText(words, { exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Both parents' })).toBeVisible();
  await lookAt(page, 'consent-dialog-en');
});
