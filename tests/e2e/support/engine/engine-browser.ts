/** The browser of a worker that runs the page, and the server that gives it the page: both serve one test after the other. */
import type { Browser, BrowserContext } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { EngineHosts } from './engine-hosts.ts';

/** Of Electron 45, on which Escale is released. */
const CHROMIUM_OF_RELEASE = 152;

/** As root, in an empty sandbox, on a machine that reaches no network: no name but those of this computer is resolved. */
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

/** As Electron's window opens for the first time. */
const SIZE = { width: 1_280, height: 800 } as const;

type Locale = Readonly<{ language: 'fr' | 'en'; zone: string | undefined }>;

export class EngineBrowser {
  readonly hosts: EngineHosts;
  readonly version: string;
  private readonly browser: Browser;
  /** Kept for the tests to come: what the browser compiled of the page belongs to a context. The page stores nothing. */
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
