// @vitest-environment happy-dom
/** What stands closed in the publish sheet asks for nothing before it is opened, and once only. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { HowItShows } from '#renderer/exports/Description.tsx';
import { Disclosure } from '#renderer/ui/Disclosure.tsx';
import { gardenInterview } from '#tests/builders/demo-posts.ts';

afterEach(cleanup);

it('reads the whole post for « Dans une recherche » only once it is opened', async () => {
  const asked: string[] = [];
  const bridge = {
    call: (name: string) => {
      asked.push(name);
      return Promise.resolve({ ok: true, value: { document: gardenInterview } });
    },
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  render(<HowItShows postId="p" address="https://blog.example.org/jardin.html" pictureInside={false} />);
  expect(asked).toEqual([]);
  const part = screen.getByRole('button', { name: /Dans une recherche/ });
  await userEvent.click(part);
  expect((await screen.findAllByText(gardenInterview.title)).length).toBeGreaterThan(0);
  await userEvent.click(part);
  await userEvent.click(part);
  expect(asked).toEqual(['posts.get']);
});

it('makes what is late only once it is opened, what is not at once', async () => {
  render(
    <>
      <Disclosure title="Aperçu" late>
        <p>Rendu</p>
      </Disclosure>
      <Disclosure title="Vérifications">
        <p>Fait</p>
      </Disclosure>
      <Disclosure title="Changements" late defaultExpanded>
        <p>Trois</p>
      </Disclosure>
    </>,
  );
  expect(screen.queryByText('Rendu')).toBeNull();
  expect(screen.queryByText('Fait')).not.toBeNull();
  expect(screen.queryByText('Trois')).not.toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Aperçu' }));
  expect(screen.queryByText('Rendu')).not.toBeNull();
});
