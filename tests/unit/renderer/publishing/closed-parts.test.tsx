// @vitest-environment happy-dom
/** Closed parts of the publish sheet send no request before they are opened, and one then. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { SharePreview } from '#renderer/exports/Description.tsx';
import { Disclosure } from '#renderer/ui/Disclosure.tsx';
import { picture } from '#tests/builders/interview-builder.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';

afterEach(cleanup);

it('reads the whole post for « Résultats de recherche » only once it is opened', async () => {
  const requests: string[] = [];
  const bridge = {
    call: (name: string) => {
      requests.push(name);
      return Promise.resolve({ ok: true, value: { document: gardenInterview } });
    },
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  render(<SharePreview postId="p" address="https://blog.example.org/jardin.html" pictureInside={false} />);
  expect(requests).toEqual([]);
  const part = screen.getByRole('button', { name: /Résultats de recherche/ });
  await userEvent.click(part);
  expect((await screen.findAllByText(gardenInterview.title)).length).toBeGreaterThan(0);
  await userEvent.click(part);
  await userEvent.click(part);
  expect(requests).toEqual(['posts.get']);
});

it.each([
  ['the post: the card has none, and gives the reason', true, undefined, 0],
  ['a host: the card shows it', false, undefined, 1],
  ['a public address: the card shows it', true, 'https://blog.example.org/a.jpg', 1],
])('a picture in %s', async (_where, pictureInside, url, expectedCount) => {
  const image = picture('a', 'Le jardin');
  const document = { ...gardenInterview, body: [{ ...image, ...(url !== undefined && { url }) }] };
  const bridge = {
    call: () => Promise.resolve({ ok: true, value: { document } }),
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  render(
    <SharePreview postId="p" address="https://blog.example.org/jardin.html" pictureInside={pictureInside} />,
  );
  await userEvent.click(screen.getByRole('button', { name: /Résultats de recherche/ }));
  const card = await screen.findByRole('region', { name: 'En partage' });
  expect(card.querySelectorAll('img')).toHaveLength(expectedCount);
  expect(within(card).queryAllByText(/n’a pas de vignette/)).toHaveLength(1 - expectedCount);
  expect(within(card).queryAllByText('Pas de photo à montrer')).toHaveLength(1 - expectedCount);
});

it('renders late parts only once they are opened, and others at once', async () => {
  render(
    <>
      <Disclosure title="Aperçu" isLazy>
        <p>Rendu</p>
      </Disclosure>
      <Disclosure title="Contrôles">
        <p>Fait</p>
      </Disclosure>
      <Disclosure title="Changements" isLazy defaultExpanded>
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
