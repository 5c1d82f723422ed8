/**
 * Writing without a mouse and without sight: each turn is announced once, cards are reached and named, accessibility
 * problems are listed and repaired by keys.
 */
import type { Page } from '@playwright/test';
import { addWholePost, openWholePost } from '../support/samples/sample-post.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import type { Stage } from '../support/stage/stage.ts';
import { ask } from '../support/samples/library.ts';
import { openSamplePost } from '../support/samples/open-sample-post.ts';
import { caretAfter, textOf, wordsOf } from '../support/writing-surfaces.ts';
import { pressEnter } from '../support/keys.ts';

const fr = wordsOf('fr');
const { panel } = fr.window;

/** All announcements of the next page’s live regions, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const announcements: string[] = [];
    Object.assign(globalThis, { announcements });
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const live = element?.closest('[aria-live], output, [role="status"], [role="alert"]');
        const text = live?.textContent ?? '';
        if (live != null && text !== '') announcements.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => [...(globalThis as unknown as { announcements: string[] }).announcements]);
}

/** Announcements from now on, without that of the initial caret. */
async function startListening(stage: Stage) {
  const announcements = await listen(stage.page);
  const where = await openSamplePost(stage);
  await expect.poll(async () => (await announcements()).at(-1)).toBe('Réponse de Karim Benali');
  const { length } = await announcements();
  return { where, announcements: async () => (await announcements()).slice(length) };
}

test('announces a turn once when the caret enters it', async ({ page, stage }) => {
  const { where, announcements } = await startListening(stage);
  await caretAfter(where, 'Que voit-on ici ?');
  await expect.poll(announcements).toEqual(['Question 1']);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await expect.poll(announcements).toEqual(['Question 1', 'Réponse d’Anne Martin']);
  // Two blocks of the same answer, one of them a list: no new announcement.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect
    .poll(announcements)
    .toEqual(['Question 1', 'Réponse d’Anne Martin', 'Réponse de Karim Benali']);
  // Typing and saving announce nothing.
  await page.keyboard.type(' Oui.');
  await expect(page.getByText(fr.window.saving.unsaved)).toBeVisible();
  await expect(page.getByText(/Enregistré à/)).toBeVisible();
  await caretAfter(where, 'Depuis la crue.');
  await expect
    .poll(announcements)
    .toEqual(['Question 1', 'Réponse d’Anne Martin', 'Réponse de Karim Benali', 'Réponse d’Anne Martin']);
});

test('announces the new position of a moved turn once', async ({ page, stage }) => {
  const { announcements } = await startListening(stage);
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(announcements).toEqual([fr.editor.turns.movedAnswer('Réponse de Karim Benali', 1)]);
});

type AxNode = Readonly<{
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: readonly { name: string; value: { value?: unknown } }[];
}>;

/** The focusable elements of the window’s accessibility tree: `role: name`. */
async function focusables(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  await session.detach();
  return nodes
    .filter(
      ({ ignored, properties }) =>
        !ignored && properties?.some(({ name, value }) => name === 'focusable' && value.value === true),
    )
    .map(({ role, name }) => `${role?.value ?? ''}: ${name?.value ?? ''}`);
}

