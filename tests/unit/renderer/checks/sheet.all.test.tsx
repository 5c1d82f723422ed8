// @vitest-environment happy-dom
/** The checks in the publish sheet: the panel’s list, the way to each passage, and the blog’s required checks. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { postToCheck } from '#tests/builders/post-to-check.ts';
import {
  BLOG,
  type ChecksWindow,
  findLine,
  linesOf,
  openChecksWindow,
  openSheet,
  panel,
  selectedText,
  text,
} from './checks-window.ts';

let opened: ChecksWindow;
const user = userEvent.setup();
afterEach(() => opened.close());

const publishButton = (sheet: HTMLElement): HTMLButtonElement =>
  within(sheet).getByRole('button', { name: fr.publishing.publishPractice });
const sheetIsClosed = (): Promise<void> =>
  waitFor(() => expect(screen.queryByRole('dialog', { name: 'Publier' })).toBeNull());

/** Requires answers to all questions in the blog’s settings. */
async function requireAnswers(): Promise<void> {
  opened.tell('menu.command', { command: 'settings' });
  const settings = within(await screen.findByRole('dialog', { name: fr.settings.title }));
  await user.click(await settings.findByRole('tab', { name: 'Blogs et comptes' }));
  await user.click(await settings.findByRole('button', { name: fr.publishing.blogSettingsLabel(BLOG) }));
  const own = within(await screen.findByRole('dialog', { name: fr.publishing.blogSettings(BLOG) }));
  await user.click(await own.findByRole('button', { name: /^Questions, réponses/ }));
  await user.click(await own.findByText(fr.checking.names['question-unanswered'] ?? ''));
  await waitFor(() =>
    expect(own.getByRole('switch', { name: /^Une réponse à chaque question/ })).toHaveProperty(
      'checked',
      true,
    ),
  );
  await user.keyboard('{Escape}');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

it('lists the same checks as the panel, without blocking', async () => {
  opened = await openChecksWindow({ practiceBlog: true });
  await findLine(/^Sans réponse/);
  const beside = linesOf(panel().querySelector('[data-checks]') as HTMLElement);
  const sheet = await openSheet();
  await within(sheet).findByRole('button', { name: /^Sans réponse/ });
  expect(linesOf(sheet.querySelector('[data-checks]') as HTMLElement)).toEqual(beside);
  await waitFor(() => expect(publishButton(sheet).disabled).toBe(false));
});

it('closes to show a problem, whose words are selected', async () => {
  opened = await openChecksWindow({ practiceBlog: true });
  const sheet = await openSheet();
  await user.click(await within(sheet).findByRole('button', { name: /^Lien qui ne dit pas/ }));
  await sheetIsClosed();
  await waitFor(() => expect(selectedText()).toBe('ici'));
  expect(document.activeElement).toBe(text());
});

it('blocks publishing for a required check, and repairs the text on request', async () => {
  opened = await openChecksWindow({ practiceBlog: true });
  await findLine(/^Sans réponse/);
  await requireAnswers();
  const line = await findLine(/^Sans réponse/);
  await waitFor(() =>
    expect(document.getElementById(line.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      fr.checking.required,
    ),
  );
  const sheet = await openSheet();
  expect(
    await within(sheet).findByText(/Exigé par ce blog avant tout envoi\. Sans réponse : « Et l’hiver \? »/),
  ).toBeTruthy();
  expect(publishButton(sheet).disabled).toBe(true);
  await user.click(within(sheet).getByRole('button', { name: /^Corriger\s: Intertitre/ }));
  await sheetIsClosed();
  expect(await within(text()).findByRole('heading', { name: 'Et demain', level: 3 })).toBeTruthy();
});

it('leads from too many labels to their field, and opens the hidden panel', async () => {
  const labels = Array.from({ length: 21 }, (_, index) => `Libellé ${index + 1}`);
  opened = await openChecksWindow({ document: { ...postToCheck(), labels }, practiceBlog: true });
  opened.tell('menu.command', { command: 'toggle-panel' });
  await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Volet' })).toBeNull());
  const sheet = await openSheet();
  await user.click(await within(sheet).findByRole('button', { name: /^Trop de libellés/ }));
  await sheetIsClosed();
  const field = await screen.findByRole('combobox', { name: fr.window.panel.addLabel });
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(within(panel()).getByText(/caractères sur 200$/)).toBeTruthy();
});

it('blocks publishing with more labels than Blogger accepts', async () => {
  const labels = Array.from({ length: 21 }, (_, index) => `Libellé ${index + 1}`);
  opened = await openChecksWindow({ document: { ...postToCheck(), labels }, practiceBlog: true });
  const sheet = await openSheet();
  await within(sheet).findByRole('button', { name: /^Trop de libellés/ });
  expect(publishButton(sheet).disabled).toBe(true);
});
