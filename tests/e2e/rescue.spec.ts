/** A library that does not open: what is said, that nothing is lost, and every way out (issue "Rescue"). */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { gardenInterview } from '../builders/demo-posts.ts';
import { latestVersion } from '../../main/backend/library/migrate.ts';
import { aSmallDisk } from '../builders/a-small-disk.ts';
import { databaseOf as databaseIn, rootOf, spoil, spoilPage } from '../builders/damage.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { Escale } from './launch.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { RescuePage, willChoose } from './pages/RescuePage.ts';

const titled = (title: string) => ({ ...gardenInterview, title });
const databaseOf = (escale: Escale): string => databaseIn(escale.library);

/** A library with two posts and a backup, closed. */
async function aLibrary(escale: Escale): Promise<void> {
  await escale.start();
  await addPosts(escale.page, [titled('Le jardin'), titled('La digue')]);
  await ask(escale.page, 'backups.make', {});
  await escale.quit();
}

const inList = (escale: Escale, title: string) =>
  escale.page.getByRole('region', { name: 'Liste' }).getByText(title, { exact: true });

async function bothThemes(escale: Escale): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await escale.page.emulateMedia({ colorScheme });
    await expect
      .poll(() => escale.page.evaluate(() => document.documentElement.dataset['theme']))
      .toBe(colorScheme);
    expect(await axeFindings(escale.page)).toEqual([]);
    await escale.page.screenshot({ path: test.info().outputPath(`rescue-${colorScheme}.png`) });
  }
}

test('a damaged library: the kept copy takes its place, the damaged file stays among the backups', async ({
  unstarted: escale,
}) => {
  await aLibrary(escale);
  spoil(databaseOf(escale), 0, 4_000);
  const damaged = readFileSync(databaseOf(escale));
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('La bibliothèque est endommagée');
  await expect(rescue.copies).toHaveCount(1);
  await expect(rescue.copies.getByText(/vérifiée, 2\sbillets/)).toBeVisible();
  await bothThemes(escale);
  // Nothing of it has been touched by looking.
  expect(readFileSync(databaseOf(escale)).equals(damaged)).toBe(true);
  const loaded = escale.page.waitForEvent('load');
  await rescue.copies.getByRole('button', { name: /^Restaurer cette sauvegarde, du/ }).press('Enter');
  await loaded;
  await expect(inList(escale, 'La digue')).toBeVisible();
  await expect(new AppPage(escale.page).message('Bibliothèque du')).toBeVisible();
  const kept = readdirSync(join(escale.library, 'copies')).find((name) =>
    name.endsWith('before-restore.sqlite'),
  );
  expect(readFileSync(join(escale.library, 'copies', kept ?? '')).equals(damaged)).toBe(true);
});

test('without a backup: what can be read comes over, after a report, and the library opens with it', async ({
  unstarted: escale,
}) => {
  await aLibrary(escale);
  rmSync(join(escale.library, 'copies'), { recursive: true });
  spoil(databaseOf(escale), 0, 100);
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('La bibliothèque est endommagée');
  await expect(escale.page.getByText('Aucune sauvegarde n’a été trouvée')).toBeVisible();
  await rescue.button('Récupérer ce qui peut l’être').click();
  await expect(escale.page.getByText(/^2\sbillets[.,]/)).toBeVisible();
  await expect(escale.page.getByText('Tout a pu être lu.')).toBeVisible();
  await bothThemes(escale);
  const loaded = escale.page.waitForEvent('load');
  await rescue.button('Ouvrir la bibliothèque récupérée').click();
  await loaded;
  await expect(inList(escale, 'Le jardin')).toBeVisible();
  await expect(inList(escale, 'La digue')).toBeVisible();
});

test('a library without its file, one of a later release: each says what it is, and none is replaced by an empty one', async ({
  unstarted: escale,
}) => {
  await aLibrary(escale);
  renameSync(databaseOf(escale), `${databaseOf(escale)}.ailleurs`);
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('Le fichier de la bibliothèque manque');
  await expect(rescue.copies).toHaveCount(1);
  expect(existsSync(databaseOf(escale))).toBe(false);
  renameSync(`${databaseOf(escale)}.ailleurs`, databaseOf(escale));
  const later = new Database(databaseOf(escale));
  later.pragma(`user_version = ${latestVersion() + 10}`);
  later.close();
  await rescue.button('Réessayer').click();
  await rescue.says('La bibliothèque vient d’un Escale plus récent');
  await expect(
    escale.page.getByText(`Elle est de la version ${latestVersion() + 10}`, { exact: false }),
  ).toBeVisible();
  await bothThemes(escale);
  const now = new Database(databaseOf(escale));
  now.pragma(`user_version = ${latestVersion()}`);
  now.close();
  await rescue.button('Réessayer').click();
  await expect(inList(escale, 'Le jardin')).toBeVisible();
});

