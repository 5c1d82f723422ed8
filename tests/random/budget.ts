/**
 * Random tests (properties, plans of faults, changed files, kills) share one time budget. Each has a number of parts
 * of it, and tries cases until its share is over. The seed is new each day; scripts/test.mjs prints it, and
 * $ESCALE_SEED sets it.
 */
import fs from 'node:fs';
import { ALL } from '../tier.ts';

/** Seconds of the budget: all tests together, each counted on its own clock. `npm run long` sets the environment. */
const SECONDS = Number(process.env['ESCALE_RANDOM_SECONDS'] ?? (ALL ? 240 : 30));
/** The sum of all parts; a whole run warns when it differs (scripts/testing/random-results.mjs). */
export const PARTS = 840;
const PART_MS = (SECONDS * 1_000) / PARTS;

/** Longest share of the budget for one test, for limits that stop hanging tests. */
export const BUDGET_MS = SECONDS * 1_000;

/** An integer of 31 bits: the day of the run, as 20261130. */
export const SEED = Number(
  process.env['ESCALE_SEED'] ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''),
);

// Kept before a test replaces the real clock.
const now = performance.now.bind(performance);

/** Kinds of random tests; `npm run long -- --only KIND` runs one (scripts/long.mjs). */
export type RandomKind =
  | 'properties'
  | 'plans'
  | 'wordpress'
  | 'files'
  | 'answers'
  | 'folder'
  | 'rows'
  | 'queries'
  | 'kills'
  | 'late-answers';

type Test = Readonly<{ kind: RandomKind; name: string; parts: number }>;
type Result = Test & Readonly<{ cases: number; ms: number; failure?: string }>;

/** Records the result of a random test, for the summary of the run. */
function record(result: Result): void {
  const file = process.env['ESCALE_RANDOM_RESULTS'];
  if (file !== undefined) fs.appendFileSync(file, `${JSON.stringify(result)}\n`);
}

export type Share = Readonly<{
  /** True until the share is over; always for the first `least` cases. */
  hasTime(cases: number): boolean;
  /** Remaining milliseconds; negative once it is over. */
  left(): number;
  end(cases: number, failure?: unknown): void;
}>;

/** Starts one test’s share. `least`: cases tried on any machine. */
export function beginShare({ kind, name, parts }: Test, least: number): Share {
  const started = now();
  const left = (): number => started + parts * PART_MS - now();
  return {
    left,
    hasTime: (cases) => cases < least || left() > 0,
    end: (cases, failure) =>
      record({
        kind,
        name,
        parts,
        cases,
        ms: Math.round(now() - started),
        ...(failure === undefined
          ? {}
          : {
              failure: (failure instanceof Error ? failure.message : JSON.stringify(failure)).slice(0, 2_000),
            }),
      }),
  };
}

/**
 * Tries seeds until the share is over: the kept ones first, then upwards from the run’s seed.
 * @param tryOne rejects, or returns the fault
 * @returns the faults by seed
 */
export async function trySeeds(
  { least = 3, kept: keptSeeds = [], ...test }: Test & Readonly<{ least?: number; kept?: readonly number[] }>,
  tryOne: (seed: number) => Promise<string | undefined>,
): Promise<string[]> {
  const faults: string[] = [];
  const share = beginShare(test, least + keptSeeds.length);
  let cases = 0;
  for (; share.hasTime(cases); cases += 1) {
    const seed = keptSeeds[cases] ?? SEED + cases - keptSeeds.length;
    const fault = await tryOne(seed);
    if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`);
  }
  share.end(cases, faults[0]);
  return faults;
}

/** The cases in an order given by the run’s seed. */
function shuffle<Case>(cases: readonly Case[]): Case[] {
  let state = SEED;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return cases
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}

/** Tries other cases of a list each day, each at most once, until the share is over. */
export async function tryCases<Case>(
  test: Test,
  cases: readonly Case[],
  tryOne: (one: Case) => Promise<void>,
): Promise<void> {
  const share = beginShare(test, 2);
  let count = 0;
  try {
    for (const one of shuffle(cases)) {
      if (!share.hasTime(count)) break;
      await tryOne(one);
      count += 1;
    }
  } catch (failure) {
    share.end(count, failure);
    throw failure;
  }
  share.end(count);
}
