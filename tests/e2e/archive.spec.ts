/** The search surface: walked through by keys, narrowed, kept, left and found again as it was. */
import type { Page } from '@playwright/test';
import { ENGLISH, HOSTILE, makeArchive } from './sample-archive.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { Escale } from './launch.ts';
import { ask } from './library.ts';
import { SearchPage } from './pages/SearchPage.ts';

const USUAL = { width: 1_280, height: 800 } as const;

async function resize(
  { app, page }: Escale,
  size: Readonly<{ width: number; height: number }>,
  zoom = 1,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [{ width, height }, factor]) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(width, height);
      window?.webContents.setZoomFactor(factor);
    },
    [size, zoom] as const,
  );
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(size.width / zoom);
}

async function begin(escale: Escale, settings = {}): Promise<SearchPage> {
  await makeArchive(escale.library, undefined, settings);
  await escale.start();
  await resize(escale, USUAL);
  const search = new SearchPage(escale.page);
  await search.openByKeys();
  return search;
}

test('the arrows walk through the results, writing goes on in the box, and one comes back to the same place', async ({
  unstarted,
}) => {
  const search = await begin(unstarted);
  const { page } = unstarted;
  await search.look('ressources', '34\u00a0billets trouvés');
  // The best one is read at once: the question, who speaks and as what, the words in the text.
  await expect(search.preview.locator('mark').first()).toHaveText('ressources');
  await expect(search.preview).toContainText('Quelles ressources vous manquent le plus ?');

  await page.keyboard.press('ArrowDown');
  await expect(search.results.getByRole('option').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search.field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search.chosen()).toBeFocused();
  await page.keyboard.type('xy');
  await expect(search.field).toHaveValue('ressourcesxy');
  await expect(search.field).toBeFocused();
  await search.look('ressources', '34\u00a0billets trouvés');

  // Far down: what is not in sight does not exist, and more is asked for on the way.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect.poll(() => search.results.getByRole('option').count()).toBeLessThan(20);
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('PageDown');
  const chosen = search.chosen();
  await expect(chosen).toBeFocused();
  const excerpt = (await chosen.textContent()) ?? '';
  const top = (await chosen.boundingBox())?.y ?? 0;
  await expect(search.preview).toContainText(/Ville de/);

  await page.keyboard.press('Enter');
  await expect.poll(async () => (await search.shown())?.words).toBe('ressources');
  expect((await search.shown())?.visible).toBe(true);

  await search.openByKeys();
  await expect(search.field).toHaveValue('ressources');
  await expect(search.chosen()).toHaveText(excerpt);
  await expect
    .poll(async () => Math.abs(((await search.chosen().boundingBox())?.y ?? 0) - top))
    .toBeLessThan(2);
  await page.keyboard.press('ArrowDown');
  await expect(search.chosen()).toBeFocused();
  await expect(search.chosen()).toHaveText(excerpt);
});

