/**
 * The Electrons of a worker, in which Escale is closed and assembled again for each test (main/shell/renewal.ts): a
 * start of Electron costs as much as a short test.
 */
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Renewal } from '#shell/renewal.ts';
import { processesWhere } from '../outside/running-processes.ts';

/** Settings fixed at Electron’s start: one Electron for each language and time zone of the tests. */
export type Settled = Readonly<{ language: 'fr' | 'en'; zone: string }>;

/** Variables read when Escale or its backend is assembled; any other needs a start of its own. */
const RENEWABLE: ReadonlySet<string> = new Set(['TZ', 'ESCALE_GOOGLE_BASE', 'ESCALE_TEST_OUTSIDE']);
export const renewable = (environment: Readonly<Record<string, string>>): boolean =>
  Object.keys(environment).every((name) => RENEWABLE.has(name));

type Launch = NonNullable<Parameters<typeof _electron.launch>[0]>;

export class SharedElectron {
  private readonly folder: string;
  private readonly running = new Map<string, ElectronApplication>();
  /** Process groups, one led by each Electron. */
  private readonly groups = new Set<number>();

  /** @param folder for Chromium’s own profiles, and the unused libraries of first starts */
  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Opens Escale like a first start with this profile.
   * @param launch starts an Electron when none can be used
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

  /** Closes Escale by its handshake and keeps Electron. */
  close(app: ElectronApplication): Promise<void> {
    return app.evaluate(() =>
      (globalThis as unknown as { ESCALE_TEST_RENEWAL: Renewal }).ESCALE_TEST_RENEWAL.close(),
    );
  }

  /** Drops an Electron that a test ended or whose state is unknown: the next test starts another. */
  forget(app: ElectronApplication): void {
    for (const [settled, runningApp] of this.running) if (runningApp === app) this.running.delete(settled);
  }

  /** Processes of all it started, dropped ones included. */
  processes(): { pid: number; command: string }[] {
    return processesWhere(({ group }) => this.groups.has(group));
  }

  async end(): Promise<void> {
    for (const app of this.running.values()) await app.close();
    this.running.clear();
  }
}
