/** Planned faults between a practice blog and its clients. */
import { behaving, usualBehaviours, type Behaviours, type Behaving } from './behaviours.ts';

/** Methods by their name in the API (`posts.insert`), `oauth.authorize|token|revoke`, `pages`, `feed`, or `*`. */
export type Fault = Readonly<{
  method: string;
  /** The number of the first affected call, 1 by default; counted for each fault over matching calls. */
  occurrence?: number;
  /** Number of affected calls, 1 by default. */
  times?: number;
  /** Delay in milliseconds before the call. */
  latency?: number;
  /** Refused with this status, nothing stored. */
  status?: number;
  reason?: string;
  message?: string;
  /** Seconds, in Retry-After. */
  retryAfter?: number;
  /**
   * An answer from something other than Google: a portal, a filter. Nothing is stored. `status` is 200 by default.
   */
  stranger?: Readonly<{ type: string; body: string; location?: string }>;
  /**
   * `drop-before`: the connection is cut before the call. `store-then-drop`: the call succeeds, then the connection
   * is cut. `truncate`: the call succeeds, and half of the answer arrives. `late`, on a WordPress only: the
   * connection is cut, and the request arrives after the next one.
   */
  line?: 'drop-before' | 'store-then-drop' | 'truncate' | 'late';
  /** An action of someone else just before the request is handled. */
  before?: () => Promise<void>;
}>;

/** One received request, for the contract checker and assertions. */
export type LoggedRequest = Readonly<{
  at: number;
  /** As in Fault.method; empty when the request was refused before its method was known. */
  method: string;
  verb: string;
  path: string;
  query: string;
  body: string;
  status: number;
  answer: unknown;
  fault?: Fault;
}>;

export type FaultPlan = Readonly<{
  behaviours: Behaviours;
  behaving: Behaving;
  add(fault: Fault): void;
  clear(): void;
  /** The fault for this call, if any. */
  next(method: string): Fault | undefined;
  record(request: LoggedRequest): void;
  log(): readonly LoggedRequest[];
  clearLog(): void;
}>;

export function faultPlan(): FaultPlan {
  const behaviours = usualBehaviours();
  let waiting: { fault: Fault; before: number; left: number }[] = [];
  let requests: LoggedRequest[] = [];
  return {
    behaviours,
    behaving: behaving(behaviours),
    add(fault) {
      waiting.push({ fault, before: (fault.occurrence ?? 1) - 1, left: fault.times ?? 1 });
    },
    clear() {
      waiting = [];
    },
    next(method) {
      const matching = waiting.filter(({ fault }) => fault.method === '*' || fault.method === method);
      const due = matching.find(({ before }) => before === 0);
      for (const row of matching) if (row.before > 0) row.before -= 1;
      if (due === undefined) return undefined;
      due.left -= 1;
      if (due.left === 0) waiting = waiting.filter((row) => row !== due);
      return due.fault;
    },
    record(request) {
      requests.push(request);
    },
    log: () => [...requests],
    clearLog() {
      requests = [];
    },
  };
}
