/**
 * Owns the backend's process: starts it, forwards to it, answers it, starts it again when it dies or no longer answers
 * (docs/design/processes.md#when-the-backend-dies). Electron-free: what differs between the two kinds of process is in
 * backend-child.ts.
 */
import type { EventName, EventPayload, eventPayloads as EventPayloads } from '#contract/events.ts';
import type { Envelope, Failure } from '#contract/failure.ts';
import type { BackendHostName, BackendHostRequests, PortMessage } from '#contract/host.ts';
import type { InputOf, OutputOf } from '#contract/shapes.ts';
import type { BackendChild } from './backend-child.ts';
import { createCalls } from './backend-calls.ts';
import { createLife } from './heartbeat.ts';
import { fail, newIncident, valueOf } from '../answers.ts';
import type { Log } from '../log.ts';

/** Before the second, third and fourth start. Then the author is told, and the next request tries once more. */
const BACK_OFF = [250, 1_000, 4_000] as const;
/** A backend that held this long has earned new tries. */
const STEADY_AFTER = 30_000;
/** Opening may migrate a large library; copying it first says that it goes on. */
const START_LIMIT = 180_000;
const CLOSE_LIMIT = 3_000;
/** A request that comes sooner after a refused start gets the same answer. */
const RETRY_AFTER = 1_000;

type BackendHostOptions = Readonly<{
  startChild(): BackendChild;
  /** To the page. */
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  /** Requests of the backend to the shell; never rejects. */
  answer(name: string, input: unknown): Promise<Envelope<unknown>>;
  log: Log;
}>;

type State =
  | Readonly<{ is: 'starting' | 'ready' | 'waiting' | 'restarting' | 'closed' }>
  /** It runs, and has no open library: it answers for itself (main/backend/app/rescue/rescue.ts). */
  | Readonly<{ is: 'shut' }>
  /** It said why it cannot start, or died too often: requests get this failure until one tries again. */
  | Readonly<{ is: 'down'; failure: Failure; since: number }>;

const unavailable = (): Failure => ({ code: 'backend.unavailable', params: {}, incident: newIncident() });

export type BackendHost = ReturnType<typeof createBackendHost>;

const copies = (message: PortMessage): boolean =>
  message.type === 'event' && message.event === 'library.copying';

