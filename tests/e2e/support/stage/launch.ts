/** Starting and ending a real Escale without hanging (docs/design/runtime.md#electron-under-xvfb). */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { callRaw } from '../bridge.ts';
import { processesWhere } from '../outside/running-processes.ts';
import { renewable } from './shared-electron.ts';
import { electronStage, keepOpened, type Stage } from './stage.ts';
import type { SharedElectron } from './shared-electron.ts';

/** The sources with their `out/`, or the named folder of another build. */
export const appFolder = process.env.ESCALE_E2E_APP ?? resolve(__dirname, '../../../..');

/** The packaged app of this run (`npm run e2e -- --packaged`, `--installed`), instead of the sources. */
export const packageUnderTest = process.env.ESCALE_E2E_PACKAGE || undefined;

export type Surroundings = Readonly<{
  display: string;
  language: 'fr' | 'en';
  env: Readonly<Record<string, string>>;
  /** Folder of one test, with its profile and its library. */
  folder: string;
  /** Executable of a packaged app, instead of the run’s. */
  executable?: string | undefined;
  /** Typography while typing, as authors have it; off by default, so that tests type literal text. */
  typography?: boolean | undefined;
  /** Notices without a question disappear by themselves, as for authors. */
  noticesGo?: boolean | undefined;
  /** More of Chromium's switches. */
  switches?: readonly string[] | undefined;
  /** Files to open at the start, as by a double click. */
  opens?: readonly string[] | undefined;
  /** The worker's Electron, for a first start that needs none of its own. */
  shared?: SharedElectron | undefined;
}>;

/**
 * Settings for tests; a library that cannot be opened, or a foreign page, has none. Notices stay until dismissed: how
 * fast a test clicks does not matter.
 */
export async function setForTests(
  page: Page,
  { typography = false, noticesGo = false }: Pick<Surroundings, 'typography' | 'noticesGo'>,
): Promise<void> {
  const set = {
    ...(!typography && { typographyAsTyped: false }),
    ...(!noticesGo && { noticesStay: true }),
  };
  // Requests wait until the library is open.
  if (Object.keys(set).length > 0) await callRaw(page, 'settings.set', set);
}

/** Origins in a shell log that were contacted, or refused to the page. */
export const contactsIn = (log: string): string[] =>
  [...log.matchAll(/ (?:contacts|refused a request of a page) origin="([^"]*)"/g)].map(
    (line) => line[1] ?? '',
  );

/** One running Escale and its observations. */
export class Escale {
  readonly library: string;
  readonly profile: string;
  /** Errors of the page's console, uncaught errors, policy violations. */
  readonly complaints: string[] = [];
  private running: { app: ElectronApplication; page: Page } | null = null;