test('a folder that is gone is never made anew by itself; another can be opened, for this session where it is set', async ({
  unstarted: escale,
}, testInfo) => {
  await aLibrary(escale);
  const away = testInfo.outputPath('une-cle-debranchee');
  renameSync(escale.library, away);
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('La bibliothèque est introuvable');
  expect(existsSync(escale.library)).toBe(false);
  await bothThemes(escale);
  // It is plugged in again.
  renameSync(away, escale.library);
  await rescue.button('Réessayer').click();
  await expect(inList(escale, 'Le jardin')).toBeVisible();
  await escale.quit();

  renameSync(escale.library, away);
  await escale.start();
  await new RescuePage(escale.page).says('La bibliothèque est introuvable');
  await willChoose(escale.app, away);
  await new RescuePage(escale.page).button('Choisir un autre dossier…').click();
  const dialog = escale.page.getByRole('dialog', { name: 'Choisir un autre dossier' });
  await expect(dialog.getByText('contient une bibliothèque Escale')).toBeVisible();
  const loaded = escale.page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'L’ouvrir' }).click();
  await loaded;
  await expect(inList(escale, 'La digue')).toBeVisible();
  expect(existsSync(escale.library)).toBe(false);
});

test('words typed while the folder is away are kept, and saved when it is back', async ({
  escale,
  page,
}, testInfo) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Au bord du canal');
  await window.saved();
  const away = testInfo.outputPath('partie');
  renameSync(escale.library, away);
  await editor.type('Que voit-on du pont ?');
  await expect(window.status.getByText('Pas encore enregistré')).toBeVisible();
  await expect(window.message('déplacé ou supprimé')).toBeVisible();
  await window.messages.getByRole('button', { name: 'Que faire…' }).click();
  const dialog = page.getByRole('dialog', { name: 'La bibliothèque est introuvable' });
  await expect(dialog.getByText('Ce qui est écrit dans la fenêtre y reste')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: testInfo.outputPath('over.png') });
  expect(existsSync(escale.library)).toBe(false);
  renameSync(away, escale.library);
  await dialog.getByRole('button', { name: 'Réessayer' }).click();
  await expect(dialog).toBeHidden();
  await window.saved();
  await expect(editor.text.getByText('Que voit-on du pont ?')).toBeVisible();
  await escale.quit();
  await escale.start();
  await expect(new EditorPage(escale.page).text.getByText('Que voit-on du pont ?')).toBeVisible();
});

test('damage met while one writes: it is said, a backup is restored, and what was being written is kept', async ({
  unstarted: escale,
}) => {
  await aLibrary(escale);
  // Nothing reads it before a post is opened.
  spoilPage(databaseOf(escale), rootOf(databaseOf(escale), 'approvals'));
  await escale.start();
  const { page } = escale;
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.openPost('Le jardin');
  await expect(window.message('Une partie de la bibliothèque ne peut plus être lue')).toBeVisible();
  await editor.title.fill('Le jardin, la suite');
  await window.saved();
  await window.messages.getByRole('button', { name: 'Que faire…' }).click();
  const dialog = page.getByRole('dialog', { name: 'La bibliothèque est endommagée' });
  await expect(dialog.getByText('Ce qui est écrit dans la fenêtre y reste')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('met.png') });
  await dialog.getByRole('button', { name: /^Restaurer cette sauvegarde, du/ }).click();
  await expect(dialog).toBeHidden();
  // The backup is older than what is on the screen: neither replaces the other.
  await expect(editor.title).toHaveValue('Le jardin, la suite');
  await window.messages.getByRole('button', { name: 'Garder mon texte dans un nouveau billet' }).click();
  await expect(inList(escale, 'Le jardin, la suite (copie)')).toBeVisible();
  await expect(inList(escale, 'Le jardin')).toBeVisible();
  await window.saved();
});

