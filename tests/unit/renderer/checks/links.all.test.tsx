// @vitest-environment happy-dom
/** « Vérifier les liens » in the panel: on command only; offline no link is called dead. A real server. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { createReachOutside } from '#backend/network/fetch-outside.ts';
import { postToCheck } from '#tests/builders/post-to-check.ts';
import { noProxies } from '#tests/builders/proxy-server.ts';
import { type ChecksWindow, findLine, openChecksWindow, panel, selectedText } from './checks-window.ts';

let opened: ChecksWindow;
let server: Server;
let address: string;
/** While true, every connection is closed at once. */
let isAway = false;
const askedPaths: (string | undefined)[] = [];
const user = userEvent.setup();

beforeEach(async () => {
  isAway = false;
  askedPaths.length = 0;
  server = createServer((request, response) => {
    askedPaths.push(request.url);
    response.writeHead(404).end();
  });
  server.on('connection', (socket) => {
    if (isAway) socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  address = `http://serre.exemple:${port}/plan`;
  opened = await openChecksWindow({
    document: postToCheck(address),
    backend: {
      publishing: false,
      reachOutside: createReachOutside({
        resolveProxy: () => Promise.resolve('DIRECT'),
        proxies: noProxies,
        lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
        alsoAllowed: (ip, targetPort) => ip === '127.0.0.1' && targetPort === port,
        longestMs: 60_000,
      }),
    },
  });
});
afterEach(async () => {
  await opened.close();
  server.closeAllConnections();
  server.close();
});

const press = async (name: string): Promise<void> =>
  user.click(await within(panel()).findByRole('button', { name }));

it('requests no link by itself', async () => {
  await within(panel()).findByText(/^1\slien/);
  await opened.quiet();
  expect(askedPaths).toEqual([]);
});

it('calls no link dead while offline', async () => {
  isAway = true;
  await press(fr.checking.links.check);
  await within(panel()).findByText(/^Non vérifié \(hors ligne\), à /);
  await findLine(`Lien non vérifié (hors ligne)\u00a0: ${address}`);
  expect(askedPaths).toEqual([]);
  expect(screen.queryByRole('button', { name: /^Lien mort/ })).toBeNull();
});

it('calls a link dead once its site says so, and leads to its words', async () => {
  await press(fr.checking.links.check);
  const line = await findLine(`Lien mort\u00a0: ${address}`);
  // By HEAD, then by GET.
  expect(askedPaths).toEqual(['/plan', '/plan']);
  await user.click(line);
  await waitFor(() => expect(selectedText()).toBe('ici'));
});

it('requests again a link that did not answer', async () => {
  isAway = true;
  await press(fr.checking.links.check);
  await findLine(/^Lien non vérifié/);
  isAway = false;
  await press(fr.checking.links.again);
  await findLine(/^Lien mort/);
  expect(screen.queryByText(/^Non vérifié \(hors ligne\)/)).toBeNull();
});
