/** A library that does not open: the explanation, that nothing is lost, and the ways out. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { guide, window as words } from '#assets/messages/fr/window.ts';
import { latestVersion } from '#backend/library/store/migrate.ts';
import { takeWriterLock } from '#backend/library/store/writer-lock.ts';
import { overwriteBytes } from '../../builders/damage-database.ts';
import {
  writeSampleLibrary,
  databaseOf,
  rowIn,
  interviewTitled,
} from '../support/samples/damaged-library.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import type { Startable } from '../support/stage/stage.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { DiagnosticFilePage } from '../support/pages/DiagnosticFilePage.ts';
import { RescuePage } from '../support/pages/RescuePage.ts';
import { pressEnter } from '../support/keys.ts';

async function bothThemes(escale: Startable): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await escale.page.emulateMedia({ colorScheme });
    await expect
      .poll(() => escale.page.evaluate(() => document.documentElement.dataset['theme']))
      .toBe(colorScheme);
    expect(await axeFindings(escale.page)).toEqual([]);
    await escale.page.screenshot({ path: test.info().outputPath(`rescue-${colorScheme}.png`) });
  }
}

test('opens a diagnostic file from the help menu of the rescue screen, with the reason that keeps the library shut', async ({
  fresh: escale,
}, testInfo) => {
  await writeSampleLibrary(escale);
  overwriteBytes(databaseOf(escale), 0, 4_000);
  await escale.start();
  const { page, stage } = escale;
  const rescue = new RescuePage(page);
  await rescue.says('La bibliothèque est endommagée');
  await expect(rescue.copies.first().getByText(/vérifiée, 2\sbillets/)).toBeVisible();
  await bothThemes(escale);
  const diagnostic = new DiagnosticFilePage(stage);
  const { dialog, shown: preview } = diagnostic;
  await stage.command('diagnostic-file');
  await expect(preview).toContainText('not read: library.corrupt');
  expect(await axeFindings(page)).toEqual([]);
  await diagnostic.save(testInfo.outputPath('Diagnostic.txt'));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: words.shortcuts.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await stage.command('guide');
  await expect(page.getByRole('dialog', { name: guide.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await stage.command('about');
  await expect(page.getByRole('dialog', { name: words.about.title })).toContainText(process.platform);
});

test('without a backup, recovers the readable rows into a new library after a report', async ({
  fresh: escale,
}) => {
  await writeSampleLibrary(escale);
  rmSync(join(escale.library, 'copies'), { recursive: true });
  overwriteBytes(databaseOf(escale), 0, 100);
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('La bibliothèque est endommagée');
  await expect(escale.page.getByText('Aucune sauvegarde n’a été trouvée')).toBeVisible();
  await rescue.button('Récupérer ce qui peut l’être').click();
  await expect(escale.page.getByText(/^2\sbillets[.,]/)).toBeVisible();
  await expect(escale.page.getByText('Tout a pu être lu.')).toBeVisible();
  await bothThemes(escale);
  await rescue.button('Ouvrir la bibliothèque récupérée').click();
  await expect(rowIn(escale, 'Le jardin')).toBeVisible();
  await expect(rowIn(escale, 'La digue')).toBeVisible();
});

test('explains a missing library file and one of a later release, and replaces neither by an empty one', async ({
  fresh: escale,
}) => {
  await writeSampleLibrary(escale);
  renameSync(databaseOf(escale), `${databaseOf(escale)}.ailleurs`);
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('Le fichier de la bibliothèque manque');
  await expect(rescue.copies.first()).toBeVisible();
  expect(existsSync(databaseOf(escale))).toBe(false);
  renameSync(`${databaseOf(escale)}.ailleurs`, databaseOf(escale));
  const later = new Database(databaseOf(escale));
  later.pragma(`user_version = ${latestVersion() + 10}`);
  later.close();
  await rescue.button('Réessayer').click();
  await rescue.says('La bibliothèque vient d’une version plus récente d’Escale');
  await expect(
    escale.page.getByText(`Sa version est ${latestVersion() + 10}`, { exact: false }),
  ).toBeVisible();
  await bothThemes(escale);
  const now = new Database(databaseOf(escale));
  now.pragma(`user_version = ${latestVersion()}`);
  now.close();
  await rescue.button('Réessayer').click();
  await expect(rowIn(escale, 'Le jardin')).toBeVisible();
});

test('never recreates a missing folder, and opens the library once the folder is back', async ({
  fresh: escale,
}, testInfo) => {
  await writeSampleLibrary(escale);
  const away = testInfo.outputPath('une-cle-debranchee');
  renameSync(escale.library, away);
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('La bibliothèque est introuvable');
  expect(existsSync(escale.library)).toBe(false);
  await bothThemes(escale);
  // The disk is mounted again.
  renameSync(away, escale.library);
  await rescue.button('Réessayer').click();
  await expect(rowIn(escale, 'Le jardin')).toBeVisible();
});

test('explains that another process holds the library, and opens it once it is free', async ({
  fresh: escale,
}) => {
  await writeSampleLibrary(escale);
  const lock = takeWriterLock(escale.library);
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('La bibliothèque est ouverte ailleurs');
  await expect(escale.page.getByText('Un autre Escale l’a ouverte sur cet ordinateur')).toBeVisible();
  await expect(escale.page.getByText(`Processus ${process.pid}`)).toBeVisible();
  await bothThemes(escale);
  lock.release();
  await rescue.button('Réessayer').click();
  await expect(rowIn(escale, 'Le jardin')).toBeVisible();
});

test.describe('in English, in 900 × 600', () => {
  test.use({ language: 'en' });

  test('keeps every control of a damaged library with many backups within reach', async ({
    fresh: escale,
  }) => {
    await escale.start();
    await addPosts(escale.page, [interviewTitled('Le jardin')]);
    for (let copies = 0; copies < 5; copies += 1) await ask(escale.page, 'backups.make', {});
    await escale.quit();
    overwriteBytes(databaseOf(escale), 0, 4_000);
    await escale.start();
    const { page, stage } = escale;
    await stage.resize({ width: 900, height: 600 });
    await expect(page.getByRole('heading', { level: 1, name: 'The library is damaged' })).toBeVisible();
    await pressEnter(page.getByRole('button', { name: /^Show all \d backups$/ }));
    // One may be the backup of the day.
    await expect(page.getByRole('list', { name: 'Backups' }).getByRole('listitem').nth(4)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Recover what you can' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(900);
    await page.screenshot({ path: test.info().outputPath('rescue-small.png') });
    const quit = page.getByRole('button', { name: 'Quit' });
    await new AppPage(page, 'en').moveTo(quit, 'Tab');
    await expect(quit).toBeInViewport();
  });
});
