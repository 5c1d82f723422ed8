/** « Personnes »: portraits, and screenshots of a person’s page and dialogs in both themes and sizes. */
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { gardenPicture } from '../../builders/demo-picture.ts';
import { AM, ANNE, KARIM, postWithAnswers } from '../../builders/three-people.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { pressEnter } from '../support/keys.ts';
import type { Stage } from '../support/stage/stage.ts';

const list = (page: Page) => page.getByRole('region', { name: 'Liste' });
const main = (page: Page) => page.getByRole('main');
const box = (page: Page, name: string) => main(page).getByRole('textbox', { name, exact: true });
const details = (page: Page) => main(page).getByRole('region', { name: 'Fiche' });

async function openPerson(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Personnes/ })
    .click();
  await list(page).getByText(name, { exact: true }).click();
  await expect(main(page).getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** axe finds nothing in the light theme at 1280×800 and the dark one at 900×600. */
async function checkAppearance(page: Page, stage: Stage, name: string): Promise<void> {
  await ask(page, 'settings.set', { theme: 'light' });
  await stage.resize({ width: 1_280, height: 800 });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await takeScreenshot(page, `${name}-light`);
  expect(await axeFindings(page)).toEqual([]);
  await stage.resize({ width: 900, height: 600 });
  await ask(page, 'settings.set', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await takeScreenshot(page, `${name}-dark`);
  expect(await axeFindings(page)).toEqual([]);
}

const edit = (page: Page): Promise<void> =>
  pressEnter(main(page).getByRole('button', { name: 'Modifier', exact: true }));

test('takes a portrait from a file or a drop on the page and shows it in the list', async ({
  stage,
  page,
}, testInfo) => {
  await stage.resize({ width: 1_280, height: 800 });
  await addPosts(page, [postWithAnswers('La digue', ANNE, KARIM)]);
  await page.reload();
  await openPerson(page, 'Anne Martin');
  await edit(page);
  // Chosen from a file, then removed, then another one dropped.
  const file = path.join(testInfo.outputDir, 'anne.png');
  writeFileSync(file, await gardenPicture());
  await stage.choose(file);
  await pressEnter(main(page).getByRole('button', { name: 'Choisir un portrait…' }));
  await expect(main(page).locator('img')).toHaveJSProperty('complete', true);
  await expect(main(page).getByRole('button', { name: 'Remplacer le portrait…' })).toBeVisible();
  expect((await ask(page, 'people.get', { id: 'anne' })).portrait).toMatch(/^[0-9a-f]{64}$/);
  await pressEnter(main(page).getByRole('button', { name: 'Retirer le portrait' }));
  await expect(main(page).locator('img')).toHaveCount(0);
  const encoded = (await gardenPicture()).toString('base64');
  await main(page)
    .getByRole('heading', { level: 1 })
    .evaluate((header, picture) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], 'anne.png', { type: 'image/png' }));
      for (const type of ['dragover', 'drop'])
        header.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
    }, encoded);
  await expect(main(page).locator('img')).toHaveCount(1);
  await expect(list(page).locator('img')).toHaveCount(1);

  await pressEnter(main(page).getByRole('button', { name: 'Ajouter un lien' }));
  await box(page, 'Adresse 1').fill('https://exemple.fr/anne');
  await expect(details(page).getByRole('status')).toHaveText('Fiche enregistrée.');
  await checkAppearance(page, stage, 'person');
});

test('has no axe violation in the question about a new name and in the dialog that corrects it', async ({
  stage,
  page,
}) => {
  await stage.resize({ width: 1_280, height: 800 });
  const [online = ''] = await addPosts(page, [
    postWithAnswers('La digue', ANNE, KARIM),
    postWithAnswers('Le port', ANNE),
  ]);
  const { id: blogId } = await ask(page, 'blogs.start-practice', {});
  const { saveNumber } = await ask(page, 'posts.get', { id: online });
  await ask(page, 'publications.send', { postId: online, blogId, saveNumber, holdSeconds: 0 });
  await expect
    .poll(async () => (await ask(page, 'publications.of-post', { postId: online })).items[0]?.state)
    .toBe('online');
  await page.reload();
  await openPerson(page, 'Anne Martin');
  await edit(page);
  await box(page, 'Nom').fill('Anne Roux');
  await expect(main(page).getByText('« Anne Martin » devient « Anne Roux »')).toBeVisible();
  await takeScreenshot(page, 'person-asked');
  expect(await axeFindings(page)).toEqual([]);
  await pressEnter(main(page).getByRole('button', { name: 'À partir de maintenant' }));
  await pressEnter(main(page).getByRole('button', { name: 'Corriger le nom partout…' }));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'La digue' })).toContainText(
    '« Anne Martin », sur',
  );
  await checkAppearance(page, stage, 'person-rename');
});

test('has no axe violation in the dialog that merges two people, before and after the choice of the other', async ({
  stage,
  page,
}) => {
  await stage.resize({ width: 1_280, height: 800 });
  const other = { ...AM, name: 'anne martin', role: 'stagiaire' };
  await addPosts(page, [
    postWithAnswers('La digue', ANNE),
    postWithAnswers('Le port', other),
    postWithAnswers('Le phare', ANNE, other),
  ]);
  await page.reload();
  await openPerson(page, 'Anne Martin');
  await pressEnter(main(page).getByRole('button', { name: 'Fusionner avec…' }));
  const dialog = page.getByRole('dialog');
  await takeScreenshot(page, 'person-merge-choose');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('combobox', { name: 'L’autre personne' }).fill('mairie');
  await takeScreenshot(page, 'person-merge-list');
  await page.getByRole('option', { name: 'anne martin' }).click();
  await expect(dialog.getByText('2 billets concernés')).toBeVisible();
  // The field has gone: the focus is on the new choice, not on the close button.
  await expect(dialog.getByRole('radio', { name: 'Anne Martin', exact: true })).toBeFocused();
  await checkAppearance(page, stage, 'person-merge');
});
