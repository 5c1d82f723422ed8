/**
 * Escale in a current browser: the built page, the real backend process, substitutes for Electron (engine-shell.ts).
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import type { EventName } from '#contract/events.ts';
import { appFolder, contactsIn, setForTests } from '../stage/launch.ts';
import { processesWhere } from '../outside/running-processes.ts';
import type { Copied, Stage, Startable } from '../stage/stage.ts';
import type { EngineBrowser } from './engine-browser.ts';
import { createEngineShell, type EngineShell } from './engine-shell.ts';

type Options = Readonly<{
  browser: EngineBrowser;
  language: 'fr' | 'en';
  env: Readonly<Record<string, string>>;
  /** The profile and the library of one test. */
  folder: string;
  /** As in launch.ts. */
  typography: boolean;
  noticesGo: boolean;
}>;

/** preload/bridge.ts over functions that Playwright exposes. Runs in the page. */
function bridge(): void {
  type Told = (name: string, payload: unknown) => void;
  const listeners = new Set<Told>();
  const exposed = window as unknown as { escaleCall(name: unknown, input: unknown): Promise<unknown> };
  Object.assign(window, {
    escaleTell: (name: string, payload: unknown) => {
      for (const listener of listeners) listener(name, payload);
    },
    escale: {
      call: (name: unknown, input: unknown) => exposed.escaleCall(name, input),
      // A browser gives no path of a dropped file.
      giveDropped: () => Promise.resolve({ ok: true, value: { files: [] } }),
      subscribe(name: string, listener: (payload: unknown) => void) {
        const emit: Told = (event, payload) => {
          if (event === name) listener(payload);
        };
        listeners.add(emit);
        return () => void listeners.delete(emit);
      },
    },
  });
}

export class EngineEscale implements Startable {
  readonly library: string;
  readonly profile: string;
  /** Errors of the page's console, uncaught errors, policy violations. */
  readonly complaints: string[] = [];
  /** Requested foreign addresses of the page. */
  readonly outsideRequests: string[] = [];
  private readonly options: Options;
  private running: { context: BrowserContext; page: Page; shell: EngineShell } | null = null;
  /** Events reach the page in order. */
  private told = Promise.resolve();

  constructor(options: Options) {
    this.options = options;
    this.library = join(options.folder, 'library');
    this.profile = join(options.folder, 'profile');
    mkdirSync(this.profile, { recursive: true });
  }

  get page(): Page {
    return this.current().page;
  }

  get stage(): Stage {
    const { page, shell } = this.current();
    return engineStage(page, shell, this.library);
  }

  get shell(): EngineShell {
    return this.current().shell;
  }

  private current(): NonNullable<typeof this.running> {
    if (this.running === null) throw new Error('Escale is not running');
    return this.running;
  }

  async start(): Promise<void> {
    const { browser, language, env } = this.options;
    const context = await browser.contextFor({ language, zone: env['TZ'] });
    const page = await context.newPage();
    const shell = createEngineShell({
      root: appFolder,
      profile: this.profile,
      library: this.library,
      language,
      chromium: browser.version,
      env,
      emit: (name, payload) => this.emit(page, name, payload),
      // A closed page has no theme.
      configure: ({ theme }) =>
        void page.emulateMedia({ colorScheme: theme === 'system' ? null : theme }).catch(() => undefined),
      writeClipboard: (content) => writeClipboard(page, content),
      pastePlain: () => void pastePlain(page),
      reload: () => void page.reload().catch(() => undefined),
      printPdf: () => Promise.reject(new Error('a browser with this harness prints no PDF')),
    });
    this.running = { context, page, shell };
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!browser.hosts.isOwn(request.url())) this.outsideRequests.push(request.url());
    });
    await page.exposeFunction('escaleCall', (name: unknown, input: unknown) => shell.call(name, input));
    await page.addInitScript(bridge);
    browser.hosts.show(shell);
    await page.goto(browser.hosts.page);
    await setForTests(page, this.options);
  }

  async startOnce(): Promise<void> {
    if (this.running === null) await this.start();
  }

  private emit(page: Page, name: EventName, payload: unknown): void {
    this.told = this.told
      .then(() =>
        page.evaluate(
          ([event, data]) =>
            (window as unknown as { escaleTell?(event: unknown, data: unknown): void }).escaleTell?.(
              event,
              data,
            ),
          [name, payload] as const,
        ),
      )
      // The page is reloading, or closed.
      .catch(() => undefined);
  }

  /** Closes like an author, by the handshake. */
  async quit(): Promise<void> {
    const { context, shell } = this.current();
    this.running = null;
    await shell.close(true);
    await closePages(context);
  }

  /** Ends Escale after a test, in any state. */
  async end(): Promise<void> {
    if (this.running === null) return;
    const { context, shell } = this.running;
    this.running = null;
    await closePages(context);
    await shell.close(false);
  }

  /** Origins that the backend tried to contact. */
  contacted(): string[] {
    return contactsIn(readFileSync(join(this.profile, 'logs/escale.log'), 'utf8'));
  }

  /** Processes that this test started. */
  processes(): { pid: number; command: string }[] {
    const library = this.options.env['ESCALE_LIBRARY'] ?? this.library;
    return processesWhere((process) => process.environment.includes(`ESCALE_LIBRARY=${library}`));
  }
}

const closePages = (context: BrowserContext): Promise<unknown> =>
  Promise.all(context.pages().map((page) => page.close()));

function engineStage(page: Page, shell: EngineShell, library: string): Stage {
  return {
    page,
    library,
    command: (id) => Promise.resolve(shell.command(id)),
    // At 200 % a page has half as many CSS pixels.
    resize: ({ width, height }, zoom = 1) =>
      page.setViewportSize({ width: width / zoom, height: height / zoom }),
    choose: (...paths) => Promise.resolve(shell.choose(paths)),
    proposedName: () => Promise.resolve(shell.proposedName()),
    copied: () => readClipboard(page),
    copy: (content) => writeClipboard(page, content),
    opened: () => Promise.resolve(shell.openedAddresses),
  };
}

/**
 * Copies in another page, like another program: `navigator.clipboard` rewrites HTML, a copy event does not. The
 * tested page is focused again afterwards.
 */
async function writeClipboard(
  page: Page,
  { text = '', html }: Readonly<{ text?: string; html?: string | undefined }>,
): Promise<void> {
  const other = await page.context().newPage();
  await other.evaluate(
    ([plain, rich]) => {
      document.addEventListener('copy', (event) => {
        event.preventDefault();
        event.clipboardData?.setData('text/plain', plain ?? '');
        if (rich !== undefined) event.clipboardData?.setData('text/html', rich);
      });
    },
    [text, html] as const,
  );
  await other.keyboard.press('Control+c');
  await other.close();
  await page.bringToFront();
}

/** Retries while another program copies: the browser refuses a clipboard that changes during a read. */
async function readClipboard(page: Page): Promise<Copied> {
  let copied: Copied | null = null;
  await expect
    .poll(async () => {
      copied = await page
        .evaluate(async () => {
          const [item] = await navigator.clipboard.read();
          const read = async (type: string): Promise<string> =>
            item?.types.includes(type) === true ? await (await item.getType(type)).text() : '';
          return { text: await read('text/plain'), html: await read('text/html') };
        })
        .catch(() => null);
      return copied;
    })
    .not.toBeNull();
  return copied ?? { text: '', html: '' };
}

/** A paste without formatting: an Electron command without a key in a browser. */
const pastePlain = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', await navigator.clipboard.readText());
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  });
