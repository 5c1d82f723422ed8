/**
 * Where Chromium's own stack carries requests (those of the backend in a utility process, Electron 28 and later; those for
 * updates), a proxy's question comes here. NTLM and Negotiate are answered by Chromium with the session's sign-in before
 * anybody is asked.
 */
import type { App, AuthInfo } from 'electron';
import type { ProxyPasswords } from './proxy-passwords.ts';

type Tell = (user?: string, password?: string) => void;

export function answerProxyLogins(app: Pick<App, 'on'>, passwords: ProxyPasswords): void {
  const answer = proxyAnswerer(passwords);
  app.on('login', (event, _contents, _details, question, callback) => {
    // A site's own question is nobody's here, and is left unanswered.
    if (!question.isProxy) return;
    event.preventDefault();
    answer(question, callback);
  });
}

/** Answers one way out's questions; a site's own with nothing. */
export function proxyAnswerer(passwords: ProxyPasswords): (question: AuthInfo, tell: Tell) => void {
  /** Chromium remembers what was accepted: whom it asks about twice refused it. */
  const given = new Set<string>();
  async function answer({ host, port, realm }: AuthInfo, tell: Tell): Promise<void> {
    const proxy = `${host}:${port}`;
    const pair = await passwords.credentials({
      proxy,
      realm: realm.slice(0, 200),
      refused: given.has(proxy),
    });
    if (pair !== undefined) given.add(proxy);
    tell(pair?.user, pair?.password);
  }
  return (question, tell) => {
    if (question.isProxy) void answer(question, tell);
    else tell();
  };
}
