// @vitest-environment happy-dom
/** « À valider »: whom one waits for, since when, who is late, and the reminder. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { setWindowSize } from '../window-size.ts';

const DAY = 86_400_000;
const user = userEvent.setup();
let opened: TestWindow;
let postId = '';

beforeEach(async () => {
  setWindowSize(1_500, 900);
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    const anne = await backend.call('participants.create', { name: 'Anne Lenoir' });
    await backend.call('people.save', { id: anne.id, set: { email: 'anne@etang.example' } });
    postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
    const document = { ...gardenInterview, title: 'La digue' };
    await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document });
    const now = Date.now();
    for (const [name, ago, late] of [
      ['Anne Lenoir', 8, 2],
      ['La direction', 1, -5],
    ] as const) {
      backend.clock.now = now - ago * DAY;
      await backend.call('approvals.await', { postId, name, awaited: true, wantedAt: now - late * DAY });
    }
    backend.clock.now = now;
  });
  const sidebar = await screen.findByRole('navigation');
  await user.click(await within(sidebar).findByRole('button', { name: /^À valider/ }));
});
afterEach(() => opened.close());

const region = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Personnes attendues' });
const textOf = (element: HTMLElement | undefined): string => plainSpaces(element?.textContent ?? '');

it('shows each person with the post and the dates, overdue ones first and in words', async () => {
  const [late, other] = within(await region()).getAllByRole('listitem');
  expect(textOf(late)).toMatch(/^Anne LenoirLa digueen retard de 2 jours/);
  expect(textOf(late)).toMatch(/demandé il y a 8 jours · souhaité pour le .+ · rien reçu/);
  expect(textOf(other)).toContain('La directionLa diguedemandé hier');
  expect(textOf(other)).not.toContain('retard');
  expect(textOf(await screen.findByRole('row', { name: 'La digue' }))).toContain('Anne Lenoir, La direction');
});

it('copies a reminder, records it, and opens the post', async () => {
  const people = await region();
  await user.click(
    within(people).getByRole('button', { name: 'Copier un courriel de relance pour Anne Lenoir' }),
  );
  await within(people).findByText(/relancé aujourd’hui/);
  const copied = opened.requests.find(({ name }) => name === 'clipboard.write')?.input as { text: string };
  expect(plainSpaces(copied.text)).toMatch(/^Relance : « La digue » Bonjour Anne Lenoir,/);
  await user.click(await screen.findByRole('button', { name: fr.answers.askOpen }));
  const written = opened.requests.find(({ name }) => name === 'links.write-mail');
  expect(written?.input).toMatchObject({
    address: 'anne@etang.example',
    subject: expect.any(String) as string,
  });
  await user.click(within(people).getAllByRole('button', { name: /Ouvrir.*La digue/ })[0] ?? people);
  await screen.findByRole('textbox', { name: 'Texte du billet' });
  const line = await within(await screen.findByRole('contentinfo')).findByText(/^En attente/);
  expect(textOf(line)).toBe(
    'En attente : Anne Lenoir (demandé il y a 8 jours, en retard de 2 jours), La direction (demandé hier)',
  );
});

it('records no reminder if the mail could not be copied', async () => {
  opened.refuse('clipboard.write', { code: 'unexpected' });
  await user.click(await screen.findByRole('button', { name: /relance pour Anne Lenoir/ }));
  await screen.findByText(/sous le numéro|imprévu|inattendu/i);
  expect((await opened.backend.call('approvals.list', { postId })).awaited[0]).not.toHaveProperty(
    'remindedAt',
  );
});
