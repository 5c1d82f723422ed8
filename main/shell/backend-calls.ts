/** The calls on their way to the backend: those sent, those that wait for it to be ready. Used by backend-host.ts only. */
import type { Envelope, Failure } from '#contract/failure.ts';
import type { PortMessage } from '#contract/messages.ts';
import { deadlineOf } from './deadlines.ts';
import { fail, newIncident } from './failures.ts';
import type { Log } from './log.ts';

/** Milliseconds; named in the log, never with its content. */
const SLOW = 50;

type Question = Readonly<{ from: 'page' | 'host'; name: string; input: unknown }>;
type Waiting = Readonly<{ question: Question; resolve(envelope: Envelope<unknown>): void }>;
type Sent = Waiting & Readonly<{ at: number; timer: ReturnType<typeof setTimeout> | null }>;

export function createCalls({ post, log }: Readonly<{ post(message: PortMessage): void; log: Log }>) {
  const sent = new Map<number, Sent>();
  const waiting = new Set<Waiting>();
  let lastId = 0;

  function send({ question, resolve }: Waiting): void {
    lastId += 1;
    const id = lastId;
    const deadline = deadlineOf(question.name);
    const timer = deadline === null ? null : setTimeout(() => settle(id, late(question.name)), deadline);
    sent.set(id, { question, resolve, at: performance.now(), timer });
    try {
      post({ type: 'request', id, ...question });
    } catch (error) {
      log.error(`${question.name} could not be sent to the backend`, error);
      settle(id, fail('backend.unavailable'));
    }
  }

  function late(name: string): Envelope<never> {
    const incident = newIncident();
    log.warn('no answer from the backend in time', { name, incident });
    return fail('backend.unavailable', {}, incident);
  }

  /** An id that is not known any more is an answer that came after its deadline. */
  function settle(id: number, envelope: Envelope<unknown>): void {
    const call = sent.get(id);
    if (call === undefined) return;
    sent.delete(id);
    if (call.timer !== null) clearTimeout(call.timer);
    const ms = Math.round(performance.now() - call.at);
    if (ms > SLOW) log.info('slow', { name: call.question.name, ms });
    call.resolve(envelope);
  }

  return {
    settle,
    add: (question: Question, ready: boolean): Promise<Envelope<unknown>> =>
      new Promise((resolve) => {
        if (ready) send({ question, resolve });
        else waiting.add({ question, resolve });
      }),
    /** The backend is ready: what waited goes, in order. */
    flush(): void {
      const now = [...waiting];
      waiting.clear();
      for (const call of now) send(call);
    },
    /** The process died with these. */
    rejectSent(failure: Failure): void {
      for (const id of sent.keys()) settle(id, { ok: false, failure });
    },
    rejectWaiting(failure: Failure): void {
      const now = [...waiting];
      waiting.clear();
      for (const { resolve } of now) resolve({ ok: false, failure });
    },
  };
}
