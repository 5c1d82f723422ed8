/**
 * `npm run screenshots [-- NAME…]`: the pictures of docs/screenshots/, from the built app on a display of its own, with
 * the demonstration posts in a library that is thrown away. With names, only these pictures are written again.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Post } from '#interview/document.ts';
import { postSchema } from '#interview/document.ts';
import type { BackendInput } from '#contract/backend.ts';
import { OVEN } from '#backend/library/example/drawings.ts';
import { en } from '#assets/messages/en.ts';
import { fr, type Messages } from '#assets/messages/fr.ts';
import { picture } from '#tests/builders/interview-builder.ts';
import { demoPosts, gardenInterview } from '#tests/builders/demo-posts.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { englishInterview, englishPosts } from '#tests/builders/english-posts.ts';
import { fixedTexts, type Made } from './shown-words.ts';
import { Escale, startDisplay } from '#tests/e2e/support/stage/launch.ts';
import { addPicture, addPosts, ask } from '#tests/e2e/support/samples/library.ts';
import { SettingsPage } from '#tests/e2e/support/pages/SettingsPage.ts';
import { photographImport } from './import-picture.ts';
import { photographReview } from './review-picture.ts';
import {
  photographAnswers,
  photographConsents,
  photographReturn,
  photographWriting,
  returnedOf,
} from './writing-pictures.ts';

const folder = path.join(import.meta.dirname, '../../docs/screenshots');
const chosenNames = new Set(process.argv.slice(2).map((name) => name.replace(/\.png$/, '')));
/** Wide enough for the side panel next to the text. */
const WIDE = { width: 1_440, height: 900 } as const;
const USUAL = { width: 1_280, height: 800 } as const;
const SMALL = { width: 900, height: 600 } as const;

const record = path.join(folder, 'made.json');
const { pictures: before } = existsSync(record)
  ? (JSON.parse(readFileSync(record, 'utf8')) as Made)
  : { pictures: {} };
/** Metadata of screenshots that are not remade is kept. */
const made: Record<string, Made['pictures'][string]> = chosenNames.size > 0 ? { ...before } : {};

/** Every text that is seen. */
const textsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const box = node.parentElement?.getBoundingClientRect();
      const isVisible = box !== undefined && box.width > 1 && box.top < innerHeight && box.bottom > 0;
      if (isVisible && node.textContent !== null) texts.push(node.textContent.trim());
    }
    return texts;
  });

/** Writes one picture: 256 colours chosen from it carry a window of text, in a fraction of the bytes. */
async function photograph(page: Page, name: string): Promise<void> {
  if (chosenNames.size > 0 && !chosenNames.has(name)) return;
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => {
    // A post opens with the caret at its end; a picture shows how it begins.
    for (
      let each = document.querySelector('[contenteditable="true"]');
      each !== null;
      each = each.parentElement
    )
      each.scrollTop = 0;
  });
  // Wait for running animations (a dialog that fades in), which would blur the screenshot.
  await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'));
  const screenshot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const small = await sharp(screenshot)
    .png({ palette: true, quality: 92, effort: 10, dither: 0.4 })
    .toBuffer();
  writeFileSync(path.join(folder, `${name}.png`), small);
  const language = name.endsWith('-en') ? 'en' : 'fr';
  const fixed = fixedTexts(language === 'en' ? en : fr);
  const words = [...new Set(await textsOn(page))].filter((text) => fixed.has(text)).toSorted();
  made[name] = { language, sha256: createHash('sha256').update(small).digest('hex'), words };
  process.stderr.write(`escale: docs/screenshots/${name}.png, ${Math.round(small.length / 1024)} KB\n`);
}

async function resize(
  { app, page }: Escale,
  size: Readonly<{ width: number; height: number }>,
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await page.waitForFunction(
    ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
    size,
  );
}

/** The demonstration interview with its picture, imported like a picture pasted into the editor. */
async function withPicture(page: Page): Promise<Post> {
  const sha256 = await addPicture(page, await gardenPicture(), 'jardin.png');
  const garden = picture(
    sha256,
    'Un potager en rangs serrés entre deux immeubles, un banc au milieu.',
    'Le jardin de la rue des Tilleuls, au premier printemps.',
    'Atelier du Canal',
  );
  const [question, first, second, ...rest] = gardenInterview.body;
  if (question === undefined || first === undefined || second === undefined)
    throw new Error('the demonstration interview has no first turn');
  return { ...gardenInterview, body: [question, first, second, garden, ...rest] };
}

