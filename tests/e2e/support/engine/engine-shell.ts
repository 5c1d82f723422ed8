/**
 * The shell for a page in a browser: the real backend process, gate and tables, and substitutes for what only
 * Electron has (dialogs, menus, the key store, updates). A substitute answers like Electron when the author accepts.
 */
import { join } from 'node:path';
import type { Command } from '#contract/commands.ts';
import { COMMAND_ROWS } from '#contract/commands.ts';
import { backendRequests } from '#contract/backend.ts';
import type { EventName, EventPayload } from '#contract/events.ts';
import type { Envelope } from '#contract/failure.ts';
import type { ShellInput } from '#contract/shell.ts';
import { mailtoUrl } from '#interview/links.ts';
import type { UpdateState } from '#contract/updates.ts';
import { fail } from '#shell/answers.ts';
import { createBackendHost } from '#shell/backend-process/backend-host.ts';
import { startNodeChild } from '#shell/backend-process/node-child.ts';
import { createDestinations, grantFiles } from '#shell/files/granted-paths.ts';
import type { Answer } from '#shell/answers.ts';
import { createGate } from '#shell/gate.ts';
import { hostAnswers } from '#shell/host-requests.ts';
import { PAGE_ADDRESS } from '#shell/hosts/origins.ts';
import { openLog } from '#shell/log.ts';
import { readSafeLog } from '#shell/safe-log.ts';
import { createProxyPasswords } from '#shell/network/proxy-passwords.ts';
import { pageAnswers } from '#shell/page-requests.ts';
import { ENDINGS } from '#shell/window/dialogs.ts';
import type { PageToPrint } from '#shell/window/pdf-options.ts';
import { createSecrets } from '#shell/secrets.ts';

type Options = Readonly<{
  /** The sources with their `out/`. */
  root: string;
  profile: string;
  library: string;
  language: 'fr' | 'en';
  chromium: string;
  env: Readonly<Record<string, string>>;
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  configure(input: ShellInput<'window.configure'>): void;
  writeClipboard(content: ShellInput<'clipboard.write'>): Promise<void>;
  pastePlain(): void;
  printPdf(page: PageToPrint): Promise<Uint8Array>;
  /** Reloads the page. */
  reload(): void;
}>;

const NO_UPDATES: UpdateState = { able: 'none', mode: 'off', fixed: false, policy: 'none', ready: false };
const KEY_STORE = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from(text),
  decryptString: (bytes: Buffer) => bytes.toString(),
};
const nothing = (): void => undefined;

export type EngineShell = ReturnType<typeof createEngineShell>;

