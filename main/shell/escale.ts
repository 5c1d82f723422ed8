/**
 * Assembles the parts needed for the first paint besides the window (first-window.ts): the backend, the gate, the menu.
 * Everything else is in services.ts, loaded on first use. start.ts decides when.
 */
import { release } from 'node:os';
import { app, Menu, powerMonitor, shell } from 'electron';
import type { ContextMenuParams, WebContents } from 'electron';
import type { BackendName } from '#contract/backend.ts';
import type { EventName, EventPayload } from '#contract/events.ts';
import { AppError } from '#contract/failure.ts';
import type { HostInput } from '#contract/host.ts';
import type { ShellInput } from '#contract/shell.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import { type Answer, fail } from './answers.ts';
import { createBackendHost } from './backend-process/backend-host.ts';
import type { BackendStart } from './backend-process/backend-start.ts';
import { createGate, DROP_NAME } from './gate.ts';
import type { FirstWindow, Owner } from './first-window.ts';
import type { Log } from './log.ts';
import { menuTemplate, textMenuTemplate } from './window/menu.ts';
import { perWindow } from './window/per-window.ts';
import { createPostHolds } from './window/post-holds.ts';
import { backendNames, shellNames } from './request-names.ts';
import { describeRuntime } from './runtime.ts';
import type { Services } from './services.ts';
import { MOST_WINDOWS } from './window/windows.ts';
import { spellingWordsIn, wordsIn } from './window/words.ts';

/** Requests after which the page may hold unsaved text, so that closing must ask it. */
const OPENS_POST: ReadonlySet<string> = new Set<BackendName>([
  'posts.create',
  'posts.get',
  'posts.duplicate',
  'posts.same-questions',
  'posts.save',
]);

/**
 * Events after which the spelling checker's words may have changed. At start, the page's settings trigger the first
 * update.
 */
const CHANGES_WORDS: ReadonlySet<EventName> = new Set([
  'words.changed',
  'participants.changed',
  'backend.restarted',
]);

/**
 * Milliseconds until the services are loaded anyway: they check the package's files even if the page is broken and
 * requests nothing.
 */
const SERVICES_AFTER = 5_000;

export type Escale = Readonly<{
  /** The functions used by the window. */
  owner: Owner;
  backendStarts(): number;
  /** Accepts arguments from the system, relative to `folder`: files to open, or the address of a returning sign-in. */
  handOver(argv: readonly string[], folder: string): void;
  close(): Promise<void>;
  /** Installs a downloaded version; call it last, after `close`. True if the app is to be restarted. */
  installUpdate(): boolean;
}>;

/**
 * @param onKept called when the author cancels the closing of the window
 * @param failed called when the services cannot be loaded, which is fatal
 */
