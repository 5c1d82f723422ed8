/**
 * An interview with two pictures on a real WordPress, by keyboard, from the welcome screen to the blog’s bin; a
 * colleague edits it in the block editor, and by another program while it is edited here.
 */
import type { Page } from '@playwright/test';
import { type TestBrowser, startTestBrowser, signInOn } from '../support/outside/test-browser.ts';
import {
  requestSite,
  type Post,
  setSiteClock,
  type Site,
  test as base,
} from '../support/outside/wordpress-fixture.ts';
import { writePicture } from '../support/samples/write-picture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { pressEnter } from '../support/keys.ts';
import { ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { ConflictWindow } from '../support/pages/ConflictWindow.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { type PublicPost, type PublicTurn, readPublicPage } from '../support/pages/PublicPage.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { publicPostOf } from '../support/samples/sample-interview.ts';
import type { Stage } from '../support/stage/stage.ts';

const test = base.extend<{ openBrowser: () => Promise<TestBrowser> }>({
  // Opened late, as its window takes the keyboard focus from Escale’s.
  openBrowser: async ({ display }, use, testInfo) => {
    let opened: TestBrowser | undefined;
    await use(async () => (opened = await startTestBrowser(display, testInfo.outputPath('browser'))));
    await opened?.close();
  },
});
// The author’s time zone differs from the blog’s.
test.use({ env: { TZ: 'America/Montreal' } });

const TURNS: readonly PublicTurn[] = [
  { question: 'Comment avez-vous commencé ?' },
  { name: 'Anne Martin', answer: ['Par hasard, un matin de mars.', 'Le port était vide.'] },
  { name: 'Karim Benali', answer: ['Moi, par les outils.'] },
  { question: 'Et aujourd’hui ?' },
  { name: 'Anne Martin', answer: ['Nous ouvrons « tous » les jeudis.'] },
];
const PICTURES = [
  {
    alt: 'Deux personnes devant une serre',
    caption: 'La serre du laboratoire',
    credit: 'Photo : Anne Martin',
  },
  { alt: 'Le quai au petit matin', caption: 'Le quai', credit: 'Photo : Karim Benali' },
] as const;

/** Pictures as readers get them, with the dimensions that WordPress adds. */
const pictureTurn = ({ alt, caption, credit }: (typeof PICTURES)[number]): PublicTurn => ({
  alt,
  caption: `${caption} ${credit}`,
  width: 640,
});
const POST: PublicPost = {
  title: 'Un an au jardin du port',
  lead: ['Deux voix, un jardin.'],
  turns: [pictureTurn(PICTURES[0]), ...TURNS, pictureTurn(PICTURES[1])],
};
/** The post with the words of one line replaced. */
const withReplacedWords = (post: PublicPost, find: string, by: string): PublicPost =>
  JSON.parse(JSON.stringify(post).replace(find, by)) as PublicPost;

async function connectFromWelcome(page: Page, window: AppPage, site: Site): Promise<void> {
  const way = page.getByRole('button', { name: 'Connecter un blog WordPress' });
  await expect(page.getByRole('button', { name: window.names.practice })).toBeFocused();
  await window.moveTo(way, 'Tab');
  await page.keyboard.press('Enter');
  const connecting = page.getByRole('dialog', { name: 'Connecter un blog WordPress' });
  await expect(connecting.getByRole('textbox', { name: 'Adresse du blog' })).toBeFocused();
  await page.keyboard.type(site.url);
  await page.keyboard.press('Enter');
  await expect(connecting.getByText('Blog trouvé : Le Labo')).toBeVisible();
  await window.moveTo(connecting.getByRole('textbox', { name: 'Identifiant sur le blog' }), 'Tab');
  await page.keyboard.type('lise');
  await page.keyboard.press('Tab');
  await page.keyboard.type(site.passwords['lise'] ?? '');
  await page.keyboard.press('Enter');
  await expect(connecting.getByText('« Le Labo » est connecté.')).toBeVisible();
  await pressEnter(connecting.getByRole('button', { name: 'Terminer' }));
  await expect(connecting).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Réglages' })).toBeHidden();
}

async function writeInterview(stage: Stage, page: Page, files: readonly string[]): Promise<void> {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  const addPicture = async (index: 0 | 1): Promise<void> => {
    const { alt, caption, credit } = PICTURES[index];
    await editor.insertPicture(stage, files[index] ?? '', () => editor.press('Control+Shift+i'));
    await editor.type(alt);
    await editor.press('Tab');
    await editor.type(caption);
    await editor.press('Tab');
    await editor.type(credit);
    await editor.press('Enter');
  };
  await editor.writeTitle(POST.title);
  await editor.writeLead(POST.lead[0] ?? '');
  await editor.press('Enter');
  await addPicture(0);
  await editor.nextQuestion();
  await editor.writeTurns(TURNS);
  await editor.press('Enter', 'Shift+Tab');
  await addPicture(1);
  await window.saved();
}

/** By keyboard: opens the sheet, presses its last button, dismisses the notice. */
async function send(page: Page, act: string): Promise<void> {
  const window = new AppPage(page);
  const sheet = new PublishSheet(page);
  await window.saved();
  await page.keyboard.press('Control+Shift+p');
  const button = sheet.dialog.getByRole('button', { name: act });
  await expect(button).toBeEnabled();
  await window.moveTo(button, 'Tab');
  await page.keyboard.press('Enter');
  await expect(sheet.card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet.card).toBeHidden();
}

/** Types at the end of the line with these words; the keyboard’s search moves the caret there. */
async function typeAfter(page: Page, words: string, typed: string): Promise<void> {
  await page.getByText(words, { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(typed);
}

type Media = Readonly<{
  source_url: string;
  alt_text: string;
  caption: Readonly<{ raw: string }>;
  mime_type: string;
}>;

/** The page’s pictures come from the site’s library, with the texts written here. */
async function servedByTheSite(site: Site, address: string): Promise<void> {
  const page = await (await fetch(address)).text();
  const media = (await requestSite(site, 'media?context=edit&order=asc&orderby=id')) as Media[];
  expect(media.map(({ alt_text: alt, caption }) => [alt, caption.raw])).toEqual(
    PICTURES.map(({ alt, caption, credit }) => [alt, `${caption} ${credit}`]),
  );
  for (const { source_url: url, mime_type: type } of media) {
    expect(page).toContain(`src="${url}"`);
    expect(new URL(url).origin).toBe(site.url);
    const picture = await fetch(url);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, type]);
  }
}

type Wp = Readonly<{
  data: Readonly<{
    select(store: string): Readonly<Record<string, (...given: unknown[]) => unknown>>;
  }>;
}>;
type Block = Readonly<{ name: string; isValid: boolean; innerBlocks: readonly Block[] }>;

/** A colleague in the block editor: every block is valid and unchanged by the editor; one word added and saved. */
async function editInBlockEditor(
  { page: web }: TestBrowser,
  site: Site,
  id: number,
  words: string,
  typed: string,
) {
  const edit = `${site.url}/wp-admin/post.php?post=${id}&action=edit`;
  await signInOn(web, `${site.url}/wp-login.php?redirect_to=${encodeURIComponent(edit)}`, 'lise');
  await web.waitForURL(edit);
  const blocks = () =>
    web.evaluate(() => {
      const { data } = (globalThis as unknown as { wp: Wp }).wp;
      const flat = (some: readonly Block[]): Block[] =>
        some.flatMap((block) => [block, ...flat(block.innerBlocks)]);
      return flat(data.select('core/block-editor')['getBlocks']?.() as Block[]).map(({ name, isValid }) => ({
        name,
        isValid,
      }));
    });
  await expect.poll(async () => (await blocks().catch(() => [])).length).toBeGreaterThan(8);
  const currentBlocks = await blocks();
  expect(currentBlocks.filter(({ isValid, name }) => !isValid || name === 'core/missing')).toEqual([]);
  expect(currentBlocks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['core/heading', 'core/group', 'core/paragraph', 'core/image']),
  );
  // The editor’s guide for first-time users.
  const guide = web.locator('.components-guide');
  await expect(guide).toBeVisible();
  await web.keyboard.press('Escape');
  await expect(guide).toBeHidden();
  const canvas = web.frameLocator('iframe[name="editor-canvas"]');
  await canvas.getByText(words).click();
  await web.keyboard.press('End');
  await web.keyboard.type(typed);
  await web.screenshot({ path: test.info().outputPath('block-editor.png') });
  await web.keyboard.press('Control+s');
  const saved = () =>
    web.evaluate(() => {
      const editor = (globalThis as unknown as { wp: Wp }).wp.data.select('core/editor');
      return (
        editor['isSavingPost']?.() === false &&
        editor['isEditedPostDirty']?.() === false &&
        editor['didPostSaveRequestSucceed']?.() === true
      );
    });
  await expect.poll(saved).toBe(true);
}

