/**
 * axe finds nothing on pictures, rows and videos with their tools shown, and with the link editor open; by keyboard
 * alone.
 */
import type { Page } from '@playwright/test';
import type { Image } from '#interview/document.ts';
import { buildArticle } from '../../builders/interview-builder.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';

const onlineImage = (name: string, more: Partial<Image> = {}): Image => ({
  type: 'image',
  url: `https://exemple.fr/${name}.jpg`,
  alt: '',
  caption: [],
  credit: '',
  decorative: false,
  ...more,
});
const POST = buildArticle()
  .titled('Des cartes')
  .saying(
    'Un texte.',
    onlineImage('a', { size: 'small' }),
    {
      type: 'gallery',
      images: [onlineImage('b', { alt: 'B', credit: 'Anne' }), onlineImage('c', { decorative: true })],
    },
    { type: 'embed', url: 'https://vimeo.com/123456789', title: '', frame: false },
  ).post;

test('has no axe violation on cards and in their link editor, both reached by keyboard alone', async ({
  page,
}) => {
  await addPosts(page, [POST]);
  await page.reload();
  await page.getByText('Des cartes').first().click();
  const picture = page.getByRole('figure', { name: 'Image', exact: true });
  for (const card of [
    picture,
    page.getByRole('figure', { name: 'Rangée de 2 images' }),
    page.getByRole('group', { name: /^Vidéo/ }),
  ]) {
    await card.getByRole('textbox').first().focus();
    await expect(card.getByRole('toolbar').first()).toBeVisible();
  }
  expect(await findingsByTheme(page)).toEqual({ light: [], dark: [] });

  // From the text into the picture’s fields and on, without the pointer.
  await page.getByRole('textbox', { name: 'Texte du billet' }).focus();
  await picture.getByRole('textbox', { name: 'Légende' }).focus();
  await page.keyboard.type('Une légende');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Adresse ou titre d’un billet' })).toBeFocused();
  expect(await findingsByTheme(page)).toEqual({ light: [], dark: [] });
  await page.keyboard.press('Escape');
  await expect(picture.getByRole('textbox', { name: 'Légende' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Texte du billet' })).toBeFocused();
});

/** axe findings after the theme changes under the open surface. */
async function findingsByTheme(page: Page): Promise<Record<string, string[]>> {
  const violations: Record<string, string[]> = {};
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    violations[theme] = await axeFindings(page);
  }
  return violations;
}
