/** The browser of a worker for the page, and the server of the page: both are reused by its tests. */
import type { Browser, BrowserContext } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { EngineHosts } from './engine-hosts.ts';

/** Chromium of Electron 45, the release’s version. */
const CHROMIUM_OF_RELEASE = 152;

/** Root, without a sandbox, on a machine without a network: only names of this computer resolve. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
];

/** The initial size of Electron’s window. */
const SIZE = { width: 1_280, height: 800 } as const;

type Locale = Readonly<{ language: 'fr' | 'en'; zone: string | undefined }>;

export class EngineBrowser {
  readonly hosts: EngineHosts;
  readonly version: string;
  private readonly browser: Browser;
  /** Reused by later tests, as a context holds the browser’s compiled code. The page stores nothing. */
  private readonly contexts = new Map<string, BrowserContext>();

  private constructor(browser: Browser, hosts: EngineHosts) {
    this.browser = browser;
    this.hosts = hosts;
    this.version = browser.version();
  }

  /** @param executablePath of the browser @param root the sources with their `out/` */
  static async open(
    executablePath: string,
    root: string,
    switches: readonly string[] = [],
  ): Promise<EngineBrowser> {
    const browser = await chromium.launch({ executablePath, args: [...SWITCHES, ...switches] });
    expect(
      Number.parseInt(browser.version(), 10),
      'Chromium is that of the release or newer',
    ).toBeGreaterThanOrEqual(CHROMIUM_OF_RELEASE);
    return new EngineBrowser(browser, await EngineHosts.open(root));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.hosts.close();
  }

  async contextFor({ language, zone }: Locale): Promise<BrowserContext> {
    const key = `${language} ${zone}`;
    const existing = this.contexts.get(key);
    if (existing !== undefined) return existing;
    const context = await this.browser.newContext({
      viewport: SIZE,
      locale: language === 'fr' ? 'fr-FR' : 'en-US',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...(zone !== undefined && { timezoneId: zone }),
    });
    this.contexts.set(key, context);
    return context;
  }
}
