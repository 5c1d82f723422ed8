/** Several windows on one library: each has its post, its undo and its menu; closing one saves it, quitting saves all. */
import type { ElectronApplication, Page } from '@playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

/** By the menu, which acts on the focused window. */
const command = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate(({ Menu }, item) => {
    Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
  }, id);

/** Moves this page’s post to a window of its own. */
async function moveToOwnWindow(app: ElectronApplication): Promise<Page> {
  const opened = app.waitForEvent('window');
  await command(app, 'open-window');
  return opened;
}

const titles = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getTitle()));

async function write(page: Page, title: string): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.writeTitle(title);
  await new AppPage(page).saved();
  return editor;
}

test('moves a post to a window of its own, with its own menu, undo and close', async ({ app, page }) => {
  await new AppPage(page).startWithoutBlog();
  await write(page, 'Le quai');
  const second = await moveToOwnWindow(app);
  const secondEditor = new EditorPage(second);
  await expect(secondEditor.title).toHaveValue('Le quai');
  await expect(new EditorPage(page).title).toBeHidden();
  await expect.poll(() => titles(app)).toContain('Le quai – Escale');

  // The menu acts on the last opened window, and then on the first.
  await command(app, 'focus-mode');
  await expect(second.getByRole('navigation', { name: 'Barre latérale' })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeVisible();
  await command(app, 'focus-mode');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => one.getTitle() === 'Escale')
      ?.focus(),
  );
  await expect
    .poll(async () => {
      await command(app, 'shortcuts');
      return page.getByRole('dialog').isVisible();
    })
    .toBe(true);
  await page.keyboard.press('Escape');
  await command(app, 'new-interview');
  const firstEditor = await write(page, 'Les serres');
  await secondEditor.title.fill('Le quai neuf');
  await firstEditor.title.press('Control+z');
  await expect(secondEditor.title).toHaveValue('Le quai neuf');
  expect(await axeFindings(second)).toEqual([]);

  // No pause: the last typed words are not saved when the window is closed.
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => one.getTitle() !== 'Les serres – Escale')
      ?.close(),
  );
  await expect.poll(() => titles(app)).toHaveLength(1);
  await new AppPage(page).openPost('Le quai neuf');
  await expect(new EditorPage(page).title).toHaveValue('Le quai neuf');
});

test('a post open in one window: the other window leads to it, and opens it once it is closed there', async ({
  app,
  page,
}) => {
  const window = new AppPage(page);
  await window.startWithoutBlog();
  await write(page, 'Le quai');
  const second = await moveToOwnWindow(app);
  await expect(new EditorPage(second).title).toHaveValue('Le quai');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => one.getTitle() === 'Escale')
      ?.focus(),
  );
  await page.getByRole('row', { name: 'Le quai' }).click();
  await expect(page.getByText('ouvert dans une autre fenêtre')).toBeVisible();
  await expect(new EditorPage(page).title).toBeHidden();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Aller à cette fenêtre' }).click();
  await new EditorPage(second).title.fill('Le quai du soir');
  await expect.poll(() => titles(app)).toContain('Le quai du soir – Escale');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => one.getTitle() === 'Le quai du soir – Escale')
      ?.close(),
  );
  await expect(new EditorPage(page).title).toHaveValue('Le quai du soir');
});

test.describe('quitting', () => {
  test.use({ alone: true });

  test('saves the text of every window', async ({ escale, app, page }) => {
    const window = new AppPage(page);
    await window.startWithoutBlog();
    await write(page, 'Le quai');
    const second = await moveToOwnWindow(app);
    await expect(new EditorPage(second).title).toHaveValue('Le quai');
    await window.newInterview();
    await write(page, 'Les serres');
    await new EditorPage(second).title.fill('Le quai à cinq heures');
    await new EditorPage(page).title.fill('Les serres à midi');
    await escale.quit();
    await escale.start();
    // The order of their saves does not matter.
    const list = escale.page.getByRole('region', { name: 'Liste' });
    for (const title of ['Le quai à cinq heures', 'Les serres à midi'])
      await expect(list.getByRole('row', { name: title })).toBeVisible();
  });
});