export function assembleEscale({
  log,
  development,
  onKept,
  failed,
  window,
  startBackend,
}: Readonly<{
  log: Log;
  development: boolean;
  onKept(): void;
  failed(error: unknown): void;
  window: FirstWindow;
  startBackend: BackendStart['next'];
}>): Escale {
  const { windows, spelling } = window;
  const runtime = describeRuntime(process.versions.electron ?? '');
  const about = {
    version: app.getVersion(),
    runtime: runtime.name,
    standIn: runtime.standIn,
    chromium: process.versions.chrome ?? '',
    node: process.versions.node,
    platform: `${process.platform} ${process.arch} ${release()}`.slice(0, 40),
    language: app.getLocale(),
  };

  let loaded: Services | undefined;
  let loading: Promise<Services> | undefined;
  /** Arguments that arrived before the services were loaded. */
  const early: Parameters<Services['handOver']>[] = [];
  function services(): Promise<Services> {
    loading ??= loadServices();
    return loading;
  }
  async function loadServices(): Promise<Services> {
    try {
      const { assembleServices } = await import('./services.ts');
      loaded = assembleServices({
        log,
        development,
        window,
        backend,
        about,
        emit: windows.emit,
        restartLibrary,
        postOnBlog: onBlog.choose,
        openWindow,
        configureSpelling: spelled.choose,
        tell,
      });
      for (const given of early.splice(0)) loaded.handOver(...given);
      return loaded;
    } catch (error) {
      failed(error);
      throw error;
    }
  }

  const backend = createBackendHost({
    startChild: () => startBackend(chosenFolder === undefined ? {} : { ESCALE_LIBRARY: chosenFolder }),
    emit: <Name extends EventName>(event: Name, payload: EventPayload<Name>) => {
      if (CHANGES_WORDS.has(event)) spelling.refresh();
      windows.emit(event, payload);
    },
    answer: async (name, input) => (await services()).host.get(name)?.(input) ?? fail('request.forbidden'),
    log,
  });
  let chosenFolder: string | undefined;
  /**
   * Opens another library: the window is reloaded and waits for it. With `keepPage` the page stays, so that it can save
   * its text.
   */
  function restartLibrary({ folder, keepPage }: HostInput<'library.restart'>): void {
    log.info('another library takes the place of this one');
    if (folder !== undefined && process.env.ESCALE_LIBRARY) chosenFolder = folder;
    void backend.restart(keepPage === true);
    windows.showOtherLibrary(keepPage === true);
  }
  const tell = (what: string, sent: Promise<unknown>): Promise<void> =>
    sent
      .then(() => undefined)
      .catch((error: unknown) => log.error(`the backend could not be told: ${what}`, error));

  function openTextMenu(contents: WebContents, params: ContextMenuParams): void {
    const template = textMenuTemplate({
      place: params,
      words: wordsIn(windows.language()),
      spelled: spellingWordsIn(windows.language()),
      onPastePlain: () => windows.of(contents.id)?.emit('menu.command', { command: 'paste-plain' }),
      onReplace: (suggestion) => contents.replaceMisspelling(suggestion),
      onAdd: (word) => void tell('a word', backend.call('spelling.add', { word: word.slice(0, 200) })),
    });
    if (template.length === 0) return;
    const { x, y } = params;
    // Opened with the keyboard, the menu appears at the caret instead of the mouse.
    Menu.buildFromTemplate(template).popup(params.menuSourceType === 'keyboard' ? { x, y } : {});
  }

  const holds = createPostHolds({
    callBackend: backend.callFromPage,
    show: (windowId) => windows.of(windowId)?.focus(),
    onLeft: (ids, windowId) => windows.emit('posts.left', { ids: [...ids] }, windowId),
  });
  function openWindow(postId: string, windowId: number | undefined): void {
    const owner = holds.ownerOf(postId);
    if (owner !== undefined && owner !== windowId) return windows.of(owner)?.focus();
    if (windows.isFull()) throw new AppError('window.too-many', { most: MOST_WINDOWS });
    const opened = windows.open(postId);
    if (owner !== undefined) holds.move(postId, opened.id);
  }

  let isOnBlog = false;
  const current = { current: () => windows.current()?.id, isOpen: windows.owns };
  const onBlog = perWindow<boolean>({
    ...current,
    apply(is = false) {
      if (is === isOnBlog) return;
      isOnBlog = is;
      setMenu(windows.language());
    },
  });
  const spelled = perWindow<ShellInput<'spelling.configure'>>({
    ...current,
    apply: (chosen) => (chosen === undefined ? undefined : spelling.configure(chosen)),
  });
  windows.watch({
    onCurrent() {
      onBlog.follow();
      spelled.follow();
    },
    onPageGone: (windowId, closed) => void holds.releaseWindow(windowId, closed),
  });
  function setMenu(language: AppLanguage): void {
    const template = menuTemplate({
      words: wordsIn(language),
      platform: process.platform,
      development,
      postOnBlog: isOnBlog,
      // Menu commands go to the current window.
      onCommand: (command) => windows.current()?.emit('menu.command', { command }),
      onShowLog: () => shell.showItemInFolder(log.file),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  const routes = new Map<string, Answer>();
  const toServices =
    (name: string): Answer =>
    async (input, windowId) =>
      (await services()).page.get(name)?.(input, windowId) ?? fail('request.forbidden');
  for (const name of shellNames) routes.set(name, toServices(name));
  // The only shell request of the first paint, answered without loading the services. Other inputs are validated there.
  routes.set('app.about', async (input) =>
    isEmpty(input) ? { ok: true, value: about } : toServices('app.about')(input),
  );
  for (const name of backendNames) {
    routes.set(name, (input, windowId) => {
      if (OPENS_POST.has(name)) windows.of(windowId)?.postOpened();
      return backend.callFromPage(name, input);
    });
  }
  routes.set('conflicts.hold', async (input, windowId) =>
    windowId === undefined ? fail('request.forbidden') : holds.hold(input, windowId),
  );
  const drops = new Map<string, Answer>([
    [
      DROP_NAME,
      async (paths) => (await services()).drops.get(DROP_NAME)?.(paths) ?? fail('request.forbidden'),
    ],
  ]);

  const callGate = createGate({ isTrusted: windows.owns, routes, log });
  const dropGate = createGate({ isTrusted: windows.owns, routes: drops, log });
  powerMonitor.on('resume', () => void tell('resume', backend.call('host.resume', {})));

  backend.start();
  setMenu(windows.language());
  // A failure is reported by `failed`.
  const atLatest = setTimeout(() => void services().catch(() => undefined), SERVICES_AFTER);

  return {
    owner: {
      dialogs: {
        confirmLoss: async () => (await services()).dialogs.confirmLoss(),
        confirmWaiting: async (sends) => (await services()).dialogs.confirmWaiting(sends),
        offerReload: async () => (await services()).dialogs.offerReload(),
      },
      backend,
      services,
      libraryWords: async () => (await backend.call('spelling.known', {})).forms,
      onKept() {
        // If the services are not loaded, no update is pending.
        loaded?.updates.kept();
        onKept();
      },
      onLanguage: setMenu,
      onContextMenu: openTextMenu,
      answerCall: (event, name: unknown, input: unknown) => callGate(event, name, input),
      answerDrop: (event, paths: unknown) => dropGate(event, DROP_NAME, paths),
    },
    backendStarts: backend.starts,
    handOver(...given) {
      if (loaded === undefined) early.push(given);
      else loaded.handOver(...given);
    },
    close() {
      clearTimeout(atLatest);
      return backend.close();
    },
    installUpdate: () => loaded?.updates.installAtQuit() ?? false,
  };
}

const isEmpty = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && !Array.isArray(input) && Object.keys(input).length === 0;
