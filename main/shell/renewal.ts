/**
 * Restarts Escale inside the running Electron for end-to-end tests: closes it and opens it on another profile and
 * library. Excluded from releases (start.ts), like main/backend/core/test-hooks.ts.
 */
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron';
import { CALL_CHANNEL, DROP_CHANNEL } from './gate.ts';
import { SCHEME } from './hosts/origins.ts';

type Emitter = Readonly<{
  eventNames(): (string | symbol)[];
  rawListeners(name: string | symbol): unknown[];
  removeListener(name: string, listener: () => void): unknown;
}>;

export type Renewal = Readonly<{
  /** Closes the window as the author would, and the backend. Electron keeps running. */
  close(): Promise<void>;
  /** Opens Escale as on first start, in this profile and with these variables added to Electron's. */
  open(profile: string, environment: Readonly<Record<string, string>>): void;
}>;

/**
 * Call before Escale is first assembled: everything added to Electron afterwards, by it or a test, is removed by
 * `open`.
 */
export function offerRenewal(escale: Readonly<{ close(): Promise<void>; open(): void }>): void {
  const emitters = [app, powerMonitor, nativeTheme, session.defaultSession] as unknown as Emitter[];
  const listeners = emitters.map(listenersOf);
  const modules = [app, BrowserWindow, clipboard, dialog, Menu, nativeTheme, session.defaultSession, shell];
  const properties = [...modules, BrowserWindow.prototype, Menu.prototype].map(keepProperties);
  const environment = { ...process.env };
  const globals = new Set(Object.keys(globalThis));
  const quitAtLastWindow = app.listeners('window-all-closed');

  const renewal: Renewal = {
    async close() {
      app.removeAllListeners('window-all-closed').on('window-all-closed', () => undefined);
      await Promise.all(BrowserWindow.getAllWindows().map(closed));
      await escale.close();
      const { defaultSession } = session;
      for (const word of await defaultSession.listWordsInSpellCheckerDictionary())
        defaultSession.removeWordFromSpellCheckerDictionary(word);
      await Promise.all([
        defaultSession.clearStorageData(),
        defaultSession.clearCache(),
        defaultSession.clearAuthCache(),
      ]);
    },
    open(profile, more) {
      for (const restore of properties) restore();
      for (const name of Object.keys(globalThis))
        if (!globals.has(name)) Reflect.deleteProperty(globalThis, name);
      offer();
      for (const [index, emitter] of emitters.entries()) removeNew(emitter, listeners[index]);
      app.removeAllListeners('window-all-closed');
      for (const listener of quitAtLastWindow) app.on('window-all-closed', listener as () => void);
      for (const channel of [CALL_CHANNEL, DROP_CHANNEL]) ipcMain.removeHandler(channel);
      protocol.unhandle(SCHEME);
      clipboard.clear();
      for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
      Object.assign(process.env, environment, more);
      app.setPath('userData', profile);
      escale.open();
    },
  };
  const offer = (): unknown => Object.assign(globalThis, { ESCALE_TEST_RENEWAL: renewal });
  offer();
}

/** Uses the handshake of closing.ts. Resets the zoom, which the next window would inherit. */
function closed(window: BrowserWindow): Promise<void> {
  const windowClosed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
  if (!window.webContents.isCrashed()) window.webContents.setZoomFactor(1);
  window.close();
  return windowClosed;
}

const listenersOf = (emitter: Emitter): Map<string | symbol, unknown[]> =>
  new Map(emitter.eventNames().map((name) => [name, emitter.rawListeners(name)]));

function removeNew(emitter: Emitter, before: ReadonlyMap<string | symbol, unknown[]> | undefined): void {
  for (const [name, now] of listenersOf(emitter))
    for (const listener of now)
      if (before?.get(name)?.includes(listener) !== true)
        emitter.removeListener(name as string, listener as () => void);
}

/**
 * Records the object's properties and returns a function that restores them. Names that begin with `_` belong to the
 * emitter.
 */
function keepProperties(holder: object): () => void {
  const own = (): [string, PropertyDescriptor][] =>
    Object.entries(Object.getOwnPropertyDescriptors(holder)).filter(([name]) => !name.startsWith('_'));
  const before = new Map(own());
  return () => {
    for (const [name, { value, configurable }] of own()) {
      const property = before.get(name);
      if (property === undefined) Reflect.deleteProperty(holder, name);
      else if (property.value !== value && configurable === true)
        Object.defineProperty(holder, name, property);
    }
  };
}
