// @vitest-environment happy-dom
/** A notice is shown while it is valid: its duration, its subject, and the latest of several. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useEffect, type ReactNode } from 'react';
import { DEFAULT_SETTINGS } from '#backend/library/store/settings.ts';
import { MessagesProvider } from '#renderer/bridge/messages.tsx';
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx';
import {
  NOTICE_MS,
  OFFER_MS,
  NoticeRegion,
  NoticesProvider,
  useNotices,
  type Notices,
} from '#renderer/ui/window/notices.tsx';
import { SettingsContext, type SettingsValue } from '#renderer/ui/window/use-settings.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

let notices: Notices;
function Sayer(): ReactNode {
  const current = useNotices();
  useEffect(() => {
    notices = current;
  }, [current]);
  return null;
}

function Window({ dialog = false, stay = false }: Readonly<{ dialog?: boolean; stay?: boolean }>): ReactNode {
  const settings = {
    settings: { ...DEFAULT_SETTINGS, noticesStay: stay },
  } as SettingsValue;
  return (
    <SettingsContext value={settings}>
      <MessagesProvider language="fr">
        <NoticesProvider>
          <Sayer />
          <NoticeRegion />
          <Dialog title="Réglages" isOpen={dialog} onClose={() => undefined} actions={<button>OK</button>}>
            Un choix.
          </Dialog>
        </NoticesProvider>
      </MessagesProvider>
    </SettingsContext>
  );
}

const showNotice = (notice: Parameters<Notices['show']>[0]): void => act(() => notices.show(notice));
const pass = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));
const shownNotices = (): string[] => screen.queryAllByText(/^notice /).map(({ textContent }) => textContent);

it('disappears after ten seconds on screen', () => {
  render(<Window />);
  showNotice({ id: 'a', text: 'notice a' });
  pass(NOTICE_MS - 1);
  expect(shownNotices()).toEqual(['notice a']);
  pass(1);
  expect(shownNotices()).toEqual([]);
});

it('disappears after thirty seconds when it has an action', () => {
  render(<Window />);
  showNotice({ id: 'a', text: 'notice a', action: { label: 'Annuler', run: () => undefined } });
  pass(OFFER_MS - 1);
  expect(shownNotices()).toEqual(['notice a']);
  pass(1);
  expect(shownNotices()).toEqual([]);
});

it('is shown with its subject: its post while no screen covers it, or its screen', () => {
  render(<Window />);
  act(() => notices.inSight('drafts', 'one'));
  showNotice({ id: 'post', text: 'notice of one', isPersistent: true, postId: 'one' });
  act(() => notices.inSight('people', null));
  expect(shownNotices()).toEqual([]);
  showNotice({ id: 'people', text: 'notice of people', isPersistent: true, screen: 'people' });
  expect(shownNotices()).toEqual(['notice of people']);
  act(() => notices.inSight('drafts', 'one'));
  expect(shownNotices()).toEqual(['notice of one']);
  act(() => notices.inSight('people', null));
  expect(shownNotices()).toEqual(['notice of people']);
});

it('is shown for its full time again when its text changes', () => {
  render(<Window />);
  showNotice({ id: 'a', text: 'notice a' });
  pass(NOTICE_MS - 1);
  showNotice({ id: 'a', text: 'notice of now' });
  pass(NOTICE_MS - 1);
  expect(shownNotices()).toEqual(['notice of now']);
});

it.each([
  ['pointed at', 'pointerEnter', 'pointerLeave'],
  ['focused', 'focus', 'blur'],
] as const)('stays while it is %s', (_what, begin, end) => {
  render(<Window />);
  showNotice({ id: 'a', text: 'notice a', action: { label: 'Annuler', run: () => undefined } });
  const button = screen.getByRole('button', { name: 'Annuler' });
  fireEvent[begin](button);
  pass(10 * NOTICE_MS);
  expect(shownNotices()).toEqual(['notice a']);
  fireEvent[end](button);
  pass(OFFER_MS);
  expect(shownNotices()).toEqual([]);
});

it.each([
  ['asks for a decision', { isPersistent: true }],
  ['reports a failure', { tone: 'alert' }],
] as const)('stays when it %s', (_what, how) => {
  render(<Window />);
  showNotice({ id: 'a', text: 'notice a', ...how });
  pass(100 * NOTICE_MS);
  expect(shownNotices()).toEqual(['notice a']);
  fireEvent.click(screen.getByRole('button', { name: 'Fermer' }));
  expect(shownNotices()).toEqual([]);
});

it('stays for authors who chose to close notices themselves', () => {
  render(<Window stay />);
  showNotice({ id: 'a', text: 'notice a' });
  pass(100 * NOTICE_MS);
  expect(shownNotices()).toEqual(['notice a']);
});

it('disappears with its post, and does not return with it', () => {
  render(<Window />);
  act(() => notices.inSight('drafts', 'one'));
  showNotice({ id: 'all', text: 'notice of all', isPersistent: true });
  showNotice({ id: 'one', text: 'notice of one', isPersistent: true, postId: 'one' });
  expect(shownNotices()).toEqual(['notice of one']);
  act(() => notices.inSight('drafts', 'two'));
  expect(shownNotices()).toEqual(['notice of all']);
  act(() => notices.inSight('drafts', 'one'));
  expect(shownNotices()).toEqual(['notice of all']);
});

it('shows the latest of several; the one before returns for its full time', () => {
  render(<Window />);
  showNotice({ id: 'a', text: 'notice a' });
  pass(NOTICE_MS - 1);
  showNotice({ id: 'b', text: 'notice b' });
  expect(shownNotices()).toEqual(['notice b']);
  pass(NOTICE_MS);
  expect(shownNotices()).toEqual(['notice a']);
  pass(NOTICE_MS);
  expect(shownNotices()).toEqual([]);
});

it('is shown inside the dialog that emitted it; an earlier one waits', () => {
  const { rerender } = render(<Window />);
  showNotice({ id: 'a', text: 'notice before' });
  rerender(<Window dialog />);
  expect(shownNotices()).toEqual([]);
  pass(10 * NOTICE_MS);
  showNotice({ id: 'b', text: 'notice inside' });
  expect(shownNotices()).toEqual(['notice inside']);
  expect(screen.getByRole('dialog').textContent).toContain('notice inside');
  pass(NOTICE_MS);
  expect(shownNotices()).toEqual([]);
  rerender(<Window />);
  pass(1_000);
  expect(shownNotices()).toEqual(['notice before']);
});
