/** Finding, replacing, counting and previewing in the real window. */
import type { Page } from '@playwright/test';
import { buildArticle } from '../../builders/interview-builder.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';

const bar = (page: Page) => page.getByRole('search', { name: 'Rechercher dans le billet' });

async function write(page: Page): Promise<void> {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Le café du quai');
  await editor.writeTurns([
    { question: 'Pourquoi un cafe ici ?' },
    { name: 'Anne Martin', answer: ['Le café tient lieu de place.', 'Un CAFÉ, deux cafés.'] },
    { name: 'Karim Benali', answer: ['Demain aussi.'] },
    { question: 'Et demain ?' },
    { name: 'Anne Martin', answer: ['Oui.'] },
  ]);
  await window.saved();
}

test('finds text by keyboard, with or without accents, and returns to the text at the match', async ({
  page,
}) => {
  await write(page);
  await page.keyboard.press('Control+f');
  const field = bar(page).getByRole('textbox', { name: 'Rechercher' });
  await expect(field).toBeFocused();
  await page.keyboard.type('cafe');
  await expect(bar(page).getByText(/ sur 5$/)).toBeVisible();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('escale-find')?.size)).toBe(4);
  await bar(page).getByRole('button', { name: 'Accents' }).click();
  await expect(bar(page).getByText(/ sur 1$/)).toBeVisible();
  await field.focus();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('cafe');
  await page.keyboard.type('bistrot');
  await expect(page.getByText('Pourquoi un bistrot ici')).toBeVisible();
});

test('moves on by F3, replaces one or all matches, and undoes all replacements in one step', async ({
  page,
}) => {
  await write(page);
  await page.keyboard.press('Control+h');
  await page.keyboard.type('demain');
  await expect(bar(page).getByText('1 sur 2')).toBeVisible();
  await page.keyboard.press('F3');
  await expect(bar(page).getByText('2 sur 2')).toBeVisible();
  await page.keyboard.press('Shift+F3');
  await expect(bar(page).getByText('1 sur 2')).toBeVisible();
  await bar(page).getByRole('textbox', { name: 'Remplacer par' }).fill('hier');
  await bar(page).getByRole('button', { name: 'Tout remplacer' }).click();
  await expect(page.getByText('hier aussi.')).toBeVisible();
  await expect(page.getByText('Et hier')).toBeVisible();
  await expect(bar(page).getByText(/^2\sremplacements faits$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Demain aussi.')).toBeVisible();
  await expect(page.getByText('Et demain')).toBeVisible();
});

test('counts words, characters, reading time, each person’s share and the selection', async ({ page }) => {
  await write(page);
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: /mots\s: signes, temps de lecture/ }).click();
  const counts = page.getByRole('dialog', { name: 'Longueur du billet' });
  await expect(counts.getByText('Signes, espaces comprises')).toBeVisible();
  await expect(counts.getByText('moins d’une minute')).toBeVisible();
  await expect(counts.getByText(/^11 \(85/)).toBeVisible();
  await expect(counts.getByText(/Sélection/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('counts.png') });
  await page.keyboard.press('Escape');
  await expect(counts).toBeHidden();
});

/** Runs in the page. */
const loadedFaces = (): string[] =>
  [...document.fonts]
    .filter(({ status }) => status === 'loaded')
    .map(({ family }) => family.replaceAll('"', ''));

test('previews the post beside the text, in the style of the blog, following what is typed', async ({
  page,
}) => {
  await write(page);
  await page.keyboard.press('Control+Shift+e');
  const region = page.getByRole('complementary', { name: 'Aperçu' });
  await expect(region).toBeVisible();
  const preview = page.frameLocator('iframe:not([aria-hidden])');
  await expect(preview.getByText('Demain aussi.')).toBeVisible();
  // In the editor’s fonts, which the preview loads from its own host.
  await expect.poll(() => preview.locator('body').evaluate(loadedFaces)).toContain('Literata Variable');
  await new EditorPage(page).text.focus();
  await page.keyboard.type(' Et toujours.');
  await expect(preview.getByText('Oui. Et toujours.')).toBeVisible();
  await region.getByRole('radio', { name: 'Ordinateur' }).click();
  await expect
    .poll(() =>
      region.locator('iframe:not([aria-hidden])').evaluate((frame) => (frame as HTMLElement).offsetWidth),
    )
    .toBe(1200);
  await new SettingsPage(page).open('Publication');
  const settings = page.getByRole('dialog');
  await settings
    .getByRole('textbox', { name: 'Style du blog (CSS)' })
    .fill(
      '.post-title{color:rgb(10,120,60)} @import url("https://exemple.fr/x.css"); </style><script>1</script>',
    );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await new EditorPage(page).text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Vraiment.');
  await expect(preview.getByText('Et toujours. Vraiment.')).toBeVisible();
  await expect(preview.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(10, 120, 60)');
  await region.getByRole('button', { name: 'Aperçu en plein' }).click();
  await expect(page.getByRole('dialog', { name: 'Aperçu' })).toBeVisible();
  await page.keyboard.press('Escape');
  await region.getByRole('button', { name: 'Fermer l’aperçu' }).click();
  await expect(region).toBeHidden();
});

test('keeps the view at the caret when the author types far from the matches with the find bar open', async ({
  page,
}) => {
  const long = Array.from({ length: 80 }, (_one, line) => (line === 0 ? 'Une clef.' : `Ligne ${line}.`));
  await addPosts(page, [
    buildArticle()
      .titled('Le bac')
      .saying(...long).post,
  ]);
  await page.reload();
  await new AppPage(page).openPost('Le bac');
  const editor = new EditorPage(page);
  await editor.text.getByText('Une clef.').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('clef');
  await expect(page.getByText('1 sur 1')).toBeVisible();
  const last = editor.text.getByText('Ligne 79.');
  await last.click();
  await editor.press('Control+End');
  await editor.type(' Une autre clef.');
  await expect(page.getByText('1 sur 2')).toBeVisible();
  await expect(last).toBeInViewport();
});