test('a library that another Escale holds says so, and opens once it is free', async ({
  unstarted: escale,
}, testInfo) => {
  await aLibrary(escale);
  const { Escale } = await import('./launch.ts');
  await escale.start();
  const holder = escale.backendPid();
  const display = await escale.app.evaluate(() => process.env.DISPLAY ?? '');
  const second = new Escale({
    display,
    language: 'fr',
    env: { ESCALE_LIBRARY: escale.library },
    folder: testInfo.outputPath('second'),
  });
  await second.start();
  const rescue = new RescuePage(second.page);
  await rescue.says('La bibliothèque est ouverte ailleurs');
  await expect(second.page.getByText('Un autre Escale l’a ouverte sur cet ordinateur')).toBeVisible();
  await expect(second.page.getByText(`Processus ${holder}`)).toBeVisible();
  await bothThemes(second);
  await escale.quit();
  await rescue.button('Réessayer').click();
  await expect(inList(second, 'Le jardin')).toBeVisible();
  await second.end();
});

test('quitting with words that are not saved asks first, keeps the window, and loses nothing', async ({
  escale,
  app,
  page,
}, testInfo) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Les derniers mots');
  await window.saved();
  const away = testInfo.outputPath('partie');
  renameSync(escale.library, away);
  await editor.type('Sont-ils gardés ?');
  await expect(window.status.getByText('Pas encore enregistré')).toBeVisible();
  // « Garder la fenêtre ouverte » is the second button, and the usual one.
  await app.evaluate(({ dialog, BrowserWindow }) => {
    dialog.showMessageBox = (...given: unknown[]) => {
      Object.assign(globalThis, { asked: given.at(-1) });
      return Promise.resolve({ response: 1, checkboxChecked: false });
    };
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect
    .poll(() =>
      app.evaluate(() => (Reflect.get(globalThis, 'asked') as { message?: string } | undefined)?.message),
    )
    .toBe('Les dernières modifications ne sont pas enregistrées');
  await expect(editor.text.getByText('Sont-ils gardés ?')).toBeVisible();
  renameSync(away, escale.library);
  await window.status.getByRole('button', { name: 'Réessayer' }).click();
  await window.saved();
  await escale.quit();
  await escale.start();
  await expect(new EditorPage(escale.page).text.getByText('Sont-ils gardés ?')).toBeVisible();
});

test('a full disk is said, nothing typed is dropped, and it is saved by itself once there is room', async ({
  unstarted: escale,
}) => {
  // Where no disk can be mounted, the folder cannot be written to for as long.
  const disk = aSmallDisk(escale.library, 12);
  try {
    await escale.start();
    const { page } = escale;
    const window = new AppPage(page);
    const editor = new EditorPage(page);
    await window.startWithoutBlog();
    await editor.writeTitle('Sur un disque plein');
    await window.saved();
    if (disk === undefined) renameSync(escale.library, `${escale.library}-absent`);
    else disk.fill();
    await editor.text.click();
    await page.keyboard.insertText('Une péniche passe, puis une autre. '.repeat(1_500));
    await expect(window.status.getByText('Pas encore enregistré')).toBeVisible();
    await expect(
      window.message(
        disk === undefined ? 'déplacé ou supprimé' : 'Le disque est plein. Votre texte reste ici',
      ),
    ).toBeVisible();
    await editor.type('Et la dernière.');
    if (disk === undefined) renameSync(`${escale.library}-absent`, escale.library);
    else disk.free();
    // Nobody asks for it: it is tried again, later each time.
    await expect(window.message('Tout est de nouveau enregistré.')).toBeVisible({ timeout: 40_000 });
    await window.saved();
    await escale.quit();
    await escale.start();
    await expect(new EditorPage(escale.page).text.getByText(/Et la dernière\.$/)).toBeVisible();
    await escale.quit();
  } finally {
    disk?.remove();
  }
});

test.describe('in English, in 900 × 600', () => {
  test.use({ language: 'en' });

  test('a damaged library with many backups: all of it is within reach', async ({ unstarted: escale }) => {
    await escale.start();
    await addPosts(escale.page, [titled('Le jardin')]);
    for (let copies = 0; copies < 5; copies += 1) await ask(escale.page, 'backups.make', {});
    await escale.quit();
    spoil(databaseOf(escale), 0, 4_000);
    await escale.start();
    const { page, app } = escale;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
    await expect(page.getByRole('heading', { level: 1, name: 'The library is damaged' })).toBeVisible();
    await page.getByRole('button', { name: /^Show all \d backups$/ }).press('Enter');
    // One may be the day's own.
    await expect(page.getByRole('list', { name: 'Backups' }).getByRole('listitem').nth(4)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Recover what can be recovered' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(900);
    await page.screenshot({ path: test.info().outputPath('rescue-small.png') });
    const quit = page.getByRole('button', { name: 'Quit' });
    await new AppPage(page, 'en').moveTo(quit, 'Tab');
    await expect(quit).toBeInViewport();
    const gone = app.waitForEvent('close');
    await quit.press('Enter');
    await gone;
    await escale.start();
  });
});
