/**
 * The services that the page and the backend request from the shell: dialogs, links, secrets, files, updates. Loaded
 * with their schemas on the first request, after the first paint (escale.ts).
 */
import { join } from 'node:path';
import { app, safeStorage, session, shell } from 'electron';
import type { EventName, EventPayload } from '#contract/events.ts';
import type { HostInput } from '#contract/host.ts';
import type { ShellInput } from '#contract/shell.ts';
import type { BackendHost } from './backend-process/backend-host.ts';
import type { Answer } from './answers.ts';
import { writeClipboard } from './window/clipboard.ts';
import {
  addressOfPage,
  createDropHandlers,
  createDestinations,
  type Grant,
  type Shown,
} from './files/granted-paths.ts';
import { createDialogs, type Dialogs } from './window/dialogs.ts';
import { pictureDrags } from './window/drag-pictures.ts';
import { hostAnswers } from './host-requests.ts';
import type { FirstWindow } from './first-window.ts';
import { type LibraryHosts, libraryHosts } from './hosts/library-hosts.ts';
import type { Log } from './log.ts';
import { loopbackOriginOf, originOf } from './hosts/origins.ts';
import { createOpenedFiles, filesToOpen } from './files/opened-files.ts';
import { createOutside, type Outside } from './network/outside.ts';
import { returnsArrive } from './network/registered-scheme.ts';
import { findReturn } from './network/returns.ts';
import { type About, pageAnswers } from './page-requests.ts';
import { printPdf } from './window/print-pdf.ts';
import { answerProxyLogins, createProxyPasswords } from './network/proxy-passwords.ts';
import { readSafeLog } from './safe-log.ts';
import { createSecrets } from './secrets.ts';
import { checkFiles } from './files/check-files.ts';
import { builtForTests } from './test-build.ts';
import { suppliedClients } from './google-client.ts';
import { readOwnPolicy } from './policy.ts';
import { startUpdates } from './updates/start-updates.ts';
import type { Updates } from './updates/updates.ts';
import { wordsIn } from './window/words.ts';

export type Services = Readonly<{
  dialogs: Dialogs;
  outside: Outside;
  hosts: LibraryHosts;
  updates: Pick<Updates, 'kept' | 'installAtQuit'>;
  page: ReadonlyMap<string, Answer>;
  drops: ReadonlyMap<string, Answer>;
  host: ReadonlyMap<string, Answer>;
  /** Accepts arguments from the system, relative to `folder`: files to open, or the address of a returning sign-in. */
  handOver(argv: readonly string[], folder: string): void;
}>;

type ServicesOptions = Readonly<{
  log: Log;
  development: boolean;
  window: FirstWindow;
  backend: BackendHost;
  about: About;
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  restartLibrary(input: HostInput<'library.restart'>): void;
  postOnBlog(is: boolean, windowId: number | undefined): void;
  openWindow(postId: string, windowId: number | undefined): void;
  configureSpelling(input: ShellInput<'spelling.configure'>, windowId: number | undefined): void;
  /** Sends to the backend and logs a failure as `what`. */
  tell(what: string, sent: Promise<unknown>): Promise<void>;
}>;

export function assembleServices({
  log,
  development,
  window: { windows, spelling },
  backend,
  about,
  emit,
  restartLibrary,
  postOnBlog,
  openWindow,
  configureSpelling,
  tell,
}: ServicesOptions): Services {
  const profile = app.getPath('userData');
  /** Development and test overrides by environment, such as another server instead of Google's; ignored by releases. */
  const environmentCounts = development || builtForTests();
  const grant: Grant = (token, path) => backend.call('files.grant', { token, path });
  const destinations = createDestinations((token, path) =>
    backend.call('destinations.grant', { token, path }),
  );
  const dialogs = createDialogs({
    window: windows.currentBrowser,
    words: () => wordsIn(windows.language()).dialogs,
    grant,
    destinations,
  });
  const openedFiles = createOpenedFiles({
    grant,
    changed: () => windows.current()?.emit('files.opened', {}),
  });
  const outside = createOutside({ confirm: dialogs.confirmLink, log });
  const secrets = createSecrets({ file: join(profile, 'secrets.json'), keyStore: safeStorage, log });

  const contacted = new Set<string>();
  /** Logs each contacted host once. */
  function contacts(url: string): void {
    const origin = originOf(url) ?? '';
    if (!contacted.has(origin)) log.info('contacts', { origin });
    contacted.add(origin);
  }
  /** All connections of the backend get their proxy here (docs/design/publishing.md#network-requests). */
  function resolveProxy(url: string): Promise<string> {
    contacts(url);
    return session.defaultSession.resolveProxy(url);
  }

  const proxyPasswords = createProxyPasswords({
    changed: () => emit('proxy.changed', {}),
    retry: () => void tell('online', backend.call('host.online', { online: true })),
  });
  answerProxyLogins(app, proxyPasswords);

  const policy = readOwnPolicy(process);
  const updates = startUpdates({
    policy,
    profile,
    proxyPasswords,
    contacts,
    changed: () => emit('updates.changed', {}),
    openPage: (address) => void tell('a release', outside.open(address)),
    log,
  });

  const host = hostAnswers({
    secrets,
    suppliedClients: suppliedClients(policy),
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
  const page = pageAnswers({
    about,
    dialogs,
    outside,
    secrets,
    proxyPasswords,
    log,
    configure(chosen) {
      windows.configure(chosen);
      // The library has answered the page, so loading the words no longer delays the paint.
      spelling.refresh();
    },
    postOnBlog,
    flushed: (saved, waiting, windowId) => windows.of(windowId)?.flushed(saved, waiting),
    openWindow,
    closeAllWindows: windows.closeAll,
    networkChanged: (online) => tell('online', backend.call('host.online', { online })),
    writeClipboard,
    pastePlain: (windowId) => windows.of(windowId)?.pastePlain(),
    revealLog: () => shell.showItemInFolder(log.file),
    logLines: () => readSafeLog(log.file),
    ...pictureDrags({ backend, contents: (windowId) => windows.of(windowId)?.browser.webContents }),
    revealDestination: async (token) => showPath(await destinations.toShow(token)),
    configureSpelling,
    openedFiles,
    updates,
  });
  if (!development)
    checkFiles({
      archive: app.getAppPath(),
      log,
      warn: async () => (await dialogs.warnFilesChanged()) && windows.closeAll(),
    });

  return {
    dialogs,
    outside,
    hosts: libraryHosts({ backend, log }),
    updates,
    page,
    drops: createDropHandlers(grant),
    host,
    handOver(argv, folder) {
      openedFiles.opened(filesToOpen(argv, folder));
      const returned = findReturn(argv);
      if (returned === 'strange') log.warn('an address of ours that no site makes was ignored');
      else if (returned !== undefined) void tell('a return', backend.call('host.returned', returned));
    },
  };
}

/** Shows a path in the system's file manager. Only folders are ever opened. */
async function showPath(target: Shown | undefined): Promise<boolean> {
  if (target === undefined) return false;
  if (target.kind === 'folder') return (await shell.openPath(target.path)) === '';
  shell.showItemInFolder(target.path);
  return true;
}
