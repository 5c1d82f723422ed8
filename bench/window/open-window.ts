/** Escale itself on a display of its own, ready to be measured: posts in its library, the bench's side in its page. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import { build } from 'vite';
import type { Post } from '#interview/document.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { EngineBrowser } from '#tests/e2e/support/engine/engine-browser.ts';
import { EngineEscale } from '#tests/e2e/support/engine/engine-escale.ts';
import { appFolder, Escale, startDisplay } from '#tests/e2e/support/stage/launch.ts';
import { addPicture, addPosts } from '#tests/e2e/support/samples/library.ts';
import type { PageSide } from './page-side.ts';

declare global {
  // oxlint-disable-next-line vars-on-top, no-var -- the page's own name for what page-side.ts puts there
  var escaleBench: PageSide;
}

/** Drawn as soon as it is ready: without these the screen's 60 Hz would be measured with every key. */
const UNTHROTTLED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Time from the pointer's arrival at a row to the press, ms; a person takes longer. */
const BEFORE_PRESS = 150;

export type BenchWindow = Readonly<{
  page: Page;
  /** The sha256 of a picture of the library. */
  picture: string;
  add(posts: readonly Post[]): Promise<void>;
  /** Loads the editors of bench/window/peers/ into the page. */
  addPeers(): Promise<void>;
  /** Moves the pointer to the post with this title in the list and waits as long as a person does before the press. */
  pointAt(title: string): Promise<void>;
  /** Opens a post from the list by its title, and waits until it is drawn. */
  open(title: string): Promise<void>;
  close(): Promise<void>;
}>;

/** Scripts that run in the page, by relative path; built once. */
const SIDES = { page: 'page-side.ts', peers: 'peers/side.mjs' };
const built = new Map<string, Promise<string>>();

function scriptOf(side: keyof typeof SIDES): Promise<string> {
  const script =
    built.get(side) ?? bundle(path.join(import.meta.dirname, SIDES[side]), `escaleBench_${side}`);
  built.set(side, script);
  return script;
}

async function bundle(entry: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, target: 'chrome114', lib: { entry, formats: ['iife'], name } },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error(`${entry} was not built`);
  return output.output[0].code;
}

/** Electron, or the page alone in a browser of today. */
export type Runtime = 'electron' | 'engine';

type Started = Readonly<{ page: Page; end(): Promise<void> }>;

async function startElectron(folder: string): Promise<Started> {
  const display = await startDisplay();
  const escale = new Escale({
    display: display.name,
    language: 'fr',
    env: {},
    folder,
    switches: UNTHROTTLED,
  });
  await escale.start();
  return {
    page: escale.page,
    async end() {
      await escale.end();
      display.server.kill();
    },
  };
}

async function startEngine(folder: string): Promise<Started> {
  const browser = await EngineBrowser.open(process.env.ESCALE_BROWSER ?? '', appFolder, UNTHROTTLED);
  const escale = new EngineEscale({
    browser,
    language: 'fr',
    env: {},
    folder,
    typography: false,
    noticesGo: false,
  });
  await escale.start();
  return {
    page: escale.page,
    async end() {
      await escale.end();
      await browser.close();
    },
  };
}

/** Needs a build and a runtime; scripts/bench.mjs provides both. */
export async function openWindow(runtime: Runtime): Promise<BenchWindow> {
  const folder = temporaryFolder('bench-window');
  const { page, end } = await (runtime === 'engine' ? startEngine(folder) : startElectron(folder));
  const inList = (title: string): Locator =>
    page.getByRole('region', { name: 'Liste' }).getByText(title, { exact: true });
  const picture = await addPicture(page, await gardenPicture(), 'guichet.png');
  return {
    page,
    picture,
    async add(posts) {
      await addPosts(page, posts);
      await page.reload();
      await page.waitForLoadState();
      await page.evaluate(await scriptOf('page'));
    },
    async addPeers() {
      await page.evaluate(await scriptOf('peers'));
    },
    async pointAt(title) {
      await inList(title).hover();
      await pause(BEFORE_PRESS);
    },
    async open(title) {
      await inList(title).click();
      await page.waitForFunction(
        (expectedTitle) =>
          document.querySelector<HTMLTextAreaElement>('[data-escale-title]')?.value === expectedTitle &&
          document.querySelector('[data-escale-text]')?.childElementCount !== 0,
        title,
      );
      await page.evaluate(() => escaleBench.painted());
    },
    close: end,
  };
}
