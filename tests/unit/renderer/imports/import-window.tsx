/** « Importer… » in a test window, opened by the menu, with files from the dialog. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import type { ImportState } from '#contract/imports.ts';
import type { OpenSource } from '#backend/exchange/reading/source-apart.ts';
import { demoPosts } from '#tests/builders/demo-posts.ts';
import { BLOG, sampleEntry, sampleSource } from '#tests/builders/entry-source.ts';
import type { openTestBackend, TestBackend } from '#tests/builders/test-backend.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const { imports: words, window: windowWords } = fr;

export const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures/imports');

export type ImportWindow = TestWindow &
  Readonly<{
    /** Chooses these files in the dialog of the first view. */
    chooseFiles: (...paths: readonly string[]) => Promise<void>;
    postCount: () => Promise<number>;
    /** State of the newest import. */
    state: () => Promise<ImportState | undefined>;
  }>;

type Options = Readonly<{
  backend?: NonNullable<Parameters<typeof openTestBackend>[0]>;
  /** True when the practice blog is needed. */
  publishing?: boolean;
  /** False: the library is empty, and the page shows the welcome. */
  filled?: boolean;
  /** Runs last, before the window opens. */
  prepare?: (backend: TestBackend) => Promise<void>;
}>;

/** On a library with `demoPosts`. No picture’s size is requested. */
export async function openImportWindow({
  backend = {},
  publishing = false,
  filled = true,
  prepare,
}: Options = {}): Promise<ImportWindow> {
  const shell: Record<string, object> = {};
  const window = await openTestWindow(
    async (opened) => {
      if (filled) await addDemoPosts(opened);
      await prepare?.(opened);
    },
    { shell, publishing, backend: { sizeOutside: () => Promise.resolve(undefined), ...backend } },
  );
  const { call } = window.backend;
  return {
    ...window,
    async chooseFiles(...paths) {
      shell['dialogs.choose-import'] = { files: paths.map((file) => grant(window.backend, file)) };
      await userEvent.click(await findButton(words.chooseFiles));
    },
    postCount: async () => (await call('posts.list', { list: 'all', limit: 1 })).total,
    state: async () => (await call('imports.list', {})).items[0]?.state,
  };
}

export async function addDemoPosts({ call }: TestBackend): Promise<void> {
  for (const [index, document] of demoPosts.entries()) {
    const { id, saveNumber } = await call('posts.create', {
      kind: document.kind,
      language: document.language,
    });
    await call('posts.save', { id, baseSave: saveNumber, saveId: `demo-${index}`, document });
  }
  await call('settings.set', { welcomed: true, noticesStay: true });
}

/** Grants a chosen file to the backend, like the shell. */
export function grant({ backend }: TestBackend, file: string): { token: string; name: string } {
  const token = randomUUID();
  backend.granted.grant(token, file);
  return { token, name: path.basename(file) };
}

export async function openImports(window: TestWindow): Promise<void> {
  window.tell('menu.command', { command: 'import' });
  await screen.findByRole('main', { name: windowWords.screens.import });
  await within(importScreen()).findAllByRole('heading', { level: 2 });
}

export const importScreen = (): HTMLElement => screen.getByRole('main', { name: windowWords.screens.import });

export const findHeading = (name: string): Promise<HTMLElement> =>
  within(importScreen()).findByRole('heading', { level: 2, name });

export const findButton = (name: string): Promise<HTMLElement> =>
  within(importScreen()).findByRole('button', { name });

export const addressField = (): Promise<HTMLElement> =>
  within(importScreen()).findByRole('textbox', { name: words.address });

/** Imports the recognized posts; resolves with the heading of the report. */
export async function copyAll(posts: number, pages: number, ended: string): Promise<HTMLElement> {
  await findHeading(words.recognized(posts, pages));
  await userEvent.click(await findButton(words.begin(posts, pages)));
  return findHeading(ended);
}

/** A number of the report. */
export function countOf(kind: keyof typeof words.imported): string | null {
  const tile = within(importScreen()).getByText(words.imported[kind], { selector: 'dt' }).parentElement;
  expect(tile).not.toBeNull();
  return tile?.querySelector('dd')?.textContent ?? null;
}

/** The item of the sidebar; it is shown while an import is unfinished. */
export const sidebarItem = (): HTMLElement | null =>
  within(screen.getByRole('navigation', { name: windowWords.regions.sidebar })).queryByRole('button', {
    name: new RegExp(`^${windowWords.screens.import}`),
  });

export type HeldSource = Readonly<{ open: OpenSource; release: () => void }>;

/**
 * A source of `posts` entries that stops half-way until it is released, except during the inspection. `inspected`:
 * that has passed.
 */
export function createHeldSource(posts: number, { inspected = false } = {}): HeldSource {
  const entries = Array.from({ length: posts }, (_, index) => ({ entry: sampleEntry(index) }));
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let readings = 0;
  return {
    open() {
      readings += 1;
      const isInspection = readings === 1 && !inspected;
      return sampleSource([{ blog: BLOG }, ...entries], {
        onRead: async (index) => void (!isInspection && index === posts / 2 && (await released)),
      });
    },
    release,
  };
}
