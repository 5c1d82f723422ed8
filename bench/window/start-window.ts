/** Starts the app as an author does, by its executable: time of its first paint, memory of its processes. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';

export const BARE = path.join(import.meta.dirname, '../reference/bare-window');
export const ESCALE = process.env.ESCALE_E2E_APP ?? path.join(import.meta.dirname, '../..');

/** After which a window that does not end is ended, ms. */
const LONGEST_END = 8_000;

type Start = Readonly<{
  /** An app's folder for the current runtime, or a package's own executable. */
  app: string | Readonly<{ executable: string }>;
  display: string;
  /** Chromium's profile: a second start reuses its compiled code. */
  profile: string;
  library?: string;
}>;

export type StartedWindow = Readonly<{
  page: Page;
  /** In milliseconds from the start of the program: until anything was drawn, and until the last large thing was. */
  firstPaint: number;
  largestPaint: number;
  /** Memory of its processes in MiB, with shared pages divided (PSS); the backend separately. */
  memory(): Readonly<{ window: number; backend: number }>;
  close(): Promise<void>;
}>;

/** Needs a build and a runtime; scripts/bench.mjs sees to both. */
export async function startWindow({ app, display, profile, library }: Start): Promise<StartedWindow> {
  const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '';
  const { ESCALE_SET_UP: _, NODE_OPTIONS: __, ...environment } = process.env;
  const began = Date.now();
  const started = spawn(
    typeof app === 'string' ? path.join(runtime, 'electron') : app.executable,
    [
      '--no-sandbox',
      '--disable-gpu',
      '--lang=fr',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      ...(typeof app === 'string' ? [app] : []),
    ],
    {
      detached: true,
      env: {
        ...environment,
        DISPLAY: display,
        LC_ALL: 'C.UTF-8',
        ...(library === undefined ? {} : { ESCALE_LIBRARY: library }),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const group = started.pid ?? 0;
  const address = await new Promise<string>((resolve, reject) => {
    started.once('exit', (code) => reject(new Error(`the window ended with ${code}`)));
    createInterface({ input: started.stderr }).on('line', (line) => {
      const [, found] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('the window has no page');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  const paints = await page.evaluate(paintsOfPage);
  return {
    page,
    firstPaint: paints.first - began,
    largestPaint: paints.largest - began,
    memory: () => memoryOf(group),
    async close() {
      started.kill('SIGTERM');
      const late = performance.now() + LONGEST_END;
      while (processesOf(group).length > 0) {
        if (performance.now() > late) process.kill(-group, 'SIGKILL');
        await pause(50);
      }
      await browser.close();
    },
  };
}

/** Runs in the page: times of its first and largest paint, ms since 1970, once no larger one follows for a while. */
async function paintsOfPage(): Promise<{ first: number; largest: number }> {
  let largest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) largest = Math.max(largest, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const now = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const still = () => new Promise<void>((resolve) => void setTimeout(resolve, 700));
  for (let before = -1; now() === undefined || before !== largest;) {
    before = largest;
    await still();
  }
  const at = (time: number): number => performance.timeOrigin + time;
  return { first: at(now() ?? 0), largest: at(largest) };
}

/** Linux only, like the stand-in. */
function processesOf(group: number): number[] {
  return fs.readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    // proc(5): the state, the parent and the group follow the command in parentheses.
    const [state, , own] = read(`/proc/${name}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(own) === group && state !== 'Z' ? [Number(name)] : [];
  });
}

function memoryOf(group: number): { window: number; backend: number } {
  const memory = { window: 0, backend: 0 };
  for (const pid of processesOf(group)) {
    const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? [];
    const part = /backend\.cjs|node\.mojom\.NodeService/.test(read(`/proc/${pid}/cmdline`))
      ? 'backend'
      : 'window';
    memory[part] += Number(kilobytes ?? 0) / 1_024;
  }
  return memory;
}

/** Empty for a process that ended meanwhile. */
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}
