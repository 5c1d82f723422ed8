// @vitest-environment happy-dom
/** A choice is shown at once, then replaced by the saved value. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReactNode } from 'react';
import { SettingsGate } from '#renderer/app/SettingsGate.tsx';
import { useSettings } from '#renderer/ui/window/use-settings.tsx';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let backend: TestBackend;
let tellChanged: () => void;
/** Pending answers, in order: accepted or refused. */
let requests: { letGo: () => void; refuse: () => void }[];

beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
  requests = [];
  const listeners = new Set<() => void>();
  tellChanged = () => listeners.forEach((tell) => tell());
  const dispatched = async (name: string, input: unknown): Promise<unknown> => {
    const envelope = await backend.dispatch('page', name, input);
    if (backend.events.splice(0).some(({ event }) => event === 'settings.changed')) tellChanged();
    return envelope;
  };
  const call = async (name: string, input: unknown): Promise<unknown> => {
    if (name === 'app.about') return { ok: true, value: { language: 'fr-FR' } };
    if (name === 'window.configure') return { ok: true, value: {} };
    if (name !== 'settings.set') return dispatched(name, input);
    const refused = await new Promise<boolean>((resolve) =>
      requests.push({ letGo: () => resolve(false), refuse: () => resolve(true) }),
    );
    return refused
      ? { ok: false, failure: { code: 'disk.full', params: {}, incident: 'i-1' } }
      : dispatched(name, input);
  };
  const subscribe = (event: string, listener: () => void): (() => void) => {
    if (event === 'settings.changed') listeners.add(listener);
    return () => listeners.delete(listener);
  };
  Object.defineProperty(window, 'escale', {
    value: { call, subscribe },
    configurable: true,
  });
});
afterEach(async () => {
  cleanup();
  await backend.dispose();
});

function Choices(): ReactNode {
  const { settings, change, refusal } = useSettings();
  return (
    <>
      <button onClick={() => change({ theme: 'dark' })}>sombre</button>
      <button onClick={() => change({ spelling: false })}>sans orthographe</button>
      <output>{`${settings.theme} ${settings.spelling} ${refusal?.code ?? 'fine'}`}</output>
    </>
  );
}

const shows = (what: string): Promise<void> =>
  waitFor(() => expect(screen.getByRole('status').textContent).toBe(what));

async function open(): Promise<ReturnType<typeof userEvent.setup>> {
  render(
    <SettingsGate>
      <Choices />
    </SettingsGate>,
  );
  await screen.findByRole('status');
  return userEvent.setup();
}

it('a change elsewhere replaces the former choice here', async () => {
  const user = await open();
  await user.click(screen.getByText('sombre'));
  await shows('dark true fine');
  requests[0]?.letGo();
  await waitFor(async () => expect((await backend.call('settings.get', {})).theme).toBe('dark'));
  // An erasure, or another library in the place of this one.
  await backend.call('settings.set', { theme: 'light' });
  tellChanged();
  await shows('light true fine');
});

it('a refused choice is not shown, and later choices still apply', async () => {
  const user = await open();
  await user.click(screen.getByText('sombre'));
  await user.click(screen.getByText('sans orthographe'));
  await shows('dark false fine');
  requests[0]?.refuse();
  await shows('system false disk.full');
  requests[1]?.letGo();
  await waitFor(async () => expect((await backend.call('settings.get', {})).spelling).toBe(false));
  await shows('system false disk.full');
  // Tried again and saved: the notice has gone.
  await user.click(screen.getByText('sombre'));
  requests[2]?.letGo();
  await shows('dark false fine');
  expect(await backend.call('settings.get', {})).toMatchObject({ theme: 'dark', spelling: false });
});
