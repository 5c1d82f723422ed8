/** Puts the parts of the shell together around the window, which opens first (first-window.ts). start.ts says when. */
import { join } from 'node:path';
import { app, Menu, powerMonitor, safeStorage, session, shell } from 'electron';
import type { ContextMenuParams, WebContents } from 'electron';
import type { BackendName } from '#contract/backend.ts';
import type { EventName } from '#contract/events.ts';
import type { HostInput } from '#contract/host.ts';
import { createBackendHost } from './backend-process/backend-host.ts';
import { backendNames } from './backend-process/backend-names.ts';
import type { BackendStart } from './backend-process/backend-start.ts';
import { type Answer, createGate } from './gate.ts';
import { writeClipboard } from './window/clipboard.ts';
import {
  addressOfPage,
  answerDrops,
  createDestinations,
  DROP_NAME,
  type Grant,
  type Shown,
} from './files/granted-paths.ts';
import { createDialogs } from './window/dialogs.ts';
import { fail } from './answers.ts';
import { pictureDrags } from './window/drag-pictures.ts';
import { hostAnswers } from './host-requests.ts';
import type { FirstWindow, Owner } from './first-window.ts';
import { libraryHosts } from './hosts/library-hosts.ts';
import type { Log } from './log.ts';
import { menuTemplate, textMenuTemplate } from './window/menu.ts';
import { loopbackOriginOf, originOf } from './hosts/origins.ts';
import { createOpenedFiles, filesToOpen } from './files/opened-files.ts';
import { createOutside } from './network/outside.ts';
import { returnsArrive } from './network/registered-scheme.ts';
import { returnAmong } from './network/returns.ts';
import { pageAnswers } from './page-requests.ts';
import { printPdf } from './window/print-pdf.ts';
import { describeRuntime } from './runtime.ts';
import { answerProxyLogins, createProxyPasswords } from './network/proxy-passwords.ts';
import { readSafeLog } from './safe-log.ts';
import { createSecrets } from './secrets.ts';
import { checkFiles } from './files/check-files.ts';
import { builtForTests } from './test-build.ts';
import { givenClients } from './google-client.ts';
import { readOwnPolicy } from './policy.ts';
import { startUpdates } from './updates/start-updates.ts';
import { spellingWordsIn, wordsIn } from './window/words.ts';
import type { Language } from './window/words.ts';

/** After these the page may hold text that is not saved: closing must ask it. */
const OPENS_POST: ReadonlySet<string> = new Set<BackendName>([
  'posts.create',
  'posts.get',
  'posts.duplicate',
  'posts.same-questions',
  'posts.save',
]);

/** After these the checker may have other words to know; those of the first start come with the page's first settings. */
const CHANGES_WORDS: ReadonlySet<EventName> = new Set([
  'words.changed',
  'participants.changed',
  'backend.restarted',
]);

export type Escale = Readonly<{
  /** What the window asks for. */
  owner: Owner;
  /** Processes of the backend until now. */
  backendStarts(): number;
  /** What the system starts Escale with, in this folder: files to open, a sign-in that comes back. */
  handOver(argv: readonly string[], folder: string): void;
  close(): Promise<void>;
  /** After `close`, the last act: puts a downloaded version in place. True where it is to be started again. */
  installUpdate(): boolean;
}>;

