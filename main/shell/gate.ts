/**
 * The one gate between pages and the rest (docs/design/processes.md#the-gate). In this order: a window of ours, its top
 * frame, our origin exactly, a name of the tables, an input of bearable size. Pure: takes what Electron gives as it is.
 */
import type { Envelope, FailureCode } from '#contract/failure.ts';
import { type Answer, fail, newIncident } from './answers.ts';
import { originOf, PAGE_ORIGIN } from './hosts/origins.ts';

/** Of one request, in UTF-16 units and small change; a post of 100,000 words is under one million. */
export const INPUT_LIMIT = 10_000_000;
const DEPTH_LIMIT = 200;

/**
 * `not-json` for whatever structured clone lets through and JSON does not have (Map, Date, ArrayBuffer, cycles by way
 * of the depth). Stops counting at the limit, so an attack costs what a large post costs.
 */
export function measureInput(input: unknown): 'fine' | 'too-large' | 'not-json' {
  let size = 0;
  const left: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next;
    size += 8;
    if (typeof value === 'string') size += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (depth >= DEPTH_LIMIT) return 'not-json';
      if (Array.isArray(value)) {
        if (value.length > INPUT_LIMIT) return 'too-large';
        for (const item of value as unknown[]) left.push({ value: item, depth: depth + 1 });
      } else {
        const prototype: unknown = Object.getPrototypeOf(value);
        if (prototype !== Object.prototype && prototype !== null) return 'not-json';
        for (const [key, item] of Object.entries(value)) {
          size += key.length;
          left.push({ value: item, depth: depth + 1 });
        }
      }
    } else if (
      !(value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean')
    ) {
      return 'not-json';
    }
    if (size > INPUT_LIMIT) return 'too-large';
  }
  return 'fine';
}

/** The channels of preload/bridge.ts (which imports nothing, so it repeats them; a test compares). */
export const CALL_CHANNEL = 'escale:call';
export const EVENT_CHANNEL = 'escale:event';
/** Paths of a drop, from the preload to the shell and no further. */
export const DROP_CHANNEL = 'escale:drop';
/** The name of the one answer behind DROP_CHANNEL's gate. */
export const DROP_NAME = 'files.dropped';

type Frame = Readonly<{ url: string; parent: unknown }>;
/** What the gate reads of an IpcMainInvokeEvent; `senderFrame` may be null once the frame is gone. */
export type Asker = Readonly<{ sender: Readonly<{ id: number }>; senderFrame?: Frame | null }>;
type GateOptions = Readonly<{
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
    return answer(input, asker.sender.id);
  };
}
