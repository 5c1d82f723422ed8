/** Properties of fast-check, within a share of the budget of random tests (budget.ts). */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { beginShare, type RandomKind, SEED, type Share } from './budget.ts';

export type Kept = Readonly<{ seed: number; path: string }>;
type Options = Readonly<{
  /** Parts of the budget; more for a property with slow cases. */
  parts?: number;
  kind?: RandomKind;
  /** Cases that once failed, repeated at each run. */
  kept?: readonly Kept[];
  /** Skips shrinking for a property whose failures take long to shrink. */
  endOnFailure?: boolean;
}>;

/** The frequency of a condition; 1 with too few cases. */
export const rateOf = (hits: number, cases: number): number => (cases < 200 ? 1 : hits / cases);

/** Minimum number of cases on any machine. */
const LEAST = 3;
/** Between the seeds of two batches. */
const STEP = 7_919;
/** Duration of a batch: the share is checked between batches only. */
const BATCH_MS = 100;

type Batch = Readonly<{ seed: number; numRuns: number; path?: string }>;

/** Batches of cases until the share is over, sized by the speed of the last ones. */
function* batches(share: Share, keptCases: readonly Kept[]): Generator<Batch, number> {
  for (const { seed, path } of keptCases) yield { seed, path, numRuns: 1 };
  let cases = 0;
  let numRuns = LEAST;
  for (let batch = 0; share.hasTime(cases); batch += 1) {
    const before = share.left();
    yield { seed: (SEED + batch * STEP) | 0, numRuns };
    cases += numRuns;
    const msPerCase = (before - share.left()) / numRuns;
    numRuns = Math.max(1, Math.floor(Math.min(BATCH_MS, share.left()) / Math.max(msPerCase, 0.001)));
  }
  return cases;
}

/** Throws, or rejects, with the counter-example, its seed and its path. */
export function checkProperty<Values>(property: fc.IAsyncProperty<Values>, options?: Options): Promise<void>;
export function checkProperty<Values>(property: fc.IProperty<Values>, options?: Options): void;
export function checkProperty<Values>(
  property: fc.IAsyncProperty<Values> | fc.IProperty<Values>,
  { kind = 'properties', parts = 1, kept: keptCases = [], ...options }: Options = {},
): Promise<void> | void {
  const name = expect.getState().currentTestName ?? '';
  const share = beginShare({ kind, name, parts }, LEAST);
  const all = batches(share, keptCases);
  let cases = 0;
  const ended = (failure?: unknown): void => share.end(cases, failure);

  if (property.isAsync())
    return (async () => {
      try {
        for (const batch of all) {
          await fc.assert(property as fc.IAsyncProperty<Values>, { ...options, ...batch });
          cases += batch.numRuns;
        }
      } catch (failure) {
        ended(failure);
        throw failure;
      }
      ended();
    })();

  try {
    for (const batch of all) {
      fc.assert(property as fc.IProperty<Values>, { ...options, ...batch });
      cases += batch.numRuns;
    }
  } catch (failure) {
    ended(failure);
    throw failure;
  }
  ended();
}
