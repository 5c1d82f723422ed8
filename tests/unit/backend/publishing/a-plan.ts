/** Random plans: what an author, a colleague at the web editor, the network, the clock and the power do, in any order. */
import fc from 'fast-check';
import type { Fault } from '#tests/builders/practice-blog/faults.ts';
import type { Point } from '#backend/publishing/work.ts';
import { POINTS } from './points.ts';

/** What may be asked of the blog. */
export type Ask = 'publish' | 'deposit' | 'schedule' | 'update' | 'revert' | 'delete';

export type Action =
  | Readonly<{ do: 'rewrite' }>
  | Readonly<{ do: 'ask'; what: Ask }>
  | Readonly<{ do: 'cancel' | 'retry' | 'network' | 'run' }>
  | Readonly<{ do: 'mirror' | 'backup' | 'restore' | 'clone' }>
  | Readonly<{ do: 'fault'; fault: Fault }>
  | Readonly<{ do: 'elsewhere'; what: 'edit' | 'publish' | 'revert' | 'trash' | 'remove' }>
  | Readonly<{ do: 'clock'; minutes: number }>
  | Readonly<{ do: 'crash'; at: Point }>;

const METHODS = [
  'posts.insert',
  'posts.get',
  'posts.list',
  'posts.patch',
  'posts.publish',
  'posts.revert',
  'posts.delete',
  'oauth.token',
  '*',
];
const KINDS: readonly Omit<Fault, 'method'>[] = [
  { line: 'drop-before' },
  { line: 'store-then-drop' },
  { line: 'truncate' },
  { status: 503, reason: 'backendError' },
  { status: 429, reason: 'rateLimitExceeded', retryAfter: 90 },
  { status: 401, reason: 'authError' },
  { status: 403, reason: 'forbidden' },
  { status: 404, reason: 'notFound' },
];

const fault = fc.record({
  method: fc.constantFrom(...METHODS),
  kind: fc.constantFrom(...KINDS),
  occurrence: fc.integer({ min: 1, max: 3 }),
  times: fc.integer({ min: 1, max: 3 }),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Action>({ do: 'rewrite' }) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom<Ask>('publish', 'publish', 'deposit', 'schedule', 'update', 'revert', 'delete')
      .map((what): Action => ({ do: 'ask', what })),
  },
  { weight: 2, arbitrary: fc.constantFrom<Action>({ do: 'cancel' }, { do: 'retry' }, { do: 'network' }) },
  { weight: 3, arbitrary: fc.constant<Action>({ do: 'run' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Action>(
      { do: 'mirror' },
      { do: 'backup' },
      { do: 'restore' },
      { do: 'clone' },
    ),
  },
  {
    weight: 4,
    arbitrary: fault.map(({ method, kind, occurrence, times }): Action => ({
      do: 'fault',
      fault: { method, ...kind, occurrence, times },
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('edit', 'edit', 'publish', 'revert', 'trash', 'remove')
      .map((what): Action => ({ do: 'elsewhere', what: what as 'edit' })),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 3_000 }).map((minutes): Action => ({ do: 'clock', minutes })),
  },
  { weight: 3, arbitrary: fc.constantFrom(...POINTS).map((at): Action => ({ do: 'crash', at })) },
);

export const plan: fc.Arbitrary<readonly Action[]> = fc.array(action, { minLength: 2, maxLength: 14 });
