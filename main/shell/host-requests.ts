/** Answers requests of the backend to the shell: the handlers of preload/contract/host.ts. */
import { AppError } from '#contract/failure.ts';
import { hostRequests } from '#contract/host.ts';
import type { HostInput, HostOutput, HostRequests } from '#contract/host.ts';
import { type Answer, answersOf, type Handlers } from './answers.ts';
import { isSignInAddress } from './network/links.ts';
import type { Log } from './log.ts';
import type { Outside } from './network/outside.ts';
import type { PageToPrint } from './window/pdf-options.ts';
import type { ProxyPasswords } from './network/proxy-passwords.ts';
import type { Secrets } from './secrets.ts';

type HostRequestOptions = Readonly<{
  secrets: Secrets;
  suppliedClients: HostOutput<'clients.given'>;
  outside: Outside;
  /** A sign-in origin that replaces Google's, from the environment of a development run; null in packages. */
  otherSignInOrigin: string | null;
  returnsArrive(): boolean;
  resolveProxy(url: string): Promise<string>;
  printPdf(page: PageToPrint): Promise<Uint8Array>;
  proxyPasswords: ProxyPasswords;
  restartLibrary(how: HostInput<'library.restart'>): void;
  showFolder(path: string): Promise<void>;
  showPage(path: string): Promise<void>;
  log: Log;
}>;

export function hostAnswers({
  secrets,
  suppliedClients,
  outside,
  otherSignInOrigin,
  returnsArrive,
  resolveProxy,
  printPdf,
  proxyPasswords,
  restartLibrary,
  showFolder,
  showPage,
  log,
}: HostRequestOptions): Map<string, Answer> {
  const handlers = {
    'secrets.store': ({ key, value }) => secrets.store(key, value),
    'secrets.load': ({ key }) => secrets.load(key),
    'secrets.remove': ({ key }) => {
      secrets.remove(key);
      return {};
    },
    'clients.given': () => suppliedClients,
    'browser.open': async ({ url }) => {
      if (!isSignInAddress(url, otherSignInOrigin)) throw new AppError('request.forbidden');
      await outside.openInBrowser(url);
      return {};
    },
    'returns.arrive': () => ({ arrive: returnsArrive() }),
    'library.restart': (how) => {
      restartLibrary(how);
      return {};
    },
    'folder.show': async ({ path }) => {
      await showFolder(path);
      return {};
    },
    'page.show': async ({ path }) => {
      await showPage(path);
      return {};
    },
    'proxy.resolve': async ({ url }) => ({ proxy: await resolveProxy(url) }),
    'pdf.print': async (page) => ({ bytes: await printPdf(page) }),
    'proxy.credentials': async (question) => (await proxyPasswords.credentials(question)) ?? {},
    'practice.origin': ({ origin }) => {
      outside.setPracticeOrigin(origin);
      return {};
    },
  } satisfies Handlers<HostRequests>;
  return answersOf(hostRequests, handlers, log);
}
