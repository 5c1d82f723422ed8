/** Pictures and rows of them, by real keys, files and clipboard. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { assetFile } from '#backend/library/store/library-files.ts';
import { storedPost, writeArticle } from '../support/samples/sample-article.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import type { Startable } from '../support/stage/stage.ts';
import { QUICK_TAG } from '../tiers.ts';

/** A photograph whose metadata names author and contents, in both formats of files. */
async function writePhoto(file: string, colour: string, author: string): Promise<string> {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">La serre, un matin d’été</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const photo = sharp({ create: { width: 640, height: 400, channels: 3, background: colour } })
    .withExif({ IFD0: { Artist: author, Copyright: 'Ville de Mirande' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withXmp(xmp);
  await writeFile(file, await photo.jpeg().toBuffer());
  return file;
}

/** Drops real files, like a file manager. */
async function drop(page: Page, onto: { x: number; y: number }, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...onto, data });
}

/** Puts a picture on the clipboard by the page itself. */
const copyPicture = (page: Page, png: Buffer): Promise<void> =>
  page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    await navigator.clipboard.write([
      new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) }),
    ]);
  }, png.toString('base64'));

test(
  'adds a picture from the clipboard to the library and publishes its alternative text, size and alignment',
  { tag: QUICK_TAG },
  async ({ stage, page }) => {
    const { window, editor } = await writeArticle(page);
    const png = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2f6f4f' } })
      .png()
      .toBuffer();
    await copyPicture(page, png);
    await editor.press('Control+v');
    const alt = page.getByRole('textbox', { name: 'Texte alternatif' });
    await expect(alt).toBeFocused();
    await editor.type('La serre vue du chemin');
    // Words are saved while the caret is still in their field.
    await expect
      .poll(async () => JSON.stringify((await storedPost(page)).document.body))
      .toContain('vue du chemin');
    await editor.press('Tab');
    const caption = page.getByRole('textbox', { name: 'Légende' });
    await expect(caption).toBeFocused();
    await editor.type('Un ');
    await editor.press('Control+b');
    await editor.type('matin');
    await editor.press('Control+b');
    await editor.type(' de juin, ');
    await editor.press('Shift+ArrowLeft', 'ArrowRight');
    await editor.press('Control+k');
    const address = page.getByRole('combobox', { name: 'Adresse ou titre d’un billet' });
    await expect(address).toBeFocused();
    await editor.type('exemple.fr');
    await editor.press('Enter');
    await expect(address).toBeHidden();
    await expect(caption).toBeFocused();
    await expect(caption.locator('a')).toHaveText('exemple.fr');
    await editor.press('Tab');
    await editor.type('Anne Martin');

    await page.getByRole('button', { name: 'Taille : Pleine largeur' }).focus();
    await editor.press('Enter');
    await page.getByRole('menuitem', { name: 'Moyenne' }).click();
    await page.getByRole('button', { name: 'Place : Au milieu' }).focus();
    await editor.press('Enter');
    await page.getByRole('menuitem', { name: 'À gauche du texte' }).click();
    await expect(page.getByRole('button', { name: 'Place : À gauche' })).toBeVisible();
    await window.saved();

    const { id, document } = await storedPost(page);
    expect(document.body[1]).toMatchObject({
      type: 'image',
      alt: 'La serre vue du chemin',
      caption: [
        { type: 'text', text: 'Un ' },
        { type: 'text', text: 'matin', marks: ['bold'] },
        { type: 'text', text: ' de juin, ' },
        { type: 'link', url: 'https://exemple.fr', content: [{ type: 'text', text: 'exemple.fr' }] },
      ],
      credit: 'Anne Martin',
      size: 'medium',
      align: 'left',
      width: 900,
    });
    const figure =
      /<figure class="iv-figure iv-medium iv-left" role="figure" aria-label="Un matin de juin, exemple\.fr ©\u00a0Anne Martin" style="float:left;max-width:50%;[^>]*>.*?<\/figure>/;
    const preview = await ask(page, 'posts.render', { id, format: 'preview' });
    expect(preview.text).toMatch(figure);

    await window.publishOnPracticeBlog();
    const published = await (await fetch(await window.addressSeen(stage))).text();
    expect(figure.exec(published)?.[0]).toContain(
      'Un <strong>matin</strong> de juin, <a href="https://exemple.fr">exemple.fr</a> <small class="iv-credit">©\u00a0Anne Martin</small>',
    );
  },
);

