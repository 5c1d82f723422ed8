/** Blocks of a colleague in WordPress’s editor, in the window: cards with their names, in French and English. */
import { CORE_BLOCKS } from '#tests/builders/wordpress/core-blocks.ts';
import { axeFindings } from '../support/axe.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';

test('names the block of a card, deletes the card as one unit, and restores its exact bytes by undo', async ({
  page,
}) => {
  const card = (name: string) => ({
    type: 'html' as const,
    html: CORE_BLOCKS[name] ?? '',
    origin: 'blog' as const,
  });
  const [id = ''] = await addPosts(page, [
    {
      version: 2,
      kind: 'article',
      language: 'fr',
      title: 'La serre',
      labels: [],
      participants: [],
      body: [card('columns'), card('embed'), card('latest posts')],
    },
  ]);
  await page.reload();
  await page.getByText('La serre').first().click();
  const columns = page.getByRole('group', { name: 'Colonnes' });
  await expect(columns.getByText('À gauche, la jetée.')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Contenu intégré (YouTube)' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Derniers articles' })).toContainText('Gardé tel quel');
  expect(await axeFindings(page)).toEqual([]);

  const stored = async (): Promise<string[]> =>
    (await ask(page, 'posts.get', { id })).document.body.flatMap((block) =>
      block.type === 'html' ? [block.html] : [],
    );
  await columns.getByRole('button', { name: 'Supprimer' }).click();
  await expect(columns).toHaveCount(0);
  await expect.poll(stored).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect(columns).toBeVisible();
  await expect.poll(stored).toEqual(['columns', 'embed', 'latest posts'].map((name) => CORE_BLOCKS[name]));

  await ask(page, 'settings.set', { language: 'en' });
  await page.reload();
  await page.getByText('La serre').first().click();
  await expect(page.getByRole('group', { name: 'Embed (YouTube)' })).toBeVisible();
});
