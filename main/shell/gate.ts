/**
 * The gate for requests of pages (docs/design/processes.md#the-gate). Checks in this order: our window, its top frame,
 * our exact origin, a known name, an input of bounded size. Pure.
 */
import type { Envelope, FailureCode } from '#contract/failure.ts';
import { type Answer, fail, newIncident } from './answers.ts';
import { originOf, PAGE_ORIGIN } from './hosts/origins.ts';

/** Size of one request, roughly in UTF-16 units; a post of 100,000 words has under one million. */
export const INPUT_LIMIT = 10_000_000;
const DEPTH_LIMIT = 200;

/**
 * Returns `not-json` for values that structured clone allows and JSON does not (Map, Date, ArrayBuffer; cycles exceed
 * the depth). Stops at the limit, so that an attack costs no more than a large post.
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

/** The channels of preload/bridge.ts, which imports nothing and repeats them; a test compares both. */
export const CALL_CHANNEL = 'escale:call';
export const EVENT_CHANNEL = 'escale:event';
/** Paths of a drop, sent by the preload to the shell only. */
export const DROP_CHANNEL = 'escale:drop';
/** The name of the single request on DROP_CHANNEL. */
export const DROP_NAME = 'files.dropped';

type Frame = Readonly<{ url: string; parent: unknown }>;
/** The part of an IpcMainInvokeEvent that the gate reads. `senderFrame` is null once the frame is destroyed. */
export type Asker = Readonly<{ sender: Readonly<{ id: number }>; senderFrame?: Frame | null }>;
type GateOptions = Readonly<{
  /** True for the web contents of a page's window. */
  isTrusted(webContentsId: number): boolean;
  /** A Map, so that `__proto__` is not a name. */
  routes: ReadonlyMap<string, Answer>;
  log: Readonly<{ warn(message: string, details: Readonly<Record<string, string>>): void }>;
}>;

/** The single handler of the call channel. Never rejects. */
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
