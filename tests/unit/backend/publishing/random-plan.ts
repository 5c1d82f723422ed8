/**
 * Random plans: events of an author, a colleague in the web editor, the network, the clock and the power, in any
 * order.
 */
import fc from 'fast-check';
import type { Fault } from '#tests/builders/practice-blog/faults.ts';
import type { Point } from '#backend/publishing/jobs/work.ts';
import { POINTS } from './points.ts';

/** Requests to the blog. */
export type Ask = 'publish' | 'deposit' | 'schedule' | 'update' | 'revert' | 'delete';

/** Acts of someone else in the blog’s own editor. */
export type Elsewhere = 'edit' | 'publish' | 'revert' | 'trash' | 'remove';

export type Action =
  | Readonly<{ do: 'rewrite' }>
  | Readonly<{ do: 'ask'; what: Ask }>
  | Readonly<{ do: 'cancel' | 'retry' | 'network' | 'run' }>
  | Readonly<{ do: 'mirror' | 'backup' | 'restore' | 'clone' }>
  | Readonly<{ do: 'fault'; fault: Fault }>
  | Readonly<{ do: 'elsewhere'; what: Elsewhere }>
  | Readonly<{ do: 'between' }>
  | Readonly<{ do: 'clock'; minutes: number }>
  | Readonly<{ do: 'crash'; at: Point }>;

const ON_BLOGGER = [
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
const ON_WORDPRESS = [
  'posts.insert',
  'posts.get',
  'posts.list',
  'posts.patch',
  'posts.patch',
  'posts.delete',
  'posts.revisions',
  'tags.insert',
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

const faults = (methods: readonly string[], kinds: readonly Omit<Fault, 'method'>[]): fc.Arbitrary<Fault> =>
  fc
    .record({
      method: fc.constantFrom(...methods),
      kind: fc.constantFrom(...kinds),
      occurrence: fc.integer({ min: 1, max: 3 }),
      times: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ method, kind, occurrence, times }) => ({ method, ...kind, occurrence, times }));

const anAction = (fault: fc.Arbitrary<Fault>): fc.Arbitrary<Action> =>
  fc.oneof(
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
      arbitrary: fault.map((randomFault): Action => ({ do: 'fault', fault: randomFault })),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom<Elsewhere>('edit', 'edit', 'publish', 'revert', 'trash', 'remove')
        .map((what): Action => ({ do: 'elsewhere', what })),
    },
    {
      weight: 2,
      arbitrary: fc.integer({ min: 1, max: 3_000 }).map((minutes): Action => ({ do: 'clock', minutes })),
    },
    { weight: 3, arbitrary: fc.constantFrom(...POINTS).map((at): Action => ({ do: 'crash', at })) },
  );

const LENGTH = { minLength: 2, maxLength: 14 };

export const plan: fc.Arbitrary<readonly Action[]> = fc.array(anAction(faults(ON_BLOGGER, KINDS)), LENGTH);

/**
 * Plans for a WordPress, which keeps replaced texts: others also save between our read and our write, and requests
 * arrive long after they timed out.
 */
export const wordpressPlan: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.oneof(
    {
      weight: 26,
      arbitrary: anAction(faults(ON_WORDPRESS, [...KINDS, { latency: 20 }, { line: 'late' }])),
    },
    { weight: 3, arbitrary: fc.constant<Action>({ do: 'between' }) },
  ),
  LENGTH,
);