/** @param onKept the author kept the window although something wanted to quit */
export function assembleEscale({
  log,
  development,
  onKept,
  window: { main, spelling },
  startBackend,
}: Readonly<{
  log: Log;
  development: boolean;
  onKept(): void;
  window: FirstWindow;
  startBackend: BackendStart['next'];
}>): Escale {
  const profile = app.getPath('userData');
  /** Another server in Google's place, another kind of backend: what no release ever reads. */
  const environmentCounts = development || builtForTests();
  const grant: Grant = (token, path) => backend.call('files.grant', { token, path });
  const destinations = createDestinations((token, path) =>
    backend.call('destinations.grant', { token, path }),
  );
  const dialogs = createDialogs({
    window: () => main.current(),
    words: () => wordsIn(main.language()).dialogs,
    grant,
    destinations,
  });
  const openedFiles = createOpenedFiles({ grant, changed: () => void main.emit('files.opened', {}) });
  const outside = createOutside({ confirm: dialogs.confirmLink, log });
  const secrets = createSecrets({ file: join(profile, 'secrets.json'), keyStore: safeStorage, log });

  const contacted = new Set<string>();
  /** The log names each host once. */
  function contacts(url: string): void {
    const origin = originOf(url) ?? '';
    if (!contacted.has(origin)) log.info('contacts', { origin });
    contacted.add(origin);
  }
  /** Every way out of the backend begins here (docs/design/publishing.md#one-way-to-the-network). */
  function resolveProxy(url: string): Promise<string> {
    contacts(url);
    return session.defaultSession.resolveProxy(url);
  }

  const proxyPasswords = createProxyPasswords({
    changed: () => void main.emit('proxy.changed', {}),
    retry: () => void tell('online', backend.call('host.online', { online: true })),
  });
  answerProxyLogins(app, proxyPasswords);

  const policy = readOwnPolicy(process);
  const updates = startUpdates({
    policy,
    profile,
    proxyPasswords,
    contacts,
    changed: () => void main.emit('updates.changed', {}),
    openPage: (address) => void tell('a release', outside.open(address)),
    log,
  });

  const toShell = hostAnswers({
    secrets,
    givenClients: givenClients(policy),
    proxyPasswords,
    restartLibrary,
    showFolder: async (path) => void (await showPath({ kind: 'folder', path })),
    showPage: async (path) => outside.openInBrowser(await addressOfPage(path)),
    outside,
    otherSignInOrigin: environmentCounts ? loopbackOriginOf(process.env.ESCALE_GOOGLE_BASE ?? '') : null,
    returnsArrive: () => returnsArrive(app, development),
    resolveProxy,
    printPdf,
    log,
  });
  const backend = createBackendHost({
    // Where its place is set from outside, what the author chose instead holds until Escale is closed.
    startChild: () => startBackend(chosenFolder === undefined ? {} : { ESCALE_LIBRARY: chosenFolder }),
    emit: (event, payload) => {
      if (CHANGES_WORDS.has(event)) spelling.refresh();
      void main.emit(event, payload);
    },
    answer: (name, input) => toShell.get(name)?.(input) ?? Promise.resolve(fail('request.forbidden')),
    log,
  });
  let chosenFolder: string | undefined;
  /**
   * Another library is about to be opened: the window that shows the one before is loaded anew, and waits for it. One that
   * holds words which are not saved stays as it is, and saves them where it can.
   */
  function restartLibrary({ folder, keepPage }: HostInput<'library.restart'>): void {
    log.info('another library takes the place of this one');
    if (folder !== undefined && process.env.ESCALE_LIBRARY) chosenFolder = folder;
    void backend.restart(keepPage === true);
    if (keepPage !== true) main.reload();
  }
  const tell = (what: string, sent: Promise<unknown>): Promise<void> =>
    sent
      .then(() => undefined)
      .catch((error: unknown) => log.error(`the backend could not be told: ${what}`, error));

  function openTextMenu(contents: WebContents, place: ContextMenuParams): void {
    const template = textMenuTemplate({
      place,
      words: wordsIn(main.language()),
      spelled: spellingWordsIn(main.language()),
      onPastePlain: () => void main.emit('menu.command', { command: 'paste-plain' }),
      onReplace: (suggestion) => contents.replaceMisspelling(suggestion),
      onAdd: (word) => void tell('a word', backend.call('spelling.add', { word: word.slice(0, 200) })),
    });
    if (template.length === 0) return;
    const { x, y } = place;
    // By the keyboard it opens at the caret, wherever the mouse is.
    Menu.buildFromTemplate(template).popup(place.menuSourceType === 'keyboard' ? { x, y } : {});
  }

  let postOnBlog = false;
  function setMenu(language: Language): void {
    const template = menuTemplate({
      words: wordsIn(language),
      platform: process.platform,
      development,
      postOnBlog,
      onCommand: (command) => void main.emit('menu.command', { command }),
      onShowLog: () => shell.showItemInFolder(log.file),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  const routes = new Map<string, Answer>(
    pageAnswers({
      version: app.getVersion(),
      runtime: describeRuntime(process.versions.electron ?? ''),
      locale: app.getLocale(),
      dialogs,
      outside,
      secrets,
      proxyPasswords,
      log,
      configure(chosen) {
        main.configure(chosen);
        // The library has answered the page by now: nothing that is drawn waits for the words.
        spelling.refresh();
      },
      postOnBlog(is) {
        if (is === postOnBlog) return;
        postOnBlog = is;
        setMenu(main.language());
      },
      flushed: main.flushed,
      closeWindow: main.close,
      networkChanged: (online) => tell('online', backend.call('host.online', { online })),
      writeClipboard,
      pastePlain: main.pastePlain,
      revealLog: () => shell.showItemInFolder(log.file),
      logLines: () => readSafeLog(log.file),
      ...pictureDrags({ backend, contents: () => main.current()?.webContents }),
      revealDestination: async (token) => showPath(await destinations.toShow(token)),
      configureSpelling: (input) => spelling.configure(input),
      openedFiles,
      updates,
    }),
  );
  for (const name of backendNames) {
    routes.set(name, (input) => {
      if (OPENS_POST.has(name)) main.postOpened();
      return backend.callFromPage(name, input);
    });
  }

  const callGate = createGate({ isTrusted: main.owns, routes, log });
  const dropGate = createGate({ isTrusted: main.owns, routes: answerDrops(grant), log });
  if (!development)
    checkFiles({
      archive: app.getAppPath(),
      log,
      warn: async () => (await dialogs.warnFilesChanged()) && main.close(),
    });
  powerMonitor.on('resume', () => void tell('resume', backend.call('host.resume', {})));

  backend.start();
  setMenu(main.language());

  return {
    owner: {
      dialogs,
      backend,
      outside,
      hosts: libraryHosts({ backend, log }),
      known: async () => (await backend.call('spelling.known', {})).forms,
      onKept() {
        updates.kept();
        onKept();
      },
      onLanguage: setMenu,
      onContextMenu: openTextMenu,
      answerCall: (event, name: unknown, input: unknown) => callGate(event, name, input),
      answerDrop: (event, paths: unknown) => dropGate(event, DROP_NAME, paths),
    },
    backendStarts: backend.starts,
    handOver(argv, folder) {
      openedFiles.opened(filesToOpen(argv, folder));
      const returned = returnAmong(argv);
      if (returned === 'strange') log.warn('an address of ours that no site makes was ignored');
      else if (returned !== undefined) void tell('a return', backend.call('host.returned', returned));
    },
    close: backend.close,
    installUpdate: () => updates.installAtQuit(),
  };
}

/** In the system's own window of files; nothing is ever opened but a folder. */
async function showPath(place: Shown | undefined): Promise<boolean> {
  if (place === undefined) return false;
  if (place.kind === 'folder') return (await shell.openPath(place.path)) === '';
  shell.showItemInFolder(place.path);
  return true;
}
