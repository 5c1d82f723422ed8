/**
 * The one gate between pages and the rest (docs/design/processes.md#the-gate). In this order: a window of ours, its top
 * frame, our origin exactly, a name of the tables, an input of bearable size. Pure: takes what Electron gives as it is.
 */
import type { Envelope, FailureCode } from '#contract/failure.ts';
import { fail, newIncident } from './failures.ts';
import { measureInput } from './input-size.ts';
import { originOf, PAGE_ORIGIN } from './origins.ts';

type Frame = Readonly<{ url: string; parent: unknown }>;
/** What the gate reads of an IpcMainInvokeEvent; `senderFrame` may be null once the frame is gone. */
export type Asker = Readonly<{ sender: Readonly<{ id: number }>; senderFrame?: Frame | null }>;
export type Answer = (input: unknown) => Promise<Envelope<unknown>>;

export type GateOptions = Readonly<{
  /** True for the web contents of a window that the shell made for the page. */
  isTrusted(webContentsId: number): boolean;
  /** By own names only: `__proto__` is not one. */
  routes: ReadonlyMap<string, Answer>;
  log: Readonly<{ warn(message: string, details: Readonly<Record<string, string>>): void }>;
}>;

/** Returns the only handler of the call channel. It never rejects. */
export function createGate({ isTrusted, routes, log }: GateOptions) {
  const refuse = (why: string, name: unknown, code: FailureCode = 'request.forbidden'): Envelope<never> => {
    const incident = newIncident();
    log.warn(`refused a request: ${why}`, {
      name: typeof name === 'string' ? name.slice(0, 80) : typeof name,
      incident,
    });
    return fail(code, {}, incident);
  };

  return async (asker: Asker, name: unknown, input: unknown): Promise<Envelope<unknown>> => {
    if (!isTrusted(asker.sender.id)) return refuse('unknown window', name);
    const frame = asker.senderFrame;
    if (!frame) return refuse('no frame', name);
    if (frame.parent !== null) return refuse('not the top frame', name);
    if (originOf(frame.url) !== PAGE_ORIGIN) return refuse('not our origin', name);
    const answer = typeof name === 'string' ? routes.get(name) : undefined;
    if (answer === undefined) return refuse('unknown name', name);
    const size = measureInput(input);
    if (size === 'too-large') return refuse('too large', name, 'request.too-large');
    if (size === 'not-json') return refuse('not plain JSON', name, 'request.invalid');
    return answer(input);
  };
}