export function createBackendHost({ startChild, emit, answer, log }: BackendHostOptions) {
  let state: State = { is: 'closed' };
  let child: BackendChild | null = null;
  let failures = 0;
  let everReady = false;
  let refusal: Failure | null = null;
  let announcesReady = false;
  /** Processes started until now. */
  let starts = 0;
  let forwarded = Promise.resolve();
  const life = createLife(log);
  const calls = createCalls({ log, post: (message) => child?.post(message) });

  function start(): void {
    state = { is: 'starting' };
    refusal = null;
    const started = Date.now();
    let mine: BackendChild;
    try {
      mine = startChild();
    } catch (error) {
      log.error('the backend could not be started', error);
      ended('not started', started);
      return;
    }
    child = mine;
    starts += 1;
    const late = (): void => {
      log.warn('the backend was not ready in time', { ms: START_LIMIT });
      mine.kill();
    };
    let limit = setTimeout(late, START_LIMIT);
    mine.onOutput((line) => log.info(`backend: ${line}`));
    mine.onMessage((message) => {
      if (message.type === 'ready' || message.type === 'failed') clearTimeout(limit);
      else if (state.is === 'starting') {
        // It works on: a library of many years is copied before it opens, or written anew, however long that takes.
        const more = message.type === 'works' ? message.ms : copies(message) ? 0 : undefined;
        if (more !== undefined) {
          clearTimeout(limit);
          limit = setTimeout(late, START_LIMIT + more);
        }
      }
      life.heard(message, mine);
      receive(message, mine);
    });
    mine.onExit((what) => {
      clearTimeout(limit);
      if (child === mine) child = null;
      ended(what, started);
    });
  }

  const isOpen = (): boolean => state.is === 'ready' || state.is === 'shut';

  /**
   * Resolves once a backend answers that is asked from now on, with how many processes there have been; one that hangs is
   * replaced first. Null where none can be had.
   */
  async function proven(): Promise<number | null> {
    if (state.is === 'closed' || state.is === 'down') return null;
    return (await life.proven()) ? starts : null;
  }

  function receive(message: PortMessage, from: BackendChild): void {
    switch (message.type) {
      case 'ready':
        log.info('backend ready', { kind: from.kind, node: message.node, sqlite: message.sqlite });
        if (state.is !== 'starting' && state.is !== 'shut') return;
        refusal = null;
        state = { is: 'ready' };
        life.watch(from);
        calls.flush();
        if (everReady) emit('backend.restarted', {});
        everReady = true;
        return;
      case 'failed':
        if (!message.envelope.ok) refusal = message.envelope.failure;
        log.warn('the library was not opened', {
          code: refusal?.code ?? 'unexpected',
          incident: refusal?.incident ?? '',
        });
        if (state.is !== 'starting' && state.is !== 'ready') return;
        state = { is: 'shut' };
        life.watch(from);
        calls.flush();
        return;
      case 'ping':
      case 'pong':
      case 'works':
        return;
      case 'reply':
        calls.settle(message.id, message.envelope);
        return;
      case 'event':
        forwardEvent(message.event, message.payload);
        return;
      case 'request':
        void reply(message.id, message.name, message.input, from);
        return;
    }
  }

  /** In their order. The schemas are loaded with the first one, which no start waits for. */
  function forwardEvent(event: string, payload: unknown): void {
    forwarded = forwarded
      .then(async () => forward(event, payload, (await import('#contract/events.ts')).eventPayloads))
      .catch((error: unknown) => log.error('an event could not be forwarded', error));
  }

  function forward(event: string, payload: unknown, eventPayloads: typeof EventPayloads): void {
    const known = Object.hasOwn(eventPayloads, event) ? (event as EventName) : null;
    const parsed = known === null ? null : eventPayloads[known].safeParse(payload);
    if (known === null || !parsed?.success)
      log.warn('the backend sent an event that the contract has not', { event });
    else emit(known, parsed.data as EventPayload<typeof known>);
  }

  async function reply(id: number, name: string, input: unknown, to: BackendChild): Promise<void> {
    const envelope = await answer(name, input);
    if (child !== to) return;
    try {
      to.post({ type: 'reply', id, envelope });
    } catch (error) {
      log.error(`the answer to ${name} could not be sent`, error);
    }
  }

  function ended(what: string, started: number): void {
    life.end();
    if (state.is === 'closed') return;
    if (state.is === 'restarting') {
      // Nobody lost anything: it ended because it was asked to, and what waits is for the next one.
      calls.rejectSent(unavailable());
      everReady = announcesReady;
      start();
      return;
    }
    const wasReady = state.is === 'ready';
    const lost = unavailable();
    const { incident } = lost;
    log.warn('the backend ended', { what, incident });
    calls.rejectSent(refusal ?? lost);
    if (wasReady) emit('backend.lost', {});
    if (refusal !== null) return goDown(refusal);
    if (wasReady && Date.now() - started > STEADY_AFTER) failures = 0;
    const delay = BACK_OFF[failures];
    if (delay === undefined) return goDown(lost);
    failures += 1;
    state = { is: 'waiting' };
    setTimeout(() => {
      if (state.is === 'waiting') start();
    }, delay);
  }

  const failureNow = (): Failure | null => (state.is === 'down' ? state.failure : null);

  function goDown(failure: Failure): void {
    state = { is: 'down', failure, since: Date.now() };
    calls.rejectWaiting(failure);
    life.gone();
  }

  function send(from: 'page' | 'host', name: string, input: unknown): Promise<Envelope<unknown>> {
    if (state.is === 'closed') return Promise.resolve(fail('backend.unavailable'));
    if (state.is === 'down') {
      if (Date.now() - state.since < RETRY_AFTER)
        return Promise.resolve({ ok: false, failure: state.failure });
      // The author may have closed the other window, freed the disk, pressed « Réessayer »: asking is trying.
      failures = BACK_OFF.length;
      start();
      const refused = failureNow();
      if (refused !== null) return Promise.resolve({ ok: false, failure: refused });
    }
    return calls.add({ from, name, input }, isOpen());
  }

  /** Asks the backend on the shell's own account. Rejects with an AppError. */
  async function call<Name extends BackendHostName>(
    name: Name,
    input: InputOf<BackendHostRequests, Name>,
  ): Promise<OutputOf<BackendHostRequests, Name>> {
    return valueOf((await send('host', name, input)) as Envelope<OutputOf<BackendHostRequests, Name>>);
  }

  /** Lets `closing` finish writing, at most three seconds, then ends it; resolves once it has ended. */
  async function end(closing: BackendChild, next: 'closed' | 'restarting'): Promise<void> {
    const exited = new Promise<void>((resolve) => closing.onExit(() => resolve()));
    const asked = isOpen()
      ? call('host.close', {}).catch((error: unknown) => log.error('the backend did not close', error))
      : Promise.resolve();
    state = { is: next };
    life.end();
    if (next === 'closed') life.gone();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_LIMIT);
    });
    await Promise.race([asked, exited, limit]);
    closing.kill();
    await Promise.race([exited, limit]);
    clearTimeout(timer);
  }

  /** Ends it for good. Later requests are refused. */
  async function close(): Promise<void> {
    const closing = child;
    if (closing === null) {
      state = { is: 'closed' };
      life.gone();
      return;
    }
    await end(closing, 'closed');
    calls.rejectSent(unavailable());
  }

  /**
   * Ends it and starts another. What is under way is rejected: it was meant for the library that goes. What comes from
   * here on waits for the next. @param keepPage the page stays, and hears that the backend is back
   */
  async function restart(keepPage = false): Promise<void> {
    const closing = child;
    if (closing === null || !isOpen()) return;
    announcesReady = keepPage;
    calls.rejectSent(unavailable());
    await end(closing, 'restarting');
  }

  return {
    start,
    call,
    close,
    restart,
    proven,
    /** Processes started until now. */
    starts: (): number => starts,
    /** Forwards a request that passed the gate; `dispatch` validates it. Never rejects. */
    callFromPage: (name: string, input: unknown): Promise<Envelope<unknown>> => send('page', name, input),
    /** Of the running process, for tests and the log. */
    pid: (): number | undefined => child?.pid(),
  };
}
