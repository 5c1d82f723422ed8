/** A damaged library in the real app: its log in the diagnostic file, « Quitter », and a backup in its place. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overwriteBytes } from '../../builders/damage-database.ts';
import { writeSampleLibrary, databaseOf, rowIn } from '../support/samples/damaged-library.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { DiagnosticFilePage } from '../support/pages/DiagnosticFilePage.ts';
import { RescuePage } from '../support/pages/RescuePage.ts';

test.use({ alone: true });

test('a damaged library offers the diagnostic file, quits by « Quitter », and opens from a backup', async ({
  unstarted: escale,
}) => {
  await writeSampleLibrary(escale);
  overwriteBytes(databaseOf(escale), 0, 4_000);
  const damaged = readFileSync(databaseOf(escale));
  await escale.start();
  await new RescuePage(escale.page).says('La bibliothèque est endommagée');
  const diagnostic = new DiagnosticFilePage(escale.stage);
  await escale.stage.command('diagnostic-file');
  // The last lines of the shell's own log.
  await expect(diagnostic.shown).toContainText('code=library.corrupt');
  await escale.page.keyboard.press('Escape');
  await expect(diagnostic.dialog).toBeHidden();
  const closed = escale.app.waitForEvent('close');
  await new RescuePage(escale.page).button('Quitter').press('Enter');
  await closed;
  await escale.start();
  const rescue = new RescuePage(escale.page);
  await rescue.says('La bibliothèque est endommagée');
  await expect(rescue.copies.first().getByText(/vérifiée, 2\sbillets/)).toBeVisible();
  expect(await axeFindings(escale.page)).toEqual([]);
  // Examining it has changed nothing.
  expect(readFileSync(databaseOf(escale)).equals(damaged)).toBe(true);
  const loaded = escale.page.waitForEvent('load');
  await rescue.copies
    .first()
    .getByRole('button', { name: /^Restaurer cette sauvegarde, du/ })
    .press('Enter');
  await loaded;
  await expect(rowIn(escale, 'La digue')).toBeVisible();
  await expect(new AppPage(escale.page).message('Bibliothèque du')).toBeVisible();
  const keptName = readdirSync(join(escale.library, 'copies')).find((name) =>
    name.endsWith('before-restore.sqlite'),
  );
  expect(readFileSync(join(escale.library, 'copies', keptName ?? '')).equals(damaged)).toBe(true);
});
