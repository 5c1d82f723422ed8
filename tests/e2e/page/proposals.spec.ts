/** « Entretiens trouvés »: resumed after a restart, the blog’s page beside the proposal, accessible. */
import { ARCHIVE } from '../../builders/imported-post.ts';
import { startOnArchive } from '../support/samples/imported-archive.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { ProposalsPage } from '../support/pages/ProposalsPage.ts';

const [, three, canal, night] = ARCHIVE.map(({ title }) => title) as [string, string, string, string];

test('resumes the screen of old posts after a restart, and turns an accepted open post into an interview', async ({
  fresh,
}) => {
  await startOnArchive(fresh);
  let screen = new ProposalsPage(fresh.page);
  await screen.open();
  await screen.goTo('sure');
  // Before and after, side by side.
  await expect(screen.proposal).toContainText('Qui êtes-vous ?');
  await expect(fresh.page.frameLocator('iframe').getByText('Anne Martin :').first()).toBeVisible();
  await screen.press('a');
  await expect(screen.title(three)).toBeVisible();
  await screen.press('s');
  await expect(screen.title(canal)).toBeVisible();
  await screen.press('o');
  const title = fresh.page.getByRole('textbox', { name: 'Titre' });
  await expect(title).toHaveValue(canal);
  await screen.open();
  await expect(screen.title(canal)).toBeVisible();
  // Accepted here while it is open in the editor.
  await screen.press('a');
  await expect(screen.title(night)).toBeVisible();

  await fresh.quit();
  await fresh.start();
  screen = new ProposalsPage(fresh.page);
  await screen.open();
  await expect(screen.title(night)).toBeVisible();

  const { page } = fresh;
  await page.getByRole('button', { name: /^Tous les billets/ }).click();
  await page.getByRole('row', { name: canal }).click();
  await expect(page.getByRole('textbox', { name: 'Texte du billet' })).toContainText('Je suis éclusier');
  await expect(page.getByRole('contentinfo')).toContainText('En ligne, à jour');
  expect((await ask(page, 'posts.counts', {})).changed).toBe(0);
});

test('keeps the screen keys working after a click inside the preview of the blog’s page', async ({
  fresh,
}) => {
  await startOnArchive(fresh);
  const screen = new ProposalsPage(fresh.page);
  await screen.open();
  await screen.goTo('sure');
  const left = fresh.page.frameLocator('iframe').getByText('Anne Martin :').first();
  const focused = () => fresh.page.evaluate(() => document.activeElement?.tagName);
  for (let press = 0; press < 2; press += 1) {
    await left.click();
    // The frame has the keyboard for a moment.
    await expect.poll(focused).not.toBe('IFRAME');
  }
  await fresh.page.keyboard.press('a');
  await expect(screen.title(three)).toBeVisible();
});

for (const language of ['fr', 'en'] as const)
  test.describe(language, () => {
    test.use({ language });
    test('has no axe violation on any step, in either theme', async ({ fresh }) => {
      await startOnArchive(fresh);
      const { page, stage } = fresh;
      const screen = new ProposalsPage(page, language);
      await screen.open();
      const violations: Record<string, string[]> = {};
      for (const theme of ['light', 'dark'] as const) {
        await ask(page, 'settings.set', { theme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        await stage.resize({ width: 1_280, height: 800 });
        for (const part of ['people', 'sure', 'check', 'none'] as const) {
          await screen.goTo(part);
          await expect(page.getByRole('heading', { level: 3 })).toBeVisible();
          violations[`${theme} ${part}`] = await axeFindings(page);
        }
        await stage.resize({ width: 900, height: 600 });
        await screen.goTo('sure');
        await expect(screen.proposal).toBeVisible();
        violations[`${theme} small`] = await axeFindings(page);
      }
      expect(Object.entries(violations).filter(([, findings]) => findings.length > 0)).toEqual([]);
      expect(Object.keys(violations)).toHaveLength(10);
    });
  });
