/**
 * Names and passwords for proxies: asked of the author once for each proxy, kept in memory until the app quits, never
 * written and never logged. Pure: the dialog is the page's.
 */
import type { App, AuthInfo } from 'electron';
import type { ProxyQuestion } from '#contract/shell.ts';

type GiveLogin = (user?: string, password?: string) => void;

/**
 * Where Chromium's own stack carries requests (those of the backend in a utility process, Electron 28 and later; those for
 * updates), a proxy's question comes here. NTLM and Negotiate are answered by Chromium with the session's sign-in before
 * anybody is asked.
 */
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
export function proxyAnswerer(passwords: ProxyPasswords): (question: AuthInfo, giveLogin: GiveLogin) => void {
  /** Chromium remembers what was accepted: whom it asks about twice refused it. */
  const given = new Set<string>();
  async function answer({ host, port, realm }: AuthInfo, giveLogin: GiveLogin): Promise<void> {
    const proxy = `${host}:${port}`;
    const pair = await passwords.credentials({
      proxy,
      realm: realm.slice(0, 200),
      refused: given.has(proxy),
    });
    if (pair !== undefined) given.add(proxy);
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
   * What to tell this proxy: from memory, or from the author, however long they take; undefined where they gave nothing.
   * `refused`: what was given before no longer does, so it is asked for again.
   */
  credentials(
    question: Readonly<{ proxy: string; realm: string; refused: boolean }>,
  ): Promise<ProxyPair | undefined>;
  /** What the author is to be asked now. */
  asked(): ProxyQuestion | undefined;
  answer(proxy: string, pair: ProxyPair): void;
  /** Not asked again until the author wants to (`askAgain`). */
  decline(proxy: string): void;
  askAgain(): void;
}>;

type ProxyPasswordsOptions = Readonly<{
  /** The page should look at `asked` again. */
  changed(): void;
  /** What waits for the network may try again. */
  retry(): void;
}>;

type Waiting = Readonly<{ question: ProxyQuestion; resolve: ((pair: ProxyPair | undefined) => void)[] }>;

export function createProxyPasswords({ changed, retry }: ProxyPasswordsOptions): ProxyPasswords {
  const known = new Map<string, ProxyPair>();
  const declined = new Set<string>();
  /** In the order in which they came: one is asked at a time. */
  const waiting = new Map<string, Waiting>();

  function settle(proxy: string, pair: ProxyPair | undefined): void {
    const pending = waiting.get(proxy);
    waiting.delete(proxy);
    for (const resolve of pending?.resolve ?? []) resolve(pair);
    changed();
  }

  return {
    credentials({ proxy, realm, refused }) {
      const pair = known.get(proxy);
      if (pair !== undefined && !refused) return Promise.resolve(pair);
      known.delete(proxy);
      if (declined.has(proxy)) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const pending = waiting.get(proxy);
        if (pending !== undefined) return void pending.resolve.push(resolve);
        waiting.set(proxy, { question: { proxy, realm, again: refused }, resolve: [resolve] });
        changed();
      });
    },
    asked: () => waiting.values().next().value?.question,
    answer(proxy, pair) {
      known.set(proxy, pair);
      settle(proxy, pair);
      // Those who could not wait so long: their requests were given up meanwhile.
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
