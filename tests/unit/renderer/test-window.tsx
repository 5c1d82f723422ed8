/** The page on a real backend, without a shell: requests pass through dispatch. */
import { setTimeout as pause } from 'node:timers/promises';
import { cleanup, render } from '@testing-library/react';
import { vi } from 'vitest';
import type { Bridge } from '#contract/bridge.ts';
import type { EventName } from '#contract/events.ts';
import type { Envelope } from '#contract/failure.ts';
import type { Situation } from '#contract/rescue.ts';
import { App } from '#renderer/app/App.tsx';
import { loadWords } from '#renderer/bridge/messages.tsx';
import { loadLazyParts } from '#renderer/ui/window/lazy-part.tsx';
import { keepEarlyCommand } from '#renderer/ui/window/use-commands.ts';
import { NoticesProvider } from '#renderer/ui/window/notices.tsx';
import { SettingsGate } from '#renderer/app/SettingsGate.tsx';
import { openTestBackend } from '../../builders/test-backend.ts';
import type { TestBackend } from '../../builders/test-backend.ts';

export type TestWindow = Readonly<{
  backend: TestBackend;
  /** Requests to the shell, in order. */
  requests: { name: string; input: unknown }[];
  /** Emits an event like the shell. */
  tell: (event: EventName, payload: unknown) => void;
  /** Fails the next calls of this name. */
  refuse: (name: string, failure: { code: string }) => void;
  accept: (name: string) => void;
  /** The next calls of this name wait until it is let go. */
  hold: (name: string) => () => void;
  /** From here on every other answer of this name comes so many milliseconds late: after the one that was asked next. */
  slow: (name: string, ms: number) => void;
  /** Names of all that was asked, of the backend too. */
  called: Set<string>;
  /** Resolves once nothing is under way, and nothing more was asked for a while. */
  quiet: () => Promise<void>;
  close: () => Promise<void>;
}>;

// happy-dom has no highlights: those are checked in a real window.
globalThis.Highlight ??= class extends Set<AbstractRange> {} as unknown as typeof Highlight;

const ABOUT = {
  version: '0.1.0',
  runtime: 'Electron 45.4.1',
  standIn: false,
  chromium: '152',
  node: '24',
  platform: 'linux',
  language: 'fr-FR',
};

/** Answers of the shell, where an empty one is not enough. */
const SHELL_SAYS: Readonly<Record<string, object>> = {
  'app.about': ABOUT,
  'log.lines': { lines: [] },
  'secrets.status': { kept: true },
  'files.take-opened': { files: [] },
};

/** The backend process’s answer for an open library; a test has no such process. */
const OPEN: Situation = {
  folder: 'Escale',
  folderKind: 'usual',
  usual: 'Escale',
  copies: [],
  readable: true,
};

/** happy-dom lays nothing out: a size, so that the virtual list shows its rows. */
function giveSize(): void {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
}

/** Longer than the page’s delays before a request: for typing, and after many events (bridge/use-event.ts). */
const QUIET_MS = 400;
const TURN_MS = 10;

type Options = Readonly<{
  /** With publishing, for the practice blog too. */
  publishing?: boolean;
  /** Runs before anything is drawn. */
  first?: () => Promise<void>;
  /** Options of the backend. With them its events reach the page when they are emitted, not with the next answer. */
  backend?: NonNullable<Parameters<typeof openTestBackend>[0]>;
  /** Answers of the shell, by the name of the request. */
  shell?: Readonly<Record<string, object>>;
}>;