  /** Undefined: the sources. */
  readonly executable: string | undefined;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
    this.executable = around.executable ?? packageUnderTest;
    this.library = join(around.folder, 'library');
    this.profile = join(around.folder, 'profile');
    mkdirSync(around.folder, { recursive: true });
  }

  get app(): ElectronApplication {
    if (this.running === null) throw new Error('Escale is not running');
    return this.running.app;
  }

  get page(): Page {
    if (this.running === null) throw new Error('Escale is not running');
    return this.running.page;
  }

  /** Stage of the running app; another after each start. */
  get stage(): Stage {
    return electronStage(this);
  }

  /** Resolves once the page is loaded. The second start always has its own Electron. */
  async start(): Promise<void> {
    const { app, page } = (await this.startShared()) ?? (await this.startAlone());
    this.running = { app, page };
    await keepOpened(app);
    await page.waitForLoadState();
    await setForTests(page, this.around);
  }

  /** For fixtures: a running one is kept. */
  async startOnce(): Promise<void> {
    if (this.running === null) await this.start();
  }

  private async startAlone(): Promise<{ app: ElectronApplication; page: Page }> {
    const app = await _electron.launch(this.launch(this.profile, this.library));
    this.groups.add(app.process().pid ?? 0);
    app.on('window', this.watch);
    const page = await app.firstWindow();
    for (const openWindow of app.windows()) this.watch(openWindow);
    return { app, page };
  }

  /** Null when this test needs an Electron of its own. */
  private async startShared(): Promise<{ app: ElectronApplication; page: Page } | null> {
    const { shared, env, language, switches = [], opens = [] } = this.around;
    const fresh = this.groups.size === 0 && !existsSync(this.profile);
    if (shared === undefined || !fresh || !renewable(env) || switches.length + opens.length > 0) return null;
    mkdirSync(this.profile);
    const { TZ: zone = Intl.DateTimeFormat().resolvedOptions().timeZone, ...environment } = env;
    const opened = await shared.open(
      { language, zone },
      this.profile,
      { ...environment, ESCALE_LIBRARY: this.library },
      (userData, library) => this.launch(userData, library),
    );
    this.groups.add(opened.app.process().pid ?? 0);
    this.sharing = shared;
    opened.app.on('window', this.watch);
    this.watch(opened.page);
    return opened;
  }

  private launch(userData: string, library: string): NonNullable<Parameters<typeof _electron.launch>[0]> {
    const { executable } = this;
    const { display, language, env, switches: more = [], opens = [] } = this.around;
    const switches = ['--disable-gpu', `--lang=${language}`, `--user-data-dir=${userData}`, ...more];
    return {
      args:
        executable === undefined
          ? [...switches, appFolder, ...opens]
          : ['--no-sandbox', ...switches, ...opens],
      ...(executable === undefined ? {} : { executablePath: executable }),
      env: {
        ...inheritedVariables(),
        DISPLAY: display,
        LC_ALL: 'C.UTF-8',
        ESCALE_LIBRARY: library,
        ...(executable === undefined ? {} : { ESCALE_WAIT_FOR_TEST: '1' }),
        ...slowed,
        ...env,
      },
    };
  }

  /**
   * Starts it again on the same profile, with files as by a double click: it hands over to the open window. Resolves
   * with the second start’s exit code and stdout. From the sources this is `npm start`.
   */
  startAgain(opens: readonly string[] = []): Promise<Readonly<{ code: number | null; out: string }>> {
    if (this.sharing !== null)
      throw new Error('only an Electron of its own can be handed over to: use `alone`');
    const switches = ['--no-sandbox', '--disable-gpu', `--user-data-dir=${this.profile}`];
    const [program, script] =
      this.executable === undefined
        ? [process.execPath, [join(appFolder, 'scripts/start.mjs')]]
        : [this.executable, []];
    const { display, language } = this.around;
    const second = spawn(program, [...script, ...switches, ...opens], {
      env: {
        ...process.env,
        DISPLAY: display,
        LC_ALL: language,
        ESCALE_LIBRARY: this.library,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    second.stdout.on('data', (data: Buffer) => (out += data.toString()));
    return new Promise((resolve, reject) => {
      second.once('error', reject);
      second.once('close', (code) => resolve({ code, out }));
    });
  }

  /** The worker's Electron, while this runs in it. */
  private sharing: SharedElectron | null = null;
  private readonly watched = new Set<Page>();
  /** Playwright starts Electron as a process group leader; its children stay in the group. */
  private readonly groups = new Set<number>();

  private readonly watch = (page: Page): void => {
    if (this.watched.has(page)) return;
    this.watched.add(page);
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.message}`));
    // Chromium repeats earlier console messages to a late listener, policy violations included.
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  };

  /** The running Electron is now this one’s alone. */
  private takeOver(): ElectronApplication {
    const { app } = this;
    this.running = null;
    this.sharing?.forget(app);
    this.sharing = null;
    return app;
  }

  /** Closes like an author, by the handshake. */
  async quit(): Promise<void> {
    await this.takeOver().close();
  }

  /** SIGKILL of Electron’s main process, like a crash or a power cut; resolves once it has ended. */
  async kill(): Promise<void> {
    const main = this.takeOver().process();
    const exited = new Promise<void>((resolve) => main.once('exit', () => resolve()));
    main.kill('SIGKILL');
    await exited;
  }

  /**
   * Ends Escale at the end of a test in any state: a question about unsaved text is answered « close ».
   * @param alone ends Electron too: after a failure its state is unknown
   */
  async end(alone = false): Promise<void> {
    if (this.running === null) return;
    const { app } = this.running;
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    if (this.sharing === null || alone) return this.quit();
    this.running = null;
    await this.sharing.close(app);
    app.off('window', this.watch);
  }

  /** The shell's log, the backend's lines among them. */
  log(): string {
    return readFileSync(join(this.profile, 'logs/escale.log'), 'utf8');
  }

  /** Every host that Escale tried to contact, from its log, with the page’s refused attempts. */
  contacted(): string[] {
    return contactsIn(this.log());
  }

  /** Processes started by this test’s Escale, the backend among them; Chromium’s too when it is not shared. */
  processes(): { pid: number; command: string }[] {
    const processes = processesWhere(
      (process) =>
        this.groups.has(process.group) || process.environment.includes(`ESCALE_LIBRARY=${this.library}`),
    );
    if (this.sharing === null) return processes;
    return processes.filter(({ pid, command }) => !this.groups.has(pid) && !OF_ELECTRON.test(command));
  }

  /** The backend's process, whichever kind it is. */
  backendPid(): number {
    const backends = this.processes().filter(({ command }) =>
      /backend\.cjs|node\.mojom\.NodeService/.test(command),
    );
    if (backends[0] === undefined || backends.length > 1)
      throw new Error(`${backends.length} backends are running`);
    return backends[0].pid;
  }
}

/** `ESCALE_TEST_SLOW='*=500' npm run e2e`: delays the backend’s answers (main/backend/core/test-hooks.ts). */
const slowed =
  process.env.ESCALE_TEST_SLOW === undefined ? {} : { ESCALE_TEST_SLOW: process.env.ESCALE_TEST_SLOW };

/** Chromium’s processes without a window: no page, and no utility process with our code. */
const OF_ELECTRON = /--type=(?:zygote|gpu-process|utility(?!.*node\.mojom)|broker)/;

function inheritedVariables(): Record<string, string> {
  const keptVariables = Object.entries(process.env).filter(
    ([name]) => !/^(ESCALE_|NODE_OPTIONS$|ELECTRON_RUN_AS_NODE$|LANG|LC_)/.test(name),
  );
  return Object.fromEntries(keptVariables.map(([name, value]) => [name, value ?? '']));
}

/** An X server of its own, as a shared display mixes focus, menus and clipboard. */
export async function startDisplay(): Promise<{ name: string; server: ChildProcess }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const name = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once('data', (number: Buffer) => resolve(`:${String(number).trim()}`));
  });
  return { name, server };
}
