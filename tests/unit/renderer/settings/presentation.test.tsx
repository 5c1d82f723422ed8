// @vitest-environment happy-dom
/** How a blog shows its posts: a level that is read from the blog while other choices are made. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { PresentationSection } from '#renderer/settings/PresentationSection.tsx';
import type { Presentation } from '#interview/render/presentation.ts';
import { OF_BLOGGER } from '#tests/builders/presentations.ts';

afterEach(cleanup);

it('keeps a choice made while the level was loading', async () => {
  const saved: Presentation[] = [];
  let level: (answer: unknown) => void = () => undefined;
  const bridge = {
    call: (name: string, input: { presentation: Presentation }) => {
      if (name === 'presentations.read-level') return new Promise((resolve) => (level = resolve));
      if (name === 'presentations.set') saved.push(input.presentation);
      return Promise.resolve({ ok: true, value: OF_BLOGGER });
    },
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  render(<PresentationSection blogId="b" kind="blogger" />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Détecter sur le blog' }));
  await user.click(screen.getByRole('switch', { name: /sommaire/i }));
  await act(async () => {
    level({ ok: true, value: { level: 2, url: 'https://blog.example/1' } });
    await Promise.resolve();
  });
  const { summary } = OF_BLOGGER;
  expect(saved.at(-1)).toEqual({ ...OF_BLOGGER, summary: !summary, titleLevel: 2 });
});
