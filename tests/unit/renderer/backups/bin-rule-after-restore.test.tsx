// @vitest-environment happy-dom
/** A restored library with an automatic rule for the bin: nothing is erased before the author confirms. */
import { rmSync } from 'node:fs';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { atRest } from '#assets/messages/fr/settings.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts } from '#tests/builders/export-library.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

/** Only the bin’s rule was active. */
const QUESTION = plainSpaces(atRest.what({ imports: 0, acts: 0, erasures: 0, tidying: true }));
let opened: TestWindow;
let folder: string;
const user = userEvent.setup();

beforeEach(async () => {
  folder = temporaryFolder('restored');
  const before = await openTestBackend({ folder, publishing: false });
  const [id = ''] = addPosts(before, [gardenInterview]);
  await before.call('posts.bin', { id });
  await before.call('settings.set', { welcomed: true, binRule: '90-days', noticesStay: true });
  const copy = await before.call('backups.make', {});
  const examined = await before.call('backups.examine', { copy: copy.id, folder: 'here' });
  await before.call('backups.restore', { id: examined.id });
  await before.close();
  await openWindow();
});
afterEach(async () => {
  await closeWindow();
  rmSync(folder, { recursive: true, force: true });
});

async function openWindow(): Promise<void> {
  opened = await openTestWindow(undefined, { backend: { folder, publishing: false } });
  await screen.findByText(QUESTION);
}
async function closeWindow(): Promise<void> {
  cleanup();
  await opened.close();
}
/** Waits until the question has gone. */
async function waitForAnswer(): Promise<void> {
  await waitFor(() => expect(screen.queryByText(QUESTION)).toBeNull());
  await waitFor(async () => expect((await opened.backend.call('library.at-rest', {})).rest).toBeUndefined());
}
const binRule = async () => (await opened.backend.call('settings.get', {})).binRule;

it('keeps its rule when the author confirms', async () => {
  await user.click(screen.getByRole('button', { name: atRest.goOn }));
  await waitForAnswer();
  expect(await binRule()).toBe('90-days');
});

it('asks again at each start until it is answered', async () => {
  await closeWindow();
  await openWindow();
  expect(await binRule()).toBe('90-days');
});

it('loses its rule when the author declines, and erases nothing', async () => {
  await user.click(screen.getByRole('button', { name: 'Abandonner' }));
  await waitForAnswer();
  expect(await binRule()).toBe('never');
  await user.click(screen.getByRole('button', { name: 'Corbeille' }));
  const bin = await screen.findByRole('grid', { name: 'Corbeille' });
  expect(await within(bin).findByRole('row', { name: gardenInterview.title })).toBeTruthy();
});