export function createEngineShell(options: Options) {
  const { root, profile, library, language, chromium, env, emit } = options;
  const log = openLog(join(profile, 'logs'));
  /** The answer of file dialogs; empty: the author cancels. */
  let choice: readonly string[] = [];
  let proposedName: string | undefined;
  const openedAddresses: string[] = [];
  const open = (url: string): Promise<void> => {
    openedAddresses.push(url);
    return Promise.resolve();
  };
  let onFlushed: ((flushed: ShellInput<'window.flushed'>) => void) | undefined;
  let isOnBlog = false;
  /** The library chosen by the author. */
  let libraryFolder: string | undefined;

  const backend = createBackendHost({
    startChild: () =>
      startNodeChild({
        script: join(root, 'out/main/backend.cjs'),
        appPath: root,
        resourcesPath: root,
        environment: {
          ESCALE_DEVELOPMENT: '1',
          ESCALE_VERSION: '0.1.0',
          ESCALE_PROFILE: profile,
          ESCALE_LIBRARY: library,
          LC_ALL: 'C.UTF-8',
          ...env,
          ...(libraryFolder !== undefined && { ESCALE_LIBRARY: libraryFolder }),
        },
      }),
    emit,
    answer: async (name, input) => (await host.get(name)?.(input)) ?? fail('request.forbidden'),
    log,
  });
  const grant = (token: string, path: string): Promise<unknown> =>
    backend.call('files.grant', { token, path });
  const destinations = createDestinations((token, path) =>
    backend.call('destinations.grant', { token, path }),
  );
  const files = async () => grantFiles(choice, grant);
  const file = async () => (await files())[0];
  const secrets = createSecrets({ file: join(profile, 'secrets.json'), keyStore: KEY_STORE, log });
  const proxyPasswords = createProxyPasswords({ changed: () => emit('proxy.changed', {}), retry: nothing });
  const outside = {
    setPracticeOrigin: nothing,
    open: async (address: string) => {
      await open(address);
      return true;
    },
    writeMail: async (mail: ShellInput<'links.write-mail'>) => {
      await open(mailtoUrl(mail));
      return true;
    },
    openInBrowser: open,
  };

  const host = hostAnswers({
    secrets,
    suppliedClients: {},
    outside,
    otherSignInOrigin: env['ESCALE_GOOGLE_BASE'] ?? null,
    returnsArrive: () => false,
    resolveProxy: (url) => {
      log.info('contacts', { origin: new URL(url).origin });
      return Promise.resolve('DIRECT');
    },
    printPdf: options.printPdf,
    proxyPasswords,
    restartLibrary({ folder, keepPage }) {
      libraryFolder = folder ?? libraryFolder;
      void backend.restart(keepPage === true);
      if (keepPage !== true) options.reload();
    },
    showFolder: open,
    showPage: open,
    log,
  });

  const yes = () => Promise.resolve(true);
  const page = pageAnswers({
    about: {
      version: '0.1.0',
      runtime: `Chromium ${chromium}`,
      standIn: true,
      chromium,
      node: process.versions.node,
      platform: process.platform,
      language: language === 'fr' ? 'fr-FR' : 'en-US',
    },
    dialogs: {
      choosePicture: file,
      choosePictures: files,
      chooseImport: files,
      chooseDocument: file,
      chooseDestination: async (input) => {
        proposedName = input.what === 'file' ? `${input.name}.${ENDINGS[input.format]}` : undefined;
        const [path] = choice;
        return path === undefined ? undefined : destinations.give(path);
      },
      chooseFolder: file,
      chooseLibrary: file,
      choosePostFile: file,
      chooseClientFile: file,
      confirmLink: yes,
      confirmLoss: yes,
      confirmWaiting: yes,
      warnFilesChanged: yes,
      offerReload: yes,
    },
    outside,
    secrets,
    proxyPasswords,
    log,
    configure: options.configure,
    postOnBlog: (is) => void (isOnBlog = is),
    flushed: (saved, waiting) => onFlushed?.({ saved, waiting }),
    openWindow: nothing,
    closeAllWindows: nothing,
    networkChanged: async (online) => void (await backend.call('host.online', { online })),
    writeClipboard: options.writeClipboard,
    pastePlain: options.pastePlain,
    revealLog: nothing,
    logLines: () => readSafeLog(log.file),
    dragPictures: () => Promise.resolve(),
    revealPictures: () => Promise.resolve(),
    revealDestination: async (token) => {
      const target = await destinations.toShow(token);
      if (target !== undefined) await open(target.path);
      return target !== undefined;
    },
    configureSpelling: nothing,
    openedFiles: { take: () => Promise.resolve([]) },
    updates: {
      state: () => NO_UPDATES,
      begin: nothing,
      choose: nothing,
      check: () => Promise.resolve(),
      download: () => Promise.resolve(),
      openPage: nothing,
      restart: nothing,
      kept: nothing,
      installAtQuit: () => false,
    },
  });

  const routes = new Map<string, Answer>(page);
  for (const name of Object.keys(backendRequests))
    routes.set(name, (input) => backend.callFromPage(name, input));
  const gate = createGate({ isTrusted: () => true, routes, log });
  const asker = { sender: { id: 1 }, senderFrame: { url: PAGE_ADDRESS, parent: null } };

  backend.start();
  return {
    backend,
    log,
    openedAddresses,
    choose(paths: readonly string[]): void {
      choice = paths;
    },
    proposedName: () => proposedName,
    call: (name: unknown, input: unknown): Promise<Envelope<unknown>> => gate(asker, name, input),
    /** Like the menu item: does nothing when that is disabled. */
    command(id: Command): void {
      if (COMMAND_ROWS[id].needs !== 'blog' || isOnBlog) emit('menu.command', { command: id });
    },
    /** The handshake of closing; resolves once the backend has ended. */
    async close(askPage: boolean): Promise<void> {
      if (askPage)
        await new Promise<void>((resolve) => {
          onFlushed = () => resolve();
          emit('window.closing', {});
        });
      await backend.close();
    },
  };
}
