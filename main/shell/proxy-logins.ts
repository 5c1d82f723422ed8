/**
 * Where Chromium's own stack carries the backend's requests (a utility process, Electron 28 and later), a proxy's question
 * comes here. NTLM and Negotiate are answered by Chromium with the session's sign-in before anybody is asked.
 */
import type { App } from 'electron';
import type { ProxyPasswords } from './proxy-passwords.ts';

export function answerProxyLogins(app: Pick<App, 'on'>, passwords: ProxyPasswords): void {
  /** Chromium remembers what was accepted: whom it asks about twice refused it. */
  const given = new Set<string>();
  app.on('login', (event, _contents, _details, { isProxy, host, port, realm }, callback) => {
    // A site's own question is nobody's here, and is left unanswered.
    if (!isProxy) return;
    event.preventDefault();
    const proxy = `${host}:${port}`;
    void answer(proxy, realm.slice(0, 200), callback);
  });

  async function answer(
    proxy: string,
    realm: string,
    tell: (user?: string, password?: string) => void,
  ): Promise<void> {
    const pair = await passwords.credentials({ proxy, realm, refused: given.has(proxy) });
    if (pair !== undefined) given.add(proxy);
    tell(pair?.user, pair?.password);
  }
}
