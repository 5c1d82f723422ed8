/**
 * Proxy logins: requested from the author once per proxy, kept in memory until the app quits, never written or logged.
 * Pure; the dialog is in the page.
 */
import type { App, AuthInfo } from 'electron';
import type { ProxyQuestion } from '#contract/shell.ts';

type GiveLogin = (user?: string, password?: string) => void;

/**
 * Handles Electron's `login` event, raised for requests that Chromium makes: those of the backend in a utility process
 * (Electron 28 and later) and those of updates. Chromium itself answers NTLM and Negotiate with the session's account.
 */
export function answerProxyLogins(app: Pick<App, 'on'>, passwords: ProxyPasswords): void {
  const answer = proxyAnswerer(passwords);
  app.on('login', (event, _contents, _details, question, callback) => {
    // Logins requested by a site are left unanswered.
    if (!question.isProxy) return;
    event.preventDefault();
    answer(question, callback);
  });
}

/** Answers proxy logins of one session; logins of a site get no answer. */
export function proxyAnswerer(passwords: ProxyPasswords): (question: AuthInfo, giveLogin: GiveLogin) => void {
  /** Proxies answered once. Chromium remembers accepted logins, so a second question means a refusal. */
  const answeredProxies = new Set<string>();
  async function answer({ host, port, realm }: AuthInfo, giveLogin: GiveLogin): Promise<void> {
    const proxy = `${host}:${port}`;
    const pair = await passwords.credentials({
      proxy,
      realm: realm.slice(0, 200),
      refused: answeredProxies.has(proxy),
    });
    if (pair !== undefined) answeredProxies.add(proxy);
    giveLogin(pair?.user, pair?.password);
  }
  return (question, giveLogin) => {
    if (question.isProxy) void answer(question, giveLogin);
    else giveLogin();
  };
}

type ProxyPair = Readonly<{ user: string; password: string }>;

export type ProxyPasswords = Readonly<{
  /**
   * The login for a proxy, from memory or from the author; undefined if the author declines. `refused` means that the
   * previous login was rejected, so the author is asked again.
   */
  credentials(
    question: Readonly<{ proxy: string; realm: string; refused: boolean }>,
  ): Promise<ProxyPair | undefined>;
  /** The question to show to the author now. */
  currentQuestion(): ProxyQuestion | undefined;
  answer(proxy: string, pair: ProxyPair): void;
  /** Declined until the author asks for it again (`askAgain`). */
  decline(proxy: string): void;
  askAgain(): void;
}>;

type ProxyPasswordsOptions = Readonly<{
  /** The page should read `currentQuestion` again. */
  changed(): void;
  /** Requests that failed for lack of a login may be retried. */
  retry(): void;
}>;

type Waiting = Readonly<{ question: ProxyQuestion; resolve: ((pair: ProxyPair | undefined) => void)[] }>;

export function createProxyPasswords({ changed, retry }: ProxyPasswordsOptions): ProxyPasswords {
  const logins = new Map<string, ProxyPair>();
  const declined = new Set<string>();
  /** Questions in order of arrival; the author answers one at a time. */
  const waiting = new Map<string, Waiting>();

  function settle(proxy: string, pair: ProxyPair | undefined): void {
    const pending = waiting.get(proxy);
    waiting.delete(proxy);
    for (const resolve of pending?.resolve ?? []) resolve(pair);
    changed();
  }

  return {
    credentials({ proxy, realm, refused }) {
      const pair = logins.get(proxy);
      if (pair !== undefined && !refused) return Promise.resolve(pair);
      logins.delete(proxy);
      if (declined.has(proxy)) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const pending = waiting.get(proxy);
        if (pending !== undefined) return void pending.resolve.push(resolve);
        waiting.set(proxy, { question: { proxy, realm, again: refused }, resolve: [resolve] });
        changed();
      });
    },
    currentQuestion: () => waiting.values().next().value?.question,
    answer(proxy, pair) {
      logins.set(proxy, pair);
      settle(proxy, pair);
      // Requests that timed out meanwhile.
      retry();
    },
    decline(proxy) {
      declined.add(proxy);
      settle(proxy, undefined);
    },
    askAgain() {
      declined.clear();
      retry();
    },
  };
}
