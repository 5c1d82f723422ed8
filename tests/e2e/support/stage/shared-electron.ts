/**
 * The Electrons of a worker, in which Escale is closed and assembled anew for each test (main/shell/renewal.ts): a start
 * of Electron is as dear as a short test.
 */
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Renewal } from '#shell/renewal.ts';
import { processesWhere } from '../outside/running-processes.ts';

/** What is settled when Electron starts: there is one for each language and time zone that a test asked for. */
export type Settled = Readonly<{ language: 'fr' | 'en'; zone: string }>;

/** Variables that Escale reads when it is assembled, or its backend; any other is for a start of its own. */
const RENEWABLE: ReadonlySet<string> = new Set(['TZ', 'ESCALE_GOOGLE_BASE', 'ESCALE_TEST_OUTSIDE']);
export const renewable = (environment: Readonly<Record<string, string>>): boolean =>
  Object.keys(environment).every((name) => RENEWABLE.has(name));

type Launch = NonNullable<Parameters<typeof _electron.launch>[0]>;

export class SharedElectron {
  private readonly folder: string;
  private readonly running = new Map<string, ElectronApplication>();
  /** Each Electron leads a group of processes. */
  private readonly groups = new Set<number>();

  /** @param folder for Chromium's own profiles, and the libraries of first starts, which no test sees */
  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Escale as at a first start, in this profile.
   * @param launch how an Electron is started where none can serve
   */
  async open(
    settled: Settled,
    profile: string,
    environment: Readonly<Record<string, string>>,
    launch: (userData: string, library: string) => Launch,
  ): Promise<{ app: ElectronApplication; page: Page }> {
    const app = await this.electron(JSON.stringify(settled), launch);
    const opened = app.waitForEvent('window');
    await app.evaluate(
      (_electron, args) =>
        (globalThis as unknown as { ESCALE_TEST_RENEWAL: Renewal }).ESCALE_TEST_RENEWAL.open(...args),
      [profile, environment] as Parameters<Renewal['open']>,
    );
    return { app, page: await opened };
  }

  private async electron(
    settled: string,
    launch: (userData: string, library: string) => Launch,
  ): Promise<ElectronApplication> {
    const existing = this.running.get(settled);
    if (existing !== undefined) return existing;
    const own = join(this.folder, String(this.groups.size));
    const options = launch(join(own, 'profile'), join(own, 'library'));
    const app = await _electron.launch({ ...options, env: { ...options.env, ESCALE_TEST_RENEWAL: '1' } });
    this.running.set(settled, app);
    this.groups.add(app.process().pid ?? 0);
    await (await app.firstWindow()).waitForLoadState();
    await this.close(app);
    return app;
  }

  /** Closes Escale by its handshake; Electron goes on. */
  close(app: ElectronApplication): Promise<void> {
    return app.evaluate(() =>
      (globalThis as unknown as { ESCALE_TEST_RENEWAL: Renewal }).ESCALE_TEST_RENEWAL.close(),
    );
  }

  /** A test ends it, or nobody knows what became of it: the next one starts another. */
  forget(app: ElectronApplication): void {
    for (const [settled, runningApp] of this.running) if (runningApp === app) this.running.delete(settled);
  }

  /** Of all it started, forgotten ones included. */
  processes(): { pid: number; command: string }[] {
    return processesWhere(({ group }) => this.groups.has(group));
  }

  async end(): Promise<void> {
    for (const app of this.running.values()) await app.close();
    this.running.clear();
  }
}
