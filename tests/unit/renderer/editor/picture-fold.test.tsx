// @vitest-environment happy-dom
/** Which fields of a picture are shown: all of them until it is described, then those that are in use. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Image } from '#interview/document.ts';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const picture = (alt: string): Image => ({
  type: 'image',
  url: `https://exemple.fr/${encodeURIComponent(alt)}.jpg`,
  alt,
  caption: [],
  credit: '',
  decorative: false,
});

async function open(...alts: readonly string[]): Promise<HTMLElement[]> {
  const { post } = buildArticle()
    .titled('Le jardin')
    .saying('Avant.', ...alts.map(picture), 'Après.');
  opened = await openTestWindow(async (backend) => {
    const { id } = await backend.call('posts.create', { kind: 'article', language: 'fr' });
    await backend.call('posts.save', { id, baseSave: 0, saveId: 'save-1', document: post });
    await backend.call('settings.set', { welcomed: true });
    await backend.call('last-position.set', { postId: id, caret: '' });
  });
  return await screen.findAllByRole('figure', { name: 'Image' });
}

const altOf = (figure: HTMLElement): HTMLElement =>
  within(figure).getByRole('textbox', { name: 'Texte alternatif' });
const isFolded = (figure: HTMLElement): boolean => altOf(figure).closest('[data-folded]') !== null;
const release = (): void => void act(() => fireEvent.keyUp(document.body, { key: 'Tab' }));

it('folds a described picture, and unfolds it while one of its hidden fields has the focus', async () => {
  const [figure] = (await open('La serre')) as [HTMLElement];
  expect(isFolded(figure)).toBe(true);

  act(() => altOf(figure).focus());
  expect(isFolded(figure)).toBe(false);
  const credit = within(figure).getByRole('textbox', { name: 'Crédit' });
  act(() => credit.focus());
  release();
  expect(isFolded(figure)).toBe(false);

  act(() => screen.getByRole('textbox', { name: 'Titre' }).focus());
  expect(isFolded(figure), 'until the key is released').toBe(false);
  release();
  expect(isFolded(figure)).toBe(true);
});

it('keeps a picture folded while its caption is typed', async () => {
  const [figure] = (await open('La serre')) as [HTMLElement];
  act(() => within(figure).getByRole('textbox', { name: 'Légende' }).focus());
  expect(isFolded(figure)).toBe(true);
});

it('keeps a picture unfolded while its description is typed, and folds it afterwards', async () => {
  const [figure] = (await open('')) as [HTMLElement];
  expect(isFolded(figure)).toBe(false);
  await userEvent.type(altOf(figure), 'La serre');
  await waitFor(() => expect((altOf(figure) as HTMLInputElement).value).toBe('La serre'));
  expect(isFolded(figure)).toBe(false);
  act(() => screen.getByRole('textbox', { name: 'Titre' }).focus());
  release();
  expect(isFolded(figure)).toBe(true);
});

it('shows the hint for descriptions on one card only', async () => {
  const figures = await open('', 'La serre', '');
  const hintCounts = figures.map((figure) => figure.querySelectorAll('[data-shown]').length);
  expect(hintCounts).toEqual([1, 0, 0]);
  expect(figures.map((figure) => altOf(figure).getAttribute('aria-describedby'))).not.toContain(null);
});