test('filters, typed or pressed, stand in the box and as chips; each can be taken away', async ({
  unstarted,
}) => {
  const search = await begin(unstarted);
  const { page } = unstarted;
  await search.look('ressources année:2014..2016', '9\u00a0billets trouvés');
  await expect(search.chips.getByRole('row', { name: 'Année 2014..2016' })).toBeVisible();
  await search.facets.getByRole('button', { name: 'Design public, 3\u00a0billets' }).click();
  await expect(search.field).toHaveValue('ressources année:2014..2016 libellé:"Design public"');
  await expect(page.getByText('3\u00a0billets trouvés', { exact: true }).first()).toBeVisible();
  await search.chips.getByRole('button', { name: 'Retirer le filtre 2014..2016' }).click();
  await expect(search.field).toHaveValue('ressources libellé:"Design public"');
  await search.chips.getByRole('row').focus();
  await page.keyboard.press('Delete');
  await expect(search.field).toHaveValue('ressources');
  await expect(search.field).toBeFocused();

  // More values than are shown have their own « Tout voir ».
  const people = search.facets.getByRole('region', { name: 'Libellés' });
  await expect(people.getByRole('button', { name: 'Courbeville', exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Tout voir, Libellés', exact: false }).click();
  await expect(people.getByRole('button')).not.toHaveCount(7);

  // By date: the newest first.
  await page.getByRole('radio', { name: 'Date' }).click();
  await expect(search.results.locator('time').first()).toContainText('2022');

  await search.look('statut:brouillon xyzzyx', '0\u00a0billet trouvé');
  await page.getByRole('button', { name: 'Retirer les filtres' }).click();
  await expect(search.field).toHaveValue('xyzzyx');
  await expect(page.getByText('Rien ne correspond à cette recherche.', { exact: false })).toBeVisible();
});

test('« Noms équivalents » are added to the words, and taken out by one press', async ({ unstarted }) => {
  const search = await begin(unstarted, { equivalents: [['clef', 'banc']] });
  const { page } = unstarted;
  await search.field.fill('clef');
  await expect(page.getByText('aussi : banc')).toBeVisible();
  await page.getByRole('button', { name: 'mots exacts seulement' }).click();
  await expect(page.getByText('Mots exacts seulement.')).toBeVisible();
  await expect(search.field).toBeFocused();
  await page.getByRole('button', { name: 'avec les noms équivalents' }).click();
  await expect(page.getByText('aussi : banc')).toBeVisible();
});

test('an empty box browses, and holds the searches that are kept: named, run, renamed, deleted', async ({
  unstarted,
}) => {
  const search = await begin(unstarted);
  const { page } = unstarted;
  // Said to screen readers as well, until what says it is taken away.
  await expect(page.getByText('43\u00a0billets, les plus récents d’abord').first()).toBeVisible();
  await page.getByRole('button', { name: 'par:"Karim Benali"' }).click();
  await expect(search.field).toHaveValue('par:"Karim Benali"');
  await expect(search.field).toBeFocused();

  await search.field.fill('ressources libellé:Portraits');
  await page.getByRole('button', { name: 'Garder cette recherche…' }).click();
  const naming = page.getByRole('dialog', { name: 'Garder cette recherche' });
  await naming.getByRole('textbox', { name: 'Nom' }).fill('Ce qui manque');
  await page.keyboard.press('Enter');
  await expect(naming).toBeHidden();
  await search.field.fill('');
  const kept = page.getByRole('region', { name: 'Recherches gardées' });
  await expect(kept.getByRole('button', { name: 'Ce qui manque', exact: true })).toBeVisible();

  await page.keyboard.press('Control+O');
  const box = page.getByRole('dialog', { name: 'Aller à…' });
  await box.getByRole('searchbox').fill('manque');
  await box.getByRole('menuitem', { name: 'Ce qui manque' }).click();
  await expect(search.field).toHaveValue('ressources libellé:Portraits');

  await search.field.fill('');
  await kept.getByRole('button', { name: 'Actions sur la recherche', exact: false }).click();
  await page.getByRole('menuitem', { name: 'Renommer…' }).click();
  await page.getByRole('textbox', { name: 'Nom' }).fill('Les manques');
  await page.keyboard.press('Enter');
  await kept.getByRole('button', { name: 'Actions sur la recherche', exact: false }).click();
  await page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await expect(kept).toBeHidden();
  await expect(search.field).toBeFocused();
  await page.getByRole('button', { name: 'Rétablir' }).click();
  await expect(kept.getByRole('button', { name: 'Les manques', exact: true })).toBeVisible();
  expect((await ask(page, 'settings.get', {})).savedSearches).toEqual([
    { name: 'Les manques', query: 'ressources libellé:Portraits', order: 'relevance' },
  ]);
});

test('more from this person, the same question elsewhere, and back', async ({ unstarted }) => {
  const search = await begin(unstarted);
  const { page } = unstarted;
  await search.look('ressources Valbrune par:"Anne Martin"', '6\u00a0billets trouvés');
  await search.preview.getByRole('button', { name: 'Même question ailleurs' }).click();
  const others = page.getByRole('listbox', { name: 'Même question ailleurs' });
  await expect(others.getByRole('option').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search.preview.getByRole('button', { name: 'Revenir au résultat' })).toBeVisible();
  await expect(search.preview).toContainText('Quelles ressources vous manquent le plus ?');
  await search.preview.getByRole('button', { name: 'Revenir au résultat' }).click();
  await expect(search.preview).toContainText('Anne Martin');

  await search.look('marche', '34\u00a0billets trouvés');
  await search.preview.getByRole('button', { name: /^Autres réponses d/ }).click();
  await expect(search.field).toHaveValue(/^marche par:"/);
  await expect(search.field).toBeFocused();
});

test('a person’s page leads to what they said', async ({ unstarted }) => {
  const search = await begin(unstarted);
  const { page } = unstarted;
  await page.getByRole('button', { name: 'Personnes', exact: true }).click();
  await page.getByRole('region', { name: 'Liste' }).getByText('Idriss Faye').first().click();
  await page.getByRole('button', { name: 'Ce que cette personne a dit' }).click();
  await expect(search.field).toHaveValue('par:"Idriss Faye"');
  await expect(search.chosen()).toContainText('Idriss Faye');
});

test('in a small window the preview comes by Space or a press, and goes', async ({ unstarted }) => {
  const search = await begin(unstarted);
  const { page } = unstarted;
  await resize(unstarted, { width: 900, height: 600 });
  await search.look('clef', '1\u00a0billet trouvé');
  await expect(search.preview).toBeHidden();
  await expect(search.facets).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(search.preview).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(search.preview).toBeHidden();
  await search.results.getByRole('option').nth(1).click();
  await expect(search.preview).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search.field).toBeFocused();
  await search.preview.getByRole('button', { name: 'Masquer l’aperçu' }).click();
  await expect(search.chosen()).toBeFocused();
});

/** What stands wider than the window. Runs in the page. */
const wider = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const main = document.querySelector('[role="main"]');
    return (
      document.documentElement.scrollWidth > window.innerWidth ||
      (main?.scrollWidth ?? 0) > (main?.clientWidth ?? 0) + 1
    );
  });

for (const [width, height, zoom] of [
  [1_280, 800, 1],
  [900, 600, 1],
  [1_280, 800, 2],
  [900, 600, 2],
] as const)
  test(`hostile and endless names keep to the window: ${width} × ${height}, ${zoom * 100} %`, async ({
    unstarted,
  }) => {
    const search = await begin(unstarted, { theme: 'dark' });
    const { page } = unstarted;
    await resize(unstarted, { width, height }, zoom);
    await search.look('hostilité', '1\u00a0billet trouvé');
    expect(await wider(page)).toBe(false);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(
      search.preview.getByRole('heading', { name: HOSTILE.title.slice(0, 20), exact: false }),
    ).toBeVisible();
    expect(await wider(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
  });

test.describe('in English', () => {
  test.use({ language: 'en' });
  test('axe finds nothing where nothing is typed, nor over what opens', async ({ unstarted }) => {
    await makeArchive(unstarted.library, undefined, {
      theme: 'dark',
      savedSearches: [{ name: 'Keys', query: 'key', order: 'date' }],
    });
    await unstarted.start();
    const { page } = unstarted;
    await resize(unstarted, USUAL);
    // Keys are heard once the window is drawn.
    await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible();
    await page.keyboard.press('Control+Shift+F');
    await expect(page.getByRole('region', { name: 'Saved searches' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    await expect(page.getByRole('heading', { name: ENGLISH.title })).toBeVisible();
    await page.getByRole('button', { name: 'Save this search…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });
});