/** Polls `state` until it returns a value. */
async function once<Value>(state: () => Promise<Value | undefined>, what: string): Promise<Value> {
  for (const started = Date.now(); Date.now() - started < 30_000; await pause(50)) {
    const value = await state();
    if (value !== undefined) return value;
  }
  throw new Error(`${what} did not come in 30 s`);
}

/** Publishes on the practice blog; returns the public address. */
async function publish(page: Page, postId: string, language: 'fr' | 'en'): Promise<string> {
  const { id: blogId } = await ask(page, 'blogs.start-practice', { language });
  const { saveNumber } = await ask(page, 'posts.get', { id: postId });
  await ask(page, 'publications.send', { postId, blogId, saveNumber, holdSeconds: 0 });
  return once(async () => {
    const { items } = await ask(page, 'publications.of-post', { postId });
    return items.find((each) => each.state === 'online')?.url;
  }, 'the public page');
}

/** Two words more in one answer: an update has something to show. */
async function changeAnAnswer(page: Page, id: string, before: string, after: string): Promise<void> {
  const { saveNumber, document } = await ask(page, 'posts.get', { id });
  const text = JSON.stringify(document).replace(before, after);
  const changed = postSchema.parse(JSON.parse(text));
  await ask(page, 'posts.save', { id, baseSave: saveNumber, saveId: randomUUID(), document: changed });
}

async function setAndReload(page: Page, settings: BackendInput<'settings.set'>): Promise<void> {
  await ask(page, 'settings.set', settings);
  await page.reload();
}

