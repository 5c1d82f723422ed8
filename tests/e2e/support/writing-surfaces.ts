/**
 * Every surface that opens over or beside the text while writing, by keys or by menu command, in either language: for
 * tests of names, reach and screenshots. Needs `addWholePost` open in the window.
 */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import type { Command } from '#contract/commands.ts';
import type { Stage } from './stage/stage.ts';

export type Where = Readonly<{ page: Page; stage: Stage; words: typeof fr }>;
export type Surface = Readonly<{
  open: (where: Where) => Promise<void>;
  /** By default Escape closes it. */
  close?: (where: Where) => Promise<void>;
}>;

export const wordsOf = (language: 'fr' | 'en'): typeof fr => (language === 'fr' ? fr : en);

export const textOf = ({ page, words }: Where): Locator =>
  page.getByRole('textbox', { name: words.editor.body, exact: true });

/** Puts the caret at the end of these words. */
export async function caretAfter(where: Where, text: string): Promise<void> {
  await textOf(where).getByText(text, { exact: true }).first().click();
  await where.page.keyboard.press('End');
}

const expectVisible = (locator: Locator): Promise<void> => expect(locator).toBeVisible();
const nothing = (): Promise<void> => Promise.resolve();

async function closeByCommand(where: Where, act: Command, locator: Locator): Promise<void> {
  await where.stage.command(act);
  await expect(locator).toBeHidden();
}

const dialog = (where: Where): Locator => where.page.getByRole('dialog');
const preview = ({ page, words }: Where): Locator =>
  page.getByRole('complementary', { name: words.preview.region });
const panel = ({ page, words }: Where): Locator =>
  page.getByRole('complementary', { name: words.window.regions.panel });
const toolbar = ({ page, words }: Where): Locator =>
  page.getByRole('toolbar', { name: words.editor.toolbar, exact: true });

export const SURFACES = {
  text: { open: (where) => caretAfter(where, 'Fin.'), close: nothing },
  'find and replace': {
    open: async (where) => {
      await where.stage.command('replace');
      await expectVisible(where.page.getByRole('search', { name: where.words.find.bar }));
      await where.page.keyboard.type('eau');
    },
  },
  'slash menu': {
    open: async (where) => {
      await caretAfter(where, 'Fin.');
      await where.page.keyboard.type(' /');
      await expectVisible(where.page.getByRole('listbox', { name: where.words.blocks.slashMenu }));
    },
    close: async ({ page, words }) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('listbox', { name: words.blocks.slashMenu })).toBeHidden();
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
    },
  },
  'link popover': {
    open: async (where) => {
      await textOf(where).getByText('la carte', { exact: true }).click();
      await where.stage.command('link');
      await expectVisible(dialog(where));
    },
  },
  'name of an answer': {
    open: async (where) => {
      await caretAfter(where, 'Des gens, surtout.');
      await where.stage.command('turn-people');
      await expectVisible(where.page.getByRole('combobox', { name: where.words.editor.nameField }));
    },
  },
  'people of a question': {
    open: async (where) => {
      await caretAfter(where, 'Que voit-on ici ?');
      await where.stage.command('turn-people');
      await expectVisible(dialog(where));
    },
  },
  'count popover': {
    open: async (where) => {
      await where.page
        .getByRole('contentinfo')
        .getByRole('button', { name: where.words.counts.open('').trim().slice(-12) })
        .click();
      await expectVisible(dialog(where));
    },
  },
  outline: {
    open: async (where) => {
      await where.stage.command('outline');
      await expect(where.page.getByRole('grid', { name: where.words.editor.turns.outline })).toBeVisible();
    },
    close: (where) => closeByCommand(where, 'toggle-panel', panel(where)),
  },
  typography: {
    open: async (where) => {
      await where.stage.command('typography');
      await expectVisible(dialog(where));
    },
  },
  'language of a passage': {
    open: async (where) => {
      await caretAfter(where, 'What a place.');
      await where.page.keyboard.press('Shift+Home');
      await where.stage.command('passage-language');
      await expectVisible(dialog(where));
    },
  },
  'preview beside': {
    open: async (where) => {
      await where.stage.command('preview-beside');
      await expectVisible(preview(where).locator('iframe:not([aria-hidden])'));
    },
    close: (where) => closeByCommand(where, 'preview-beside', preview(where)),
  },
  'table tools': {
    open: async (where) => {
      await caretAfter(where, '2 m');
      await toolbar(where).getByRole('button', { name: where.words.blocks.table, exact: true }).click();
      await expectVisible(where.page.getByRole('menu', { name: where.words.blocks.table }));
    },
  },
  'code tools': {
    open: async (where) => {
      await caretAfter(where, 'niveau = 2');
      await toolbar(where).getByRole('button', { name: where.words.blocks.codeLanguage }).click();
      await expectVisible(where.page.getByRole('menu', { name: where.words.blocks.codeLanguage }));
    },
  },
  'quote tools': {
    open: async (where) => {
      await caretAfter(where, 'L’eau revient toujours.');
      await expectVisible(toolbar(where).getByRole('button', { name: where.words.blocks.quoteSource }));
    },
    close: nothing,
  },
  'picture card': {
    open: async (where) => {
      await where.page.getByRole('textbox', { name: where.words.editor.altText }).first().focus();
      // The pointer may be over the row of pictures, which then shows its own toolbar.
      await expectVisible(where.page.getByRole('toolbar', { name: where.words.pictures.tools }).first());
    },
    close: (where) => caretAfter(where, 'Fin.'),
  },
  'row of pictures': {
    open: async (where) => {
      const row = where.page.getByRole('figure', { name: where.words.pictures.row(2) });
      await row.getByRole('textbox', { name: where.words.editor.altText }).first().focus();
    },
    close: (where) => caretAfter(where, 'Fin.'),
  },
  'video card': {
    open: async (where) => {
      await where.page.getByRole('textbox', { name: where.words.pictures.videoTitle }).focus();
      await expectVisible(where.page.getByRole('toolbar', { name: where.words.pictures.video }));
    },
    close: (where) => caretAfter(where, 'Fin.'),
  },
} as const satisfies Record<string, Surface>;

export type SurfaceName = keyof typeof SURFACES;
export const SURFACE_NAMES = Object.keys(SURFACES) as SurfaceName[];

export async function openSurface(where: Where, name: SurfaceName): Promise<void> {
  await SURFACES[name].open(where);
}

export async function closeSurface(where: Where, name: SurfaceName): Promise<void> {
  const surface: Surface = SURFACES[name];
  if (surface.close !== undefined) return surface.close(where);
  await where.page.keyboard.press('Escape');
  await expect(dialog(where)).toHaveCount(0);
}
