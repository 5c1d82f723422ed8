/** Chromium's question about a proxy, answered from the same memory; a site's own question is not answered. */
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { answerProxyLogins, createProxyPasswords } from '#shell/network/proxy-passwords.ts';

function anApp() {
  const app = new EventEmitter();
  const passwords = createProxyPasswords({ changed: () => undefined, retry: () => undefined });
  // Only the emitter of Electron’s App is used.
  answerProxyLogins(app as never, passwords);
  const asks = (isProxy: boolean, host = 'proxy.mairie.example') =>
    new Promise<readonly [string | undefined, string | undefined] | 'left alone'>((resolve) => {
      let prevented = false;
      app.emit(
        'login',
        { preventDefault: () => (prevented = true) },
        null,
        { url: 'https://blogger.googleapis.com/' },
        { isProxy, scheme: 'basic', host, port: 3128, realm: 'Mairie' },
        (user?: string, password?: string) => resolve([user, password]),
      );
      if (!prevented) resolve('left alone');
    });
  return { asks, passwords };
}

test('asks the author for a proxy’s password once, then answers from memory; a repeated question means it was refused', async () => {
  const { asks, passwords } = anApp();
  const first = asks(true);
  expect(passwords.currentQuestion()).toEqual({
    proxy: 'proxy.mairie.example:3128',
    realm: 'Mairie',
    again: false,
  });
  passwords.answer('proxy.mairie.example:3128', { user: 'marie', password: 'faux' });
  expect(await first).toEqual(['marie', 'faux']);
  const second = asks(true);
  expect(passwords.currentQuestion()).toMatchObject({ again: true });
  passwords.answer('proxy.mairie.example:3128', { user: 'marie', password: 'sésame' });
  expect(await second).toEqual(['marie', 'sésame']);
});

test('cancels a request when declined, and ignores a site’s own challenge', async () => {
  const { asks, passwords } = anApp();
  const question = asks(true);
  passwords.decline('proxy.mairie.example:3128');
  expect(await question).toEqual([undefined, undefined]);
  expect(await asks(false)).toBe('left alone');
});