/** A post of the list of all, its picture loaded. */
async function open(page: Page, title: string): Promise<void> {
  const all = [fr, en].map(({ window }) => window.screens.all).join('|');
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^(?:${all})`) })
    .click();
  await page
    .getByRole('option', { name: title })
    .or(page.getByRole('row', { name: title }))
    .first()
    .click();
  const text = page.locator('[contenteditable="true"]');
  await text.locator('h2, h3, [data-turn], p').first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('img')].every((each) => each.complete && each.naturalWidth > 0),
  );
}

/** The public page, as a browser shows it: in a window of its own, with a session of its own. */
async function publicPage(escale: Escale, url: string): Promise<void> {
  const opened = escale.app.waitForEvent('window');
  await escale.app.evaluate(
    ({ BrowserWindow }, { address, size }) => {
      const window = new BrowserWindow({ ...size, webPreferences: { sandbox: true, partition: 'a-reader' } });
      window.setMenuBarVisibility(false);
      window.setContentSize(size.width, size.height);
      return window.loadURL(address);
    },
    { address: url, size: USUAL },
  );
  const page = await opened;
  await page.waitForLoadState();
  await photograph(page, 'public-page');
  await page.close();
}

/** The changes of an update, before it is sent. */
async function photographSheet(page: Page, { publishing }: Messages, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('dialog').getByRole('button', { name: publishing.updatePractice }).waitFor();
  await photograph(page, name);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function photographSearch(page: Page, { search }: Messages, word: string, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type(word);
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.getByRole('region', { name: search.preview }).locator('mark').first().waitFor();
  await photograph(page, name);
}

async function tour(escale: Escale): Promise<void> {
  await escale.start();
  const { page } = escale;
  await resize(escale, USUAL);
  await page.getByRole('button', { name: 'Essayer avec le blog d’essai' }).waitFor();
  await photograph(page, 'welcome');

  const ids = await addPosts(page, [...demoPosts, await withPicture(page)]);
  const garden = ids.at(-1) ?? '';
  const url = await publish(page, garden, 'fr');
  await setAndReload(page, { theme: 'light', panelShown: true });
  await open(page, gardenInterview.title);
  await resize(escale, WIDE);
  await page.getByRole('button', { name: 'Masquer le volet' }).waitFor();
  await photograph(page, 'window');
  await photographConsents(escale, { photograph }, fr, { id: garden, post: gardenInterview }, 'consents');
  await resize(escale, SMALL);
  await photograph(page, 'window-small');
  await resize(escale, USUAL);

  await changeAnAnswer(page, garden, 'De prêter une clef.', 'De prêter une clef, puis deux.');
  await page.reload();
  await open(page, gardenInterview.title);
  await photographSheet(page, fr, 'publish-sheet');

  await photographWriting(escale, { photograph, open, folder: temporary });
  await photographReturn(
    escale,
    { photograph, open, folder: temporary },
    fr,
    {
      title: gardenInterview.title,
      person: 'Anne Martin',
      before: 'puis deux.',
      after: 'puis deux, puis toutes.',
    },
    'return',
  );

  await page.keyboard.press('Control+O');
  await page.getByRole('dialog').getByRole('searchbox').fill('ecole');
  await page.getByRole('menuitem', { name: 'Une école dessine sa cour' }).waitFor();
  await photograph(page, 'go-to');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await photograph(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await new SettingsPage(page).open();
  await photograph(page, 'settings-blogs');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await photographSearch(page, fr, 'clef', 'search');
  await photographImport(escale, { photograph, folder: temporary, words: fr, name: 'import' });

  await setAndReload(page, { theme: 'dark' });
  await open(page, gardenInterview.title);
  await photograph(page, 'window-dark');
  await publicPage(escale, url);
}

/** For the English guide: the window in English, on a library in English. */
async function tourInEnglish(escale: Escale): Promise<void> {
  await escale.start();
  const { page } = escale;
  await resize(escale, USUAL);
  const oven = await addPicture(
    page,
    await sharp(Buffer.from(OVEN)).png({ palette: true }).toBuffer(),
    'oven.png',
  );
  const interview = englishInterview(oven);
  const returned = returnedOf(
    { ...interview, title: 'The oven, before the answers' },
    2,
    (name) => `Answers from ${name}.docx`,
  );
  const ids = await addPosts(page, [...englishPosts, returned.rough, interview]);
  const id = ids.at(-1) ?? '';
  await publish(page, id, 'en');
  await setAndReload(page, { theme: 'light', panelShown: true, postLanguage: 'en' });
  await open(page, interview.title);
  await resize(escale, WIDE);
  await page.getByRole('button', { name: en.window.actions.hidePanel }).waitFor();
  await photograph(page, 'window-en');
  await photographConsents(escale, { photograph }, en, { id, post: interview }, 'consents-en');
  await resize(escale, USUAL);
  await changeAnAnswer(page, id, 'Let them begin with a table.', 'Let them begin with a long table.');
  await page.reload();
  await open(page, interview.title);
  await photographSheet(page, en, 'publish-sheet-en');
  const camera = { photograph, open, folder: temporary };
  await photographAnswers(escale, camera, en, returned, 'answers-en');
  await photographReturn(
    escale,
    camera,
    en,
    {
      title: interview.title,
      person: returned.name,
      before: 'with a long table.',
      after: 'with a long table and soup.',
    },
    'return-en',
  );
  await photographSearch(page, en, 'oven', 'search-en');
  await photographImport(escale, { photograph, folder: temporary, words: en, name: 'import-en' });
}

const temporary = mkdtempSync(path.join(os.tmpdir(), 'escale-screenshots-'));
mkdirSync(folder, { recursive: true });
const { name: display, server } = await startDisplay();
const escale = new Escale({ display, language: 'fr', env: {}, folder: temporary });
const english = new Escale({ display, language: 'en', env: {}, folder: path.join(temporary, 'english') });
try {
  await tour(escale);
  await escale.end();
  await tourInEnglish(english);
  await english.end();
  for (const [language, words, name] of [
    ['fr', fr, 'proposals'],
    ['en', en, 'proposals-en'],
  ] as const)
    await photographReview({
      display,
      folder: path.join(temporary, name),
      language,
      words,
      photograph: (page) => photograph(page, name),
      resize: (other) => resize(other, USUAL),
    });
  const sorted = Object.fromEntries(
    Object.entries(made).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  writeFileSync(record, `${JSON.stringify({ pictures: sorted } satisfies Made, undefined, 2)}\n`);
} finally {
  await escale.end();
  await english.end();
  server.kill();
  rmSync(temporary, { recursive: true, force: true });
}