export async function openTestWindow(
  prepare?: (backend: TestBackend) => Promise<void>,
  { publishing = false, first, backend: backendOptions, shell = {} }: Options = {},
): Promise<TestWindow> {
  giveSize();
  vi.stubGlobal('CSS', Object.assign(CSS, { highlights: new Map() }));
  const listeners = new Set<(event: EventName, payload: unknown) => void>();
  const backend = await openTestBackend({
    ...(!publishing && { publishing }),
    ...(backendOptions !== undefined && {
      heard: () => void setImmediate(() => listeners.size > 0 && passOn()),
      ...backendOptions,
    }),
  });
  await prepare?.(backend);
  backend.events.length = 0;
  const refused = new Map<string, { code: string }>();
  const heldAnswers = new Map<string, Promise<undefined>>();
  const requests: TestWindow['requests'] = [];
  const late = new Map<string, { ms: number; count: number }>();
  const called = new Set<string>();
  const traffic = { underWay: 0, lastAt: performance.now() };
  const tell = (event: EventName, payload: unknown): void => {
    for (const listener of listeners) listener(event, payload);
  };
  const passOn = (): void => {
    for (const { event, payload } of backend.events.splice(0)) tell(event, payload);
  };
  async function answer(name: string, input: unknown): Promise<Envelope<unknown>> {
    await heldAnswers.get(name);
    const refusal = refused.get(name);
    if (refusal !== undefined)
      return { ok: false, failure: { code: refusal.code as never, params: {}, incident: 'i-1' } };
    if (
      Object.hasOwn(shell, name) ||
      /^(app|windows?|dialogs|destinations|clipboard|secrets|log|files|proxy)\.|^(links\.(?:open|write-mail)|spelling\.configure)$/.test(
        name,
      )
    ) {
      requests.push({ name, input });
      return { ok: true, value: shell[name] ?? SHELL_SAYS[name] ?? {} };
    }
    if (name === 'rescue.situation') return { ok: true, value: OPEN };
    const envelope = await backend.dispatch('page', name, input);
    passOn();
    return envelope;
  }
  const bridge = {
    async call(name: string, input: unknown): Promise<Envelope<unknown>> {
      called.add(name);
      traffic.underWay += 1;
      try {
        const envelope = await answer(name, input);
        const slowed = late.get(name);
        if (slowed !== undefined && (slowed.count += 1) % 2 === 1) await pause(slowed.ms);
        return envelope;
      } finally {
        traffic.underWay -= 1;
        traffic.lastAt = performance.now();
      }
    },
    subscribe(event: EventName, listener: (payload: never) => void): () => void {
      const heard = (name: EventName, payload: unknown): void => {
        if (name === event) listener(payload as never);
      };
      listeners.add(heard);
      return () => {
        listeners.delete(heard);
      };
    },
  } as unknown as Bridge;
  vi.stubGlobal('escale', bridge);
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  // A command that comes before the window listens is kept, as main.tsx keeps it.
  keepEarlyCommand();
  // Like a window opened a moment ago.
  await Promise.all([loadLazyParts(), loadWords('en')]);
  await first?.();
  render(
    <SettingsGate>
      <NoticesProvider>
        <App />
      </NoticesProvider>
    </SettingsGate>,
  );
  return {
    backend,
    requests,
    tell,
    refuse: (name, failure) => void refused.set(name, failure),
    accept: (name) => void refused.delete(name),
    hold(name) {
      let letGo = (): void => undefined;
      heldAnswers.set(
        name,
        new Promise((resolve) => {
          letGo = () => resolve(undefined);
        }),
      );
      return () => {
        heldAnswers.delete(name);
        letGo();
      };
    },
    slow: (name, ms) => void late.set(name, { ms, count: 0 }),
    called,
    async quiet() {
      // Counted in turns of the loop, as a suspended machine renders nothing.
      let lastSeenAt = Number.NaN;
      for (let turns = 0; turns * TURN_MS < QUIET_MS; turns += 1) {
        await pause(TURN_MS);
        if (traffic.underWay === 0 && traffic.lastAt === lastSeenAt) continue;
        lastSeenAt = traffic.lastAt;
        turns = 0;
      }
    },
    async close() {
      cleanup();
      await new Promise((resolve) => setImmediate(resolve));
      await backend.dispose();
    },
  };
}
