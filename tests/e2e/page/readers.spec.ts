/**
 * The published page: a style is chosen for the blog, previewed on a sample, published, and seen as readers see it.
 */
import type { Page } from '@playwright/test';
import type { Post } from '#interview/document.ts';
import { picture } from '../../builders/interview-builder.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { gardenPicture } from '../../builders/demo-picture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPicture, addPosts, ask } from '../support/samples/library.ts';
import { PresentationPage } from '../support/pages/PresentationPage.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { DESKTOP, openInBrowser, PHONE, type Size } from '../support/pages/ReadersWindow.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { publicPosts } from '../support/outside/public-posts.ts';

const PRACTICE = 'Blog d’essai';

/** The interview with a picture, a portrait of the first person, and a heading between two questions. */
function withPicture(sha256: string): Post {
  const [first, ...rest] = gardenInterview.body;
  return {
    ...gardenInterview,
    participants: gardenInterview.participants.map((person, index) =>
      index === 0 ? { ...person, portrait: sha256 } : person,
    ),
    body: [
      picture(sha256, 'Un jardin entre deux immeubles', 'Le jardin, en avril', 'Atelier du Canal'),
      ...(first === undefined ? [] : [first]),
      ...rest,
    ],
  };
}

test('previews a style on a sample and sends it to the blog; the page is accessible at every width', async ({
  page,
}, testInfo) => {
  const open = (url: string, size?: Size): Promise<Page> => openInBrowser(page, url, size);
  const sha256 = await addPicture(page, await gardenPicture(), 'jardin.jpg');
  await addPosts(page, [withPicture(sha256)]);
  const practice = await ask(page, 'blogs.start-practice', {});
  await new SearchPage(page).goTo(gardenInterview.title, gardenInterview.title);
  const sheet = new PublishSheet(page);
  const presentation = new PresentationPage(page, PRACTICE);

  const publicPage = async (): Promise<string> => (await publicPosts(practice.url))[0]?.url ?? '';
  /** The page at two widths, without an accessibility problem. */
  const takeScreenshots = async (name: string): Promise<void> => {
    for (const [device, size] of [
      ['phone', PHONE],
      ['desktop', DESKTOP],
    ] as const) {
      const readers = await open(await publicPage(), size);
      expect(await axeFindings(readers), `${name}, ${device}`).toEqual([]);
      expect(
        await readers.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        `${name}, ${device}: nothing is wider than the window`,
      ).toBe(true);
      await readers.screenshot({ path: testInfo.outputPath(`${name}-${device}.png`), fullPage: true });
      await readers.close();
    }
  };

  await sheet.open('Publier');
  await sheet.send('Publier (essai)');
  await sheet.says('En ligne, à jourEssai');
  await takeScreenshots('classic');

  await presentation.open(PRACTICE);
  await expect(presentation.dialog.getByRole('radio', { name: 'Classique' })).toBeChecked();
  await presentation.dialog.getByRole('button', { name: 'Détecter sur le blog' }).click();
  await expect(presentation.dialog.getByText(/^Niveau 1, détecté sur http:/)).toBeVisible();
  await presentation.chooseStyle('Cartes');
  await expect(presentation.sample.locator('.iv-style-cards')).toBeAttached();
  await presentation.switchOn('Sommaire des questions, avant la première');
  await presentation.choose('Encart des personnes', 'Au début');
  await expect(presentation.sample.getByText('Dans cet entretien')).toBeVisible();
  await expect(presentation.sample.getByRole('link', { name: 'Qu’est-ce qui vous a surpris' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await presentation.close();

  // The text is unchanged: the sheet names the other change.
  await sheet.open('Mettre à jour');
  await expect(sheet.dialog.getByText('1 changement', { exact: true })).toBeVisible();
  await expect(sheet.dialog.getByText('Présentation')).toBeVisible();
  await sheet.send('Mettre à jour (essai)');
  await sheet.says('En ligne, à jourEssai');
  await takeScreenshots('cards');

  const readers = await open(await publicPage());
  // Each name has the initials of its person, in the same colours as the window.
  const box = readers.locator('.iv-initials').first();
  await expect(box).toHaveText(/^\p{Lu}{2}$/u);
  const ground = await box.evaluate((element) => getComputedStyle(element).backgroundColor);
  const mark = await readers
    .locator('.iv-name')
    .nth(1)
    .evaluate((element) => getComputedStyle(element, '::before'))
    .then(({ content, backgroundColor }) => ({ content, backgroundColor }));
  expect(mark.content).toMatch(/^"\p{Lu}{2}"/u);
  expect(mark.backgroundColor).toBe(ground);
  await expect(readers.locator('.iv-answer').first()).toHaveCSS('border-top-style', 'solid');
  await expect(readers.getByRole('heading', { level: 2 })).toHaveCount(
    gardenInterview.body.filter((block) => block.type === 'question').length,
  );
  await expect(readers.getByRole('figure', { name: 'Le jardin, en avril © Atelier du Canal' })).toBeVisible();
  const target = await readers.locator('.iv-summary a').nth(1).getAttribute('href');
  await readers.locator('.iv-summary a').nth(1).click();
  await expect(readers).toHaveURL(new RegExp(`${target?.replace('.', '\\.') ?? 'none'}$`));
  await expect(readers.locator(`[id="${target?.slice(1) ?? ''}"]`)).toBeInViewport();
  await readers.close();

  await presentation.open(PRACTICE);
  await presentation.chooseStyle('Noms en titre');
  await presentation.close();
  await sheet.open('Mettre à jour');
  await sheet.send('Mettre à jour (essai)');
  await sheet.says('En ligne, à jourEssai');
  await takeScreenshots('headings');
});

test('copies the style sheet and shows its effect on the sample', async ({ page, stage }) => {
  await addPosts(page, [gardenInterview]);
  await ask(page, 'blogs.start-practice', {});
  const presentation = new PresentationPage(page, PRACTICE);
  await presentation.open(PRACTICE);
  await presentation.dialog.getByRole('button', { name: 'Détecter sur le blog' }).click();
  await expect(presentation.dialog.getByText(/^Aucun billet de ce blog n’est en ligne/)).toBeVisible();
  await presentation.switchOn('Aperçu avec la feuille de style');
  await expect(presentation.sample.locator('.iv-question').first()).toHaveCSS('border-top-style', 'solid');
  await presentation.dialog.getByRole('button', { name: 'Copier la feuille de style' }).click();
  await expect(presentation.dialog.getByText('Feuille de style copiée.')).toBeVisible();
  expect(await stage.copied().then(({ text }) => text)).toMatch(/^\/\* Escale \*\/\n\.iv-post \{/);
});
