/** Unsaved words: the app does not close over them, and another library receives them. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { rowIn } from '../support/samples/damaged-library.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test.use({ alone: true });

test('quitting with unsaved words asks first and keeps the window; another library opened meanwhile receives them as a new post', async ({
  escale,
  app,
  stage,
  page,
}, testInfo) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Les derniers mots');
  await window.saved();
  const away = testInfo.outputPath('partie');
  await test.step('closed while the folder is away', async () => {
    renameSync(escale.library, away);
    await editor.type('Sont-ils gardés ?');
    await expect(window.status.getByText('Pas encore enregistré')).toBeVisible();
    // « Garder la fenêtre ouverte » is the second button, and the default.
    await app.evaluate(({ dialog, BrowserWindow }) => {
      dialog.showMessageBox = (...args: unknown[]) => {
        Object.assign(globalThis, { dialogOptions: args.at(-1) });
        return Promise.resolve({ response: 1, checkboxChecked: false });
      };
      BrowserWindow.getAllWindows()[0]?.close();
    });
    await expect
      .poll(() =>
        app.evaluate(
          () => (Reflect.get(globalThis, 'dialogOptions') as { message?: string } | undefined)?.message,
        ),
      )
      .toBe('Les dernières modifications ne sont pas enregistrées');
    await expect(editor.text.getByText('Sont-ils gardés ?')).toBeVisible();
    renameSync(away, escale.library);
    await window.status.getByRole('button', { name: 'Réessayer' }).click();
    await window.saved();
  });
  await test.step('another library while it is away', async () => {
    renameSync(escale.library, away);
    await editor.text.click();
    await editor.press('Control+End');
    await editor.type(' Oui.');
    await window.messages.getByRole('button', { name: 'Que faire…' }).click();
    const other = testInfo.outputPath('autre');
    mkdirSync(other);
    await stage.choose(other);
    const over = page.getByRole('dialog', { name: 'La bibliothèque est introuvable' });
    await over.getByRole('button', { name: 'Choisir un autre dossier…' }).click();
    const choice = page.getByRole('dialog', { name: 'Choisir un autre dossier' });
    await choice.getByRole('button', { name: 'Créer une nouvelle bibliothèque' }).click();
    await expect(over).toBeHidden();
    await expect(editor.text.getByText('Sont-ils gardés ? Oui.')).toBeVisible();
    await window.messages.getByRole('button', { name: 'Garder mon texte dans un nouveau billet' }).click();
    await expect(rowIn(escale, 'Les derniers mots (copie)')).toBeVisible();
    await expect(editor.text.getByText('Sont-ils gardés ? Oui.')).toBeVisible();
    await window.saved();
    expect(existsSync(escale.library)).toBe(false);
  });
  await test.step('started with the first library again', async () => {
    await escale.quit();
    renameSync(away, escale.library);
    await escale.start();
    await expect(new EditorPage(escale.page).text.getByText('Sont-ils gardés ?')).toBeVisible();
  });
});