test('makes a row of several dropped files, proposes each credit and caption, and publishes no metadata', async ({
  stage,
  page,
}, testInfo) => {
  const { window, editor } = await writeArticle(page);
  const files = await Promise.all([
    writePhoto(testInfo.outputPath('un.jpg'), '#1f6469', 'Anne Martin'),
    writePhoto(testInfo.outputPath('deux.jpg'), '#8a4010', 'Karim Benali'),
  ]);
  const box = await editor.text.locator('p').last().boundingBox();
  await drop(page, { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 5 }, files);
  const row = page.getByRole('figure', { name: 'Rangée de 2 images' });
  await expect(row).toBeVisible();
  const first = row.getByRole('group', { name: 'Image 1 sur 2' });
  const second = row.getByRole('group', { name: 'Image 2 sur 2' });
  await expect(
    first.getByText('Crédit proposé d’après le fichier\u00a0: Anne Martin / Ville de Mirande'),
  ).toBeVisible();
  await first.getByRole('button', { name: 'Reprendre le crédit proposé' }).click();
  await expect(first.getByRole('textbox', { name: 'Crédit' })).toHaveValue('Anne Martin / Ville de Mirande');
  await first.getByRole('button', { name: 'Reprendre la légende proposée' }).click();
  await second.getByRole('button', { name: 'Ignorer le crédit proposé' }).click();
  await expect(second.getByText('Crédit proposé')).toBeHidden();
  await second.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Avancer dans la rangée' }).click();

  // A third one is added to the row from a dialog; then one of them is separated.
  await stage.choose(await writePhoto(testInfo.outputPath('trois.jpg'), '#4a3f99', 'Odile Carrel'));
  await page
    .getByRole('group', { name: 'Image 1 sur 2' })
    .getByRole('button', { name: 'Autres actions' })
    .click();
  await page.getByRole('menuitem', { name: 'Ajouter à côté…' }).click();
  await expect(page.getByRole('figure', { name: 'Rangée de 3 images' })).toBeVisible();
  await window.saved();
  const { document } = await storedPost(page);
  const [, gallery] = document.body;
  expect(gallery).toMatchObject({
    type: 'gallery',
    images: [
      { credit: '', caption: [] },
      {
        credit: 'Anne Martin / Ville de Mirande',
        caption: [{ type: 'text', text: 'La serre, un matin d’été' }],
      },
      { credit: '' },
    ],
  });

  await window.publishOnPracticeBlog();
  const published = await (await fetch(await window.addressSeen(stage))).text();
  const rows = /<div class="iv-gallery".*?<\/(?:figure|div)><\/div>/.exec(published)?.[0] ?? '';
  expect(rows.match(/<img /g)).toHaveLength(3);
  for (const [, data = ''] of rows.matchAll(/src="data:image\/jpeg;base64,([^"]+)"/g)) {
    const { exif, xmp, iptc } = await sharp(Buffer.from(data, 'base64')).metadata();
    expect({ exif, xmp, iptc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined });
  }
});

test('undo in a caption is the post’s undo and keeps the caret there; a selected picture moves by the turn keys', async ({
  stage,
  page,
}, testInfo) => {
  const { window, editor } = await writeArticle(page);
  await editor.type('Après.');
  await editor.press('Home', 'Enter', 'ArrowUp');
  await stage.choose(await writePhoto(testInfo.outputPath('un.jpg'), '#1f6469', 'Anne Martin'));
  await editor.press('Control+Shift+i');
  await expect(page.getByRole('textbox', { name: 'Texte alternatif' })).toBeFocused();
  await editor.type('La serre');
  await editor.press('Tab');
  const caption = page.getByRole('textbox', { name: 'Légende' });
  await editor.type('Un matin');
  await expect(caption).toHaveText('Un matin');
  await editor.press('Control+z');
  await expect(caption).toHaveText('');
  await expect(caption).toBeFocused();
  await editor.press('Control+Shift+z');
  await expect(caption).toHaveText('Un matin');
  await expect(caption).toBeFocused();
  // « é » by a dead key, composed like an input method: no correction runs meanwhile.
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.insertText', { text: 'é' });
  await expect(caption).toHaveText('Un matiné');

  await page.getByRole('figure', { name: 'Image' }).locator('img').click();
  await editor.press('Alt+Shift+ArrowUp');
  await window.saved();
  const { document } = await storedPost(page);
  expect(document.body.map((block) => block.type)).toEqual(['image', 'paragraph', 'paragraph']);
  expect(document.body[0]).toMatchObject({ alt: 'La serre', caption: [{ type: 'text', text: 'Un matiné' }] });
});

test.describe('a file that is gone', () => {
  test.use({ expectedComplaints: /404/ });

  test('reports a missing picture file, and restores it from the author’s own copy or replaces it', async ({
    fresh,
  }, testInfo) => {
    await fresh.start();
    const { window, editor } = await writeArticle(fresh.page);
    const [own, another] = await Promise.all([
      writePhoto(testInfo.outputPath('la mienne.jpg'), '#1f6469', 'Anne Martin'),
      writePhoto(testInfo.outputPath('une autre.jpg'), '#8a4010', 'Karim Benali'),
    ]);
    const box = await editor.text.locator('p').last().boundingBox();
    await drop(fresh.page, { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 5 }, [own]);
    await expect(figureOf(fresh.page).locator('img')).toBeVisible();
    await window.saved();
    const sha256 = await pictureOf(fresh.page);

    const { find, figure } = await losePicture(fresh, sha256);
    expect(await axeFindings(fresh.page)).toEqual([]);
    await fresh.stage.choose(own);
    await find.focus();
    await fresh.page.keyboard.press('Enter');
    await expect(figure.locator('img')).toBeVisible();
    await expect(find).toBeHidden();

    const again = await losePicture(fresh, sha256);
    await fresh.stage.choose(another);
    await again.find.click();
    await expect(fresh.page.getByText('L’image a été remplacée par un autre fichier').first()).toBeVisible();
    await expect(again.figure.locator('img')).toBeVisible();
    await expect.poll(() => pictureOf(fresh.page)).not.toBe(sha256);
  });
});

const figureOf = (page: Page): Locator => page.getByRole('figure', { name: 'Image', exact: true });

async function pictureOf(page: Page): Promise<string> {
  const { document } = await storedPost(page);
  return document.body.find((block) => block.type === 'image')?.asset ?? '';
}

/** Deletes the file and its copies while Escale is closed; then shows the placeholder in the post. */
async function losePicture(fresh: Startable, sha256: string): Promise<{ figure: Locator; find: Locator }> {
  await fresh.quit();
  await rm(assetFile(fresh.library, sha256));
  await rm(join(fresh.library, 'cache'), { recursive: true, force: true });
  await fresh.start();
  const figure = figureOf(fresh.page);
  await expect(figure.getByText('Le fichier de cette image n’est plus dans la bibliothèque.')).toBeVisible();
  return { figure, find: figure.getByRole('button', { name: 'Retrouver l’image…' }) };
}
