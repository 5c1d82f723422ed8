/** The window as it starts and as it rests, against the barest window of the same runtime. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { largeLibrary } from '#tests/builders/large-library.ts';
import { startDisplay } from '#tests/e2e/support/stage/launch.ts';
import type { Contest, Row } from './harness.ts';
import { largeLibraryCopy, POSTS, POSTS_TOLD } from './kept-library.ts';
import { BARE, ESCALE, startWindow, type StartedWindow } from './window/start-window.ts';

/** A typical number of posts. */
const USUAL = 400;
/** Time in ms after which all work of the start has ended. */
const IDLE = 8_000;
const LIST = 'Tous les billets';
/** Its label in the sidebar, under « Billets ». */
const IN_SIDEBAR = 'Tous';

type Side = Readonly<{ start(): Promise<StartedWindow> }>;

async function sides(posts: number): Promise<{ ours: Side; bare: Side; close(): void }> {
  const display = await startDisplay();
  const folder = temporaryFolder('bench-start');
  const library = posts === POSTS ? await largeLibraryCopy() : path.join(folder, 'library');
  if (posts !== POSTS) await largeLibrary(library, posts);
  const side = (app: string, name: string): Side => ({
    start: () => startWindow({ app, display: display.name, profile: path.join(folder, name), library }),
  });
  return { ours: side(ESCALE, 'ours'), bare: side(BARE, 'bare'), close: () => void display.server.kill() };
}

/** Starts, measures, ends. */
async function once(
  side: Side,
  measured: (window: StartedWindow) => Promise<number> | number,
): Promise<number[]> {
  const window = await side.start();
  try {
    return [await measured(window)];
  } finally {
    await window.close();
  }
}

type Measured = (window: StartedWindow) => Promise<number> | number;

async function against(posts: number, ours: Measured, bare: Measured): Promise<Contest> {
  const both = await sides(posts);
  return {
    ours: () => once(both.ours, ours),
    reference: () => once(both.bare, bare),
    async verify() {
      const window = await both.ours.start();
      await window.page.getByRole('row').first().waitFor();
      assert.equal(
        await window.page.getByRole('navigation').getByText(IN_SIDEBAR, { exact: true }).count(),
        1,
      );
      await window.close();
    },
    close: () => both.close(),
  };
}

const firstPaint = ({ firstPaint: at }: StartedWindow): number => at;
const idle = async (window: StartedWindow): Promise<ReturnType<StartedWindow['memory']>> => {
  await pause(IDLE);
  return window.memory();
};
const windowMemory = async (window: StartedWindow): Promise<number> => {
  const { window: own, backend } = await idle(window);
  return own + backend;
};

/** From the press on a list to its rows on the screen, ms; the list before it is another one. */
async function pressList({ page }: StartedWindow): Promise<number> {
  await page.getByRole('row').first().waitFor();
  await pause(2_000);
  return page.evaluate(
    async ([inSidebar, name]) => {
      const button = [
        ...document.querySelectorAll<HTMLElement>('nav button, [role="navigation"] button'),
      ].find((one) => one.textContent?.includes(inSidebar));
      if (button === undefined) throw new Error(`no button ${inSidebar}`);
      const started = performance.now();
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const)
        button.dispatchEvent(
          type.startsWith('pointer')
            ? new PointerEvent(type, { bubbles: true, pointerType: 'mouse', button: 0, isPrimary: true })
            : new MouseEvent(type, { bubbles: true, button: 0, detail: 1 }),
        );
      const drawn = () =>
        new Promise<void>((resolve) => void requestAnimationFrame(() => setTimeout(resolve)));
      while (document.querySelector(`[role="grid"][aria-label="${name}"] [data-key]`) === null) await drawn();
      await drawn();
      return performance.now() - started;
    },
    [IN_SIDEBAR, LIST] as const,
  );
}

const START = { rounds: 7, warmUp: 1 } as const;
const REST = { rounds: 3, warmUp: 0 } as const;

export const startingRows: readonly Row[] = [
  {
    ...START,
    name: 'first-paint',
    what: `starting Escale again on a library of ${USUAL} posts, until the first thing is drawn, against the barest window of the same Electron with one line in it`,
    prepare: () => against(USUAL, firstPaint, firstPaint),
  },
  {
    ...START,
    name: 'first-rows',
    what: `the same, until the list of posts is drawn (the last large thing), against the first paint of the bare window`,
    prepare: () => against(USUAL, ({ largestPaint }) => largestPaint, firstPaint),
  },
  {
    ...START,
    rounds: 5,
    name: 'first-rows-large',
    what: `the same on a library of ${POSTS_TOLD} posts`,
    prepare: () => against(POSTS, ({ largestPaint }) => largestPaint, firstPaint),
  },
  {
    ...REST,
    name: 'idle-memory',
    what: `in MiB instead of ms: what the processes of Escale but its backend hold (PSS) ${IDLE / 1_000} s after the start on a library of ${USUAL} posts, against all processes of the bare window`,
    prepare: () => against(USUAL, async (window) => (await idle(window)).window, windowMemory),
  },
  {
    ...REST,
    name: 'idle-memory-backend',
    what: `in MiB: what the backend alone holds then, against all processes of the bare window`,
    prepare: () => against(USUAL, async (window) => (await idle(window)).backend, windowMemory),
  },
  {
    ...REST,
    name: 'idle-memory-large',
    what: `in MiB: all processes of Escale on a library of ${POSTS_TOLD} posts, against all of them on one of ${USUAL}; the difference is the price of the posts`,
    async prepare() {
      const [large, usual] = [await sides(POSTS), await sides(USUAL)];
      return {
        ours: () => once(large.ours, windowMemory),
        reference: () => once(usual.ours, windowMemory),
        verify: () => undefined,
        close() {
          large.close();
          usual.close();
        },
      };
    },
  },
  {
    rounds: 9,
    warmUp: 1,
    name: 'press-to-rows',
    what: `from the press on « ${LIST} », in the window on a library of ${POSTS_TOLD} posts, until its rows are on the screen, against the 100 ms that it may take`,
    async prepare() {
      const both = await sides(POSTS);
      return {
        ours: () => once(both.ours, pressList),
        reference: () => [100],
        verify: () => undefined,
        close: () => both.close(),
      };
    },
  },
];
