// @vitest-environment happy-dom
/** Connecting a blog or a folder explains what becomes of posts on the practice blog. */
import { act, cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { ConnectBlogger } from '#renderer/settings/kinds/blogger/ConnectBlogger.tsx';
import { ConnectFolder } from '#renderer/settings/kinds/folder/ConnectFolder.tsx';
import { ConnectWordPress } from '#renderer/settings/kinds/wordpress/ConnectWordPress.tsx';
import { NoticesProvider } from '#renderer/ui/window/notices.tsx';

afterEach(cleanup);

const SENTENCE = /^Les billets publiés sur le blog d’essai redeviennent des brouillons/;
const nothing = (): void => undefined;

const DIALOGS: Readonly<Record<string, ReactNode>> = {
  Blogger: <ConnectBlogger onDone={nothing} onConnected={nothing} onByHand={nothing} />,
  WordPress: <ConnectWordPress onDone={nothing} onConnected={nothing} onByHand={nothing} />,
  'a folder': <ConnectFolder onDone={nothing} onConnected={nothing} />,
};

/** Opens the dialog, with all its requests answered. */
async function open(dialog: ReactNode, kinds: readonly string[]): Promise<void> {
  const items = kinds.map((kind) => ({ kind }));
  const bridge = {
    call: () => Promise.resolve({ ok: true, value: { items } }),
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  render(<NoticesProvider>{dialog}</NoticesProvider>);
  await act(() => new Promise((resolve) => setImmediate(resolve)));
}

it.each(Object.keys(DIALOGS))('shows it for %s', async (name) => {
  await open(DIALOGS[name], ['blogger', 'practice']);
  expect(screen.queryByText(SENTENCE)).not.toBeNull();
});

it('shows nothing without a practice blog', async () => {
  await open(DIALOGS['a folder'], ['blogger']);
  expect(screen.queryByText(SENTENCE)).toBeNull();
});
