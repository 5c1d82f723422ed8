/** The delay of a job after a temporary failure, in milliseconds. */
import { type AppError, type FailureCode, NETWORK_BARRIERS, PASSING_FAILURES } from '#contract/failure.ts';

const FIRST = 2_000;
const LONGEST = 5 * 60_000;
const HOUR = 3_600_000;

/** Failures that end when the network, or the practice blog's port, is available again. */
const NETWORK = [
  'network.offline',
  'network.unclear',
  ...NETWORK_BARRIERS,
  'practice-blog.port-taken',
] as const satisfies readonly FailureCode[];

export type Verdict =
  | Readonly<{ state: 'waiting-network' | 'waiting'; after: number }>
  | Readonly<{ state: 'needs-author' }>;

/**
 * 2 s, 4 s, 8 s… up to 5 min, randomized by half so that several jobs do not retry together. `Retry-After` is a
 * minimum. A daily quota is retried every hour. `attempts` failed before this one; `random` in [0, 1).
 */
export function verdictOn(error: AppError, attempts: number, random: number): Verdict {
  const grown = Math.min(FIRST * 2 ** Math.min(attempts, 20), LONGEST);
  const spread = Math.round(grown * (0.75 + random * 0.5));
  const requestedWait = Number(error.params['retryAfter'] ?? 0) * 1000;
  const daily = error.params['daily'] === 1 ? HOUR : 0;
  if (NETWORK.some((code) => code === error.code)) return { state: 'waiting-network', after: spread };
  if (PASSING_FAILURES.some((code) => code === error.code))
    return { state: 'waiting', after: Math.max(spread, requestedWait, daily) };
  return { state: 'needs-author' };
}
