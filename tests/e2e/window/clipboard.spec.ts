/** The system’s clipboard through Electron: rich text, plain words, pictures, and copies. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { compact } from '../../builders/compact-document.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

const fixture = (name: string): string =>
  readFileSync(resolve(__dirname, '../../fixtures/clipboard', name), 'utf8');

/** A first interview, the caret in its text. */
async function openFirstPost(page: Page): Promise<{ window: AppPage; editor: EditorPage }> {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.press('Enter');
  await expect(editor.text).toBeFocused();
  return { window, editor };
}

/** The body of the only post of the library, as stored. */
async function storedBody(page: Page): Promise<string> {
  const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
  return compact((await ask(page, 'posts.get', { id: items[0]?.id ?? '' })).document.body);
}

test('pastes rich text, copies it unchanged, pastes plain text without formatting, and stores a pasted picture', async ({
  app,
  stage,
  page,
}) => {
  const { window, editor } = await openFirstPost(page);
  await test.step('copied, cut and pasted again', async () => {
    await stage.copy({ html: fixture('libreoffice-article.html'), text: 'x' });
    await editor.press('Control+v');
    await expect(editor.text).toContainText('plantes grimpantes');
    await editor.press('Control+a', 'Control+c');
    // A clipboard cannot be read during a write.
    await expect(async () =>
      expect((await stage.copied()).html).toContain('<h2>Ce qui pousse</h2>'),
    ).toPass();
    expect((await stage.copied()).html).not.toMatch(/class=|style=|id=|<div|<span(?! lang)/u);
    await window.saved();
    const before = await storedBody(page);
    await editor.press('Control+x');
    await expect(editor.text).toHaveText('');
    await editor.press('Control+v');
    await expect(editor.text).toContainText('plantes grimpantes');
    await window.saved();
    expect(await storedBody(page)).toBe(before);
    await editor.press('Control+a', 'Delete');
    await expect(editor.text).toHaveText('');
  });
  await test.step('pasted without formatting, by the keys and by the menu', async () => {
    const text =
      '\nQui êtes-vous ?\nLucie : Une\u00a0batelière\u202f!\nOmar : Un voisin.\n\nPourquoi ?\nLucie : Pour voir.\nOmar : Pour rien.';
    await stage.copy({ html: '<p><b>Qui êtes-vous ?</b></p>', text });
    await editor.press('Control+Shift+v');
    await expect(editor.text).toContainText('Omar : Pour rien.');
    await window.saved();
    expect(await storedBody(page)).toBe(
      'p Qui êtes-vous ?\np Lucie : Une°batelière·!\np Omar : Un voisin.\np Pourquoi ?\np Lucie : Pour voir.\np Omar : Pour rien.\n',
    );
    await expect(page.getByRole('region', { name: editor.names.offer })).toHaveCount(0);
    await editor.press('Control+z');
    await expect(editor.text).toHaveText('');
    await stage.command('paste-plain');
    await expect(editor.text).toContainText('Omar : Pour rien.');
    // In the title it becomes one line.
    await editor.title.click();
    await stage.copy({ text: 'Un\ntitre' });
    await editor.press('Control+Shift+v');
    await expect(editor.title).toHaveValue('Un titre');
  });
  await test.step('a picture of another program', async () => {
    const png = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#2f6f4f' } })
      .png()
      .toBuffer();
    await app.evaluate(
      ({ clipboard, nativeImage }, bytes) =>
        // Electron 45 takes a list of items here, the substitute a picture.
        (clipboard as unknown as { writeImage(image: unknown): void }).writeImage(
          nativeImage.createFromBuffer(Buffer.from(bytes, 'base64')),
        ),
      png.toString('base64'),
    );
    await editor.text.focus();
    await editor.press('Control+v');
    await expect(page.getByRole('textbox', { name: 'Texte alternatif' })).toBeFocused();
    await window.saved();
    expect(await storedBody(page)).toMatch(/^image [0-9a-f]{64} 90x60 /mu);
  });
});