test('publishes from the welcome screen to the blog’s bin, beside a colleague in the block editor', async ({
  stage,
  page,
  site,
  siteFolder,
  openBrowser,
}, testInfo) => {
  const window = new AppPage(page);
  const sheet = new PublishSheet(page);
  const editor = new EditorPage(page);
  const post = async (): Promise<Post> => {
    const posts = (await requestSite(site, 'posts?context=edit&status=any,trash')) as Post[];
    expect(posts).toHaveLength(1);
    return posts[0] as Post;
  };
  const files = await Promise.all(
    ['serre', 'quai'].map((name) =>
      writePicture(testInfo.outputPath(`${name}.png`), name === 'quai' ? '#7a4a1f' : undefined),
    ),
  );
  await connectFromWelcome(page, window, site);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await writeInterview(stage, page, files);

  await send(page, 'Publier sur Le Labo');
  await sheet.says('En ligne, à jour');
  const { id, link } = await post();
  expect(await readPublicPage(link)).toEqual(POST);
  await servedByTheSite(site, link);
  await page.screenshot({ path: testInfo.outputPath('published.png') });

  await typeAfter(page, 'Moi, par les outils.', ' Tous.');
  await send(page, 'Mettre à jour sur Le Labo');
  await sheet.says('En ligne, à jour');
  const updated = withReplacedWords(POST, 'Moi, par les outils.', 'Moi, par les outils. Tous.');
  expect(await readPublicPage(link)).toEqual(updated);
  // The pictures are there, and not uploaded again.
  expect(await requestSite(site, 'media?context=edit')).toHaveLength(2);

  await editInBlockEditor(await openBrowser(), site, id, 'Le port était vide.', ' Ou presque.');
  const edited = withReplacedWords(updated, 'Le port était vide.', 'Le port était vide. Ou presque.');
  expect(await readPublicPage(link)).toEqual(edited);
  const list = page.getByRole('region', { name: window.names.list });
  await page
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: 'Tous les billets' })
    .press('Enter');
  await pressEnter(list.getByRole('button', { name: 'Actualiser depuis le blog' }));
  await sheet.says('Modifié sur le web');
  await pressEnter(sheet.status.getByRole('button', { name: 'Voir ce qui a changé' }));
  const conflict = new ConflictWindow(page);
  await expect(conflict.changes('Modifié sur le blog')).toHaveCount(1);
  await expect(conflict.changes('Modifié sur le blog')).toHaveText(/presque/);
  await page.screenshot({ path: testInfo.outputPath('from-the-editor.png') });
  await pressEnter(conflict.dialog.getByRole('button', { name: 'Afficher la version du blog' }));
  await sheet.says('En ligne, à jour');
  const [listed] = (await ask(page, 'posts.list', { list: 'all', limit: 1 })).items;
  const { document } = await ask(page, 'posts.get', { id: listed?.id ?? '' });
  expect(publicPostOf(document).turns.filter((turn) => 'question' in turn || 'answer' in turn)).toEqual(
    edited.turns.filter((turn) => 'question' in turn || 'answer' in turn),
  );

  // Another turn is changed there by another program, while one is changed here.
  const { content } = await post();
  await requestSite(site, `posts/${id}`, {
    content: content.raw.replace('Par hasard, un matin', 'Par hasard, un soir'),
  });
  await typeAfter(page, 'Moi, par les outils. Tous.', ' Vraiment.');
  await send(page, 'Mettre à jour sur Le Labo');
  await sheet.says('Votre choix est nécessaire');
  await pressEnter(sheet.status.getByRole('button', { name: 'Choisir…' }));
  await expect(conflict.dialog.getByText('Tout est choisi.').or(conflict.update)).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('conflict.png') });
  await pressEnter(conflict.update);
  await sheet.says('En ligne, à jour');
  const both = withReplacedWords(
    withReplacedWords(edited, 'Par hasard, un matin', 'Par hasard, un soir'),
    'outils. Tous.',
    'outils. Tous. Vraiment.',
  );
  expect(await readPublicPage(link)).toEqual(both);

  // Reverted to a draft, and scheduled by the blog’s clock.
  await takeDown(page, 'Remettre en brouillon');
  await sheet.says('Retiré du blog');
  expect((await fetch(link)).status).toBe(404);
  await sheet.open('Publier…');
  await sheet.dialog.getByText('Autre date…').click();
  await sheet.dialog.getByRole('spinbutton').first().click();
  await page.keyboard.type('290320370830');
  await expect(sheet.dialog.getByText(/Sur le blog \(Europe\/Paris\)/)).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('schedule.png') });
  await sheet.send('Programmer sur Le Labo');
  await sheet.says('Programmé le 29\u00a0mars 2037');
  expect(await post()).toMatchObject({
    status: 'future',
    date: '2037-03-29T14:30:00',
    date_gmt: '2037-03-29T12:30:00',
  });
  const scheduled = (await post()).link;
  expect((await fetch(link)).status).toBe(404);
  await setSiteClock(siteFolder, Date.parse('2037-03-29T12:29:00Z'));
  expect((await post()).status).toBe('future');
  await setSiteClock(siteFolder, Date.parse('2037-03-29T12:30:00Z'));
  expect((await post()).status).toBe('publish');
  expect(scheduled).not.toBe('');
  expect(await readPublicPage((await post()).link)).toEqual(both);

  const last = (await post()).link;
  await takeDown(page, 'Mettre à la corbeille du blog');
  await sheet.says('Retiré du blog');
  expect((await post()).status).toBe('trash');
  expect((await fetch(last)).status).toBe(404);
  await expect(editor.text.getByText('Moi, par les outils. Tous. Vraiment.')).toBeVisible();
});

/** By the post’s menu. */
async function takeDown(page: Page, way: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Retirer du blog' });
  // Pictures have their own fields, in the text.
  const outside = page.locator(':not([contenteditable] *)');
  await pressEnter(page.getByRole('button', { name: 'Autres actions' }).and(outside));
  await pressEnter(page.getByRole('menuitem', { name: 'Retirer du blog…' }));
  const radio = dialog.getByRole('radio', { name: new RegExp(`^${way}`) });
  await radio.focus();
  if (!(await radio.isChecked())) await page.keyboard.press('Space');
  await expect(radio).toBeChecked();
  await pressEnter(dialog.getByRole('button', { name: way }));
  await expect(dialog).toBeHidden();
}
