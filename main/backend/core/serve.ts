/**
 * Connects a port and the backend: requests in, replies and events out, and calls to the shell with ids of their own.
 * Works on any channel: a utility process, a Node child, a worker, a pair in a test.
 */
import { z } from 'zod';
import type { EventName, EventPayload } from '#contract/events.ts';
import { eventPayloads } from '#contract/events.ts';
import type { Envelope } from '#contract/failure.ts';
import { AppError, FAILURE_CODES } from '#contract/failure.ts';
import { type HostCall, type HostName, hostRequests, type Port, type PortMessage } from '#contract/host.ts';
import { failureSchema } from '#contract/shapes.ts';
import type { Log } from './log.ts';

export type Answerer = (from: 'page' | 'host', name: string, input: unknown) => Promise<Envelope<unknown>>;

export type Served = Readonly<{
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  host: HostCall;
  /** Starts answering requests; earlier ones were queued. */
  answerWith(answerer: Answerer): void;
  /** The port is closed: pending calls to the shell fail with backend.unavailable, and nothing is posted. */
  ended(): void;
}>;

const envelopeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure: failureSchema.extend({ code: z.enum(FAILURE_CODES) }) }),
]);

type Pending = Readonly<{ name: HostName; resolve(value: never): void; reject(error: AppError): void }>;

export function serve(port: Port, log: Log): Served {
  const pending = new Map<number, Pending>();
  const early: Extract<PortMessage, { type: 'request' }>[] = [];
  let answerer: Answerer | undefined;
  let disconnected = false;
  let lastId = 0;

  const post = (message: PortMessage): void => {
    if (!disconnected) port.post(message);
  };

  async function reply(
    request: Extract<PortMessage, { type: 'request' }>,
    answerTo: Answerer,
  ): Promise<void> {
    post({
      type: 'reply',
      id: request.id,
      envelope: await answerTo(request.from, request.name, request.input),
    });
  }

  function accept(message: PortMessage): void {
    switch (message.type) {
      case 'request':
        if (answerer === undefined) early.push(message);
        else void reply(message, answerer);
        return;
      case 'reply':
        settle(message.id, message.envelope);
        return;
      case 'ping':
        post({ type: 'pong' });
        return;
      case 'event':
      case 'ready':
      case 'pong':
      case 'works':
      case 'failed':
        log.warn('message of no use here', { type: message.type });
        return;
      default:
        log.warn('message of an unknown type');
    }
  }

  function settle(id: number, raw: unknown): void {
    const call = pending.get(id);
    if (call === undefined) return;
    pending.delete(id);
    const envelope = envelopeSchema.safeParse(raw);
    const output =
      envelope.data?.ok === true ? hostRequests[call.name].output.safeParse(envelope.data.value) : undefined;
    if (output?.success === true) call.resolve(output.data as never);
    else if (envelope.data?.ok === false)
      call.reject(
        new AppError(envelope.data.failure.code, envelope.data.failure.params, {
          incident: envelope.data.failure.incident,
        }),
      );
    else {
      log.warn('the shell answered out of shape', { name: call.name });
      call.reject(new AppError('unexpected'));
    }
  }

  port.receive(accept);
  return {
    emit(event, payload) {
      post({ type: 'event', event, payload: eventPayloads[event].parse(payload) });
    },
    host: (name, input) =>
      new Promise((resolve, reject) => {
        if (disconnected) {
          reject(new AppError('backend.unavailable'));
          return;
        }
        lastId += 1;
        pending.set(lastId, { name, resolve, reject });
        post({ type: 'request', id: lastId, from: 'host', name, input });
      }),
    answerWith(next) {
      answerer = next;
      for (const request of early.splice(0)) void reply(request, next);
    },
    ended() {
      disconnected = true;
      for (const call of pending.values()) call.reject(new AppError('backend.unavailable'));
      pending.clear();
    },
  };
}