test('reaches every control of a card by Tab, each with the name of its card', async ({ page, stage }) => {
  const where = await openSamplePost(stage);
  await caretAfter(where, 'Des gens, surtout.');
  const reached: string[] = [];
  await page.getByRole('textbox', { name: fr.editor.altText }).first().focus();
  for (let keys = 0; keys < 40; keys += 1) {
    const description = await page.evaluate(() => {
      const element = document.activeElement;
      const card = element?.closest('figure, [role="group"]');
      const label = (one: Element | null | undefined): string =>
        one?.getAttribute('aria-label') ??
        document.getElementById(one?.getAttribute('aria-labelledby') ?? '')?.textContent ??
        (one as HTMLInputElement | null)?.labels?.[0]?.textContent ??
        one?.textContent ??
        '';
      return `${label(card)} > ${label(element)}`;
    });
    reached.push(description);
    await page.keyboard.press('Tab');
  }
  expect(reached).toEqual(
    expect.arrayContaining([
      'Image > Texte alternatif',
      'Image > Légende',
      'Image > Crédit',
      'Image > Image décorative',
      'Image 1 sur 2 > Texte alternatif',
      'Image 2 sur 2 > Crédit',
      'Rangée de 2 images > Légende de la rangée',
      'Vidéo · YouTube · La crue filmée > Titre de la vidéo',
      'Vidéo · YouTube · La crue filmée > Intégrer le lecteur',
    ]),
  );
  expect((await focusables(page)).filter((one) => one.endsWith(': '))).toEqual([]);
});

test('lists accessibility problems for readers; one key goes to each and repairs it', async ({
  page,
  stage,
}) => {
  const id = await addWholePost(page);
  const { document, saveNumber } = await ask(page, 'posts.get', { id });
  const link = {
    type: 'link',
    url: 'https://etang.example/',
    content: [{ type: 'text', text: 'cliquez ici' }],
  } as const;
  const body = document.body.map((block) => {
    if (block.type === 'image') return { ...block, alt: 'IMG_2041.jpg' };
    if (block.type === 'gallery')
      return {
        ...block,
        images: block.images.map((image, index) => (index === 1 ? { ...image, alt: '' } : image)),
      };
    if (block.type === 'table')
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, header: false }))) };
    // An address of no known site, so that no title is requested.
    if (block.type === 'embed') return { ...block, url: 'https://etang.example/film', title: '' };
    if (block.type === 'heading') return { ...block, level: 4 as const };
    return block;
  });
  await ask(page, 'posts.save', {
    id,
    baseSave: saveNumber,
    saveId: 'repairs',
    document: {
      ...document,
      body: [...body, { type: 'paragraph', content: [{ ...link, content: [...link.content] }] }],
    },
  });
  await openWholePost(page);
  const where = { page, stage, words: fr };
  const side = page.getByRole('complementary', { name: fr.window.regions.panel });
  const go = async (name: string | RegExp): Promise<void> => {
    if (!(await side.isVisible())) await stage.command('toggle-panel');
    await pressEnter(side.getByRole('button', { name }));
  };
  const selection = (): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '');

  await go(/^Texte alternatif qui n’est qu’un nom de fichier/);
  await expect(page.getByRole('textbox', { name: fr.editor.altText }).nth(0)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Une barque sous la brume');

  await go(/^Une image sans texte alternatif/);
  await expect(page.getByRole('textbox', { name: fr.editor.altText }).nth(2)).toBeFocused();
  await page.keyboard.type('Une aigrette');

  await go(/^Tableau sans en-têtes/);
  await expect(textOf(where)).toBeFocused();
  await stage.command('table-header-row');

  await go(/^Vidéo ou son sans titre/);
  await expect(page.getByRole('textbox', { name: fr.pictures.videoTitle })).toBeFocused();
  await page.keyboard.type('La crue filmée');

  await go(/^Intertitre qui saute un niveau/);
  await expect(textOf(where)).toBeFocused();
  await stage.command('heading-2');
  // A command goes through the menu, and the next key would be faster.
  await expect(textOf(where).getByRole('heading', { name: 'Et demain', level: 2 })).toBeVisible();

  await go(/^Lien qui ne dit pas où il mène/);
  await expect.poll(selection).toBe('cliquez ici');
  await page.keyboard.type('le site de l’étang');

  await expect(side.getByRole('button', { name: /Sans réponse de Karim/ })).toBeVisible();
  // Typography corrections are counted in one line, and are no barrier.
  await expect(side.getByRole('button', { name: /^Typographie/ })).toBeVisible();
  await expect(side.getByText(panel.toSee(2))).toBeVisible();
});
