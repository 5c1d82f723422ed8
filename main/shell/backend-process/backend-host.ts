/**
 * Owns the backend process: starts it, forwards requests and answers, and restarts it when it dies or hangs
 * (docs/design/processes.md#when-the-backend-dies). Without Electron; the two kinds of process are in backend-child.ts.
 */
import type { EventName, EventPayload, eventPayloads as EventPayloads } from '#contract/events.ts';
import type { Envelope, Failure } from '#contract/failure.ts';
import type { BackendHostName, BackendHostRequests, PortMessage } from '#contract/host.ts';
import type { InputOf, OutputOf } from '#contract/shapes.ts';
import type { BackendChild } from './backend-child.ts';
import { createCalls } from './backend-calls.ts';
import { createHangWatch } from './heartbeat.ts';
import { fail, newIncident, valueOf } from '../answers.ts';
import type { Log } from '../log.ts';

/**
 * Delays before the second, third and fourth start. After that the author is informed, and the next request starts once
 * more.
 */
const BACK_OFF = [250, 1_000, 4_000] as const;
/** A backend that ran this long resets the count of failed starts. */
const STEADY_AFTER = 30_000;
/** Opening may migrate a large library; the copy made before extends this limit. */
const START_LIMIT = 180_000;
const CLOSE_LIMIT = 3_000;
/** A request that arrives earlier after a failed start gets the same failure. */
const RETRY_AFTER = 1_000;

type BackendHostOptions = Readonly<{
  startChild(): BackendChild;
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  /** Answers a request of the backend to the shell. Never rejects. */
  answer(name: string, input: unknown): Promise<Envelope<unknown>>;
  log: Log;
}>;

type State =
  | Readonly<{ is: 'starting' | 'ready' | 'waiting' | 'restarting' | 'closed' }>
  /** The process runs without an open library and answers with main/backend/app/rescue/rescue.ts. */
  | Readonly<{ is: 'shut' }>
  /** Start was refused or failed too often; requests get this failure until one starts it again. */
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
  let starts = 0;
  let forwarded = Promise.resolve();
  const hangWatch = createHangWatch(log);
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
        // Extends the limit while a large library is copied or rewritten before it opens.
        const more = message.type === 'works' ? message.ms : copies(message) ? 0 : undefined;
        if (more !== undefined) {
          clearTimeout(limit);
          limit = setTimeout(late, START_LIMIT + more);
        }
      }
      hangWatch.heard(message, mine);
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
   * Resolves with the number of processes started once a backend answers a ping sent now; a hung one is replaced first.
   * Null if there is none.
   */
  async function awaitAnswer(): Promise<number | null> {
    if (state.is === 'closed' || state.is === 'down') return null;
    return (await hangWatch.awaitPong()) ? starts : null;
  }

  function receive(message: PortMessage, from: BackendChild): void {
    switch (message.type) {
      case 'ready':
        log.info('backend ready', { kind: from.kind, node: message.node, sqlite: message.sqlite });
        if (state.is !== 'starting' && state.is !== 'shut') return;
        refusal = null;
        state = { is: 'ready' };
        hangWatch.watch(from);
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
        hangWatch.watch(from);
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

  /** Forwards events in order. The schemas are loaded with the first event, to keep them out of the start. */
  function forwardEvent(event: string, payload: unknown): void {
    forwarded = forwarded
      .then(async () => forward(event, payload, (await import('#contract/events.ts')).eventPayloads))
      .catch((error: unknown) => log.error('an event could not be forwarded', error));
  }

  function forward(event: string, payload: unknown, eventPayloads: typeof EventPayloads): void {
    const eventName = Object.hasOwn(eventPayloads, event) ? (event as EventName) : null;
    const parsed = eventName === null ? null : eventPayloads[eventName].safeParse(payload);
    if (eventName === null || !parsed?.success)
      log.warn('the backend sent an event that the contract has not', { event });
    else emit(eventName, parsed.data as EventPayload<typeof eventName>);
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
    hangWatch.end();
    if (state.is === 'closed') return;
    if (state.is === 'restarting') {
      // A requested end is not a failure: the queued requests go to the next process.
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
    hangWatch.failProofs();
  }

  function send(from: 'page' | 'host', name: string, input: unknown): Promise<Envelope<unknown>> {
    if (state.is === 'closed') return Promise.resolve(fail('backend.unavailable'));
    if (state.is === 'down') {
      if (Date.now() - state.since < RETRY_AFTER)
        return Promise.resolve({ ok: false, failure: state.failure });
      // Any request retries, because the author may have closed the other window, freed the disk or pressed « Réessayer
      // ».
      failures = BACK_OFF.length;
      start();
      const refused = failureNow();
      if (refused !== null) return Promise.resolve({ ok: false, failure: refused });
    }
    return calls.add({ from, name, input }, isOpen());
  }

  /** A request of the shell itself. Rejects with an AppError. */
  async function call<Name extends BackendHostName>(
    name: Name,
    input: InputOf<BackendHostRequests, Name>,
  ): Promise<OutputOf<BackendHostRequests, Name>> {
    return valueOf((await send('host', name, input)) as Envelope<OutputOf<BackendHostRequests, Name>>);
  }

  /** Lets `closing` finish its writes for at most CLOSE_LIMIT, then ends it. Resolves when it has ended. */
  async function end(closing: BackendChild, next: 'closed' | 'restarting'): Promise<void> {
    const exited = new Promise<void>((resolve) => closing.onExit(() => resolve()));
    const closeRequest = isOpen()
      ? call('host.close', {}).catch((error: unknown) => log.error('the backend did not close', error))
      : Promise.resolve();
    state = { is: next };
    hangWatch.end();
    if (next === 'closed') hangWatch.failProofs();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_LIMIT);
    });
    await Promise.race([closeRequest, exited, limit]);
    closing.kill();
    await Promise.race([exited, limit]);
    clearTimeout(timer);
  }

  async function close(): Promise<void> {
    const closing = child;
    if (closing === null) {
      state = { is: 'closed' };
      hangWatch.failProofs();
      return;
    }
    await end(closing, 'closed');
    calls.rejectSent(unavailable());
  }

  /**
   * Replaces the process. Requests in progress are rejected, since they were for the old library; new ones are queued.
   * @param keepPage the page stays and gets backend.restarted
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
    awaitAnswer,
    starts: (): number => starts,
    /** Forwards a request that passed the gate; `dispatch` validates it. Never rejects. */
    callFromPage: (name: string, input: unknown): Promise<Envelope<unknown>> => send('page', name, input),
    pid: (): number | undefined => child?.pid(),
  };
}
