// @vitest-environment happy-dom
/**
 * The window has the same final state, whichever answer is late: one walk without pauses for each of its requests,
 * with that answer delayed; and each command’s dialog, opened, closed and opened again, for each of its requests.
 * Each day tries others.
 */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { COMMAND_ROWS, COMMANDS } from '#contract/commands.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { tryCases } from '#tests/random/budget.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

/** Longer than any other answer, and than one step of the walk. */
const LATE_MS = 400;
const LONGEST = 120_000;

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function withPosts(backend: TestBackend): Promise<void> {
  await backend.call('settings.set', { welcomed: true });
  for (const [title, label] of [
    ['La criée au petit matin', 'Port'],
    ['Le bac et ses passeurs', 'Fleuve'],
    ['Un phare sans gardien', 'Port'],
  ] as const) {
    const { id, saveNumber } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
    const document = { ...gardenInterview, title, labels: [label] };
    await backend.call('posts.save', { id, baseSave: saveNumber, saveId: `s-${id}`, document });
  }
}

/** The visible text of the window, without the time and passing notices. */
function visibleText(): string {
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const removable of copy.querySelectorAll('[aria-live], [role="status"], [role="alert"], style'))
    removable.remove();
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(
    ({ value }) => value,
  );
  return `${copy.textContent} | ${fields.join(' | ')}`
    .replace(/\d{1,2}[:h]\d{2}/g, 'HEURE')
    .replace(/\s+/g, ' ');
}

const user = userEvent.setup();
const sidebar = () => screen.getByRole('navigation', { name: 'Barre latérale' });
const go = async (name: string | RegExp) =>
  user.click(await within(sidebar()).findByRole('button', { name }));
const row = async (title: string) => user.click(await screen.findByRole('row', { name: new RegExp(title) }));

/** Steps without a wait for the result of the one before; the window is read at rest. */
const STEPS: readonly (readonly [string, (window: TestWindow) => Promise<void>])[] = [
  [
    'two posts, one after the other',
    async () => {
      await row('La criée');
      await row('Le bac');
    },
  ],
  [
    'the other lists, and back',
    async () => {
      await go('Corbeille');
      await go(/^Programmés/);
      await go(/^Brouillons/);
      await row('Un phare');
    },
  ],
  [
    'a search, letters more, letters less',
    async () => {
      await go('Rechercher');
      const field = await screen.findByRole('searchbox');
      for (const typed of ['jardin', 'jardin passeurs', 'jardin', 'jar'])
        fireEvent.change(field, { target: { value: typed } });
    },
  ],
  [
    'the people, and who is chosen there',
    async () => {
      await go(/^Personnes/);
      await go('Rechercher');
      await go(/^Personnes/);
    },
  ],
  [
    'windows opened and left',
    async (window) => {
      await go(/^Brouillons/);
      await row('La criée');
      for (const command of ['history', 'settings', 'publish', 'typography']) {
        window.tell('menu.command', { command });
        await screen.findByRole('dialog');
        await user.keyboard('{Escape}');
      }
    },
  ],
  [
    'a post in the bin and back, another opened meanwhile',
    async (window) => {
      window.tell('menu.command', { command: 'bin-post' });
      await user.click(await screen.findByRole('button', { name: 'Annuler' }));
      await row('Le bac');
    },
  ],
];

async function walk(late?: string): Promise<{ states: Record<string, string>; called: readonly string[] }> {
  const window = (opened = await openTestWindow(withPosts));
  if (late !== undefined) window.slow(late, LATE_MS);
  const states: Record<string, string> = {};
  for (const [name, act] of STEPS) {
    await act(window);
    await window.quiet();
    states[name] = visibleText();
  }
  return { states, called: [...window.called].toSorted() };
}

let usual: Awaited<ReturnType<typeof walk>>;
beforeAll(async () => {
  usual = await walk();
  await opened?.close();
  opened = undefined;
}, LONGEST);

it('every slow answer is of a request that exists', () => {
  expect(usual.called.length).toBeGreaterThan(20);
});

it('gives the same result, whichever answer is late', async () => {
  const others: Record<string, unknown> = {};
  await tryCases({ kind: 'late-answers', name: 'walk', parts: 50 }, usual.called, async (name) => {
    const { states } = await walk(name);
    for (const [step, text] of Object.entries(states))
      if (text !== usual.states[step]) others[`${name}: ${step}`] = { usual: usual.states[step], late: text };
    await opened?.close();
    opened = undefined;
  });
  expect(others).toEqual({});
});

/** A post on no blog, as here, cannot be withdrawn, so that dialog does not open. */
const WITH_DIALOG = COMMANDS.filter(
  (command) => COMMAND_ROWS[command].dialog !== undefined && COMMAND_ROWS[command].needs !== 'blog',
);

/** The dialog’s text at rest: closed before its first answers, and opened again. */
async function readDialog(window: TestWindow, command: string): Promise<string> {
  const open = async (): Promise<void> => {
    window.tell('menu.command', { command });
    await screen.findByRole('dialog');
  };
  await open();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await open();
  await window.quiet();
  const text = visibleText();
  for (let tries = 0; screen.queryByRole('dialog') !== null && tries < 3; tries += 1)
    await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await window.quiet();
  return text;
}

it('shows the same dialogs in the end, whichever answer is late', async () => {
  const window = (opened = await openTestWindow(withPosts));
  await row('La criée');
  await window.quiet();
  const others: Record<string, unknown> = {};
  await tryCases({ kind: 'late-answers', name: 'dialogs', parts: 25 }, WITH_DIALOG, async (command) => {
    window.called.clear();
    const text = await readDialog(window, command);
    for (const name of Array.from(window.called)) {
      window.slow(name, LATE_MS);
      const late = await readDialog(window, command);
      window.slow(name, 0);
      if (late !== text) others[`${command}, ${name}`] = { usual: text, late };
    }
  });
  expect(others).toEqual({});
});
