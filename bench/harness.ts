/** Measures a piece of Escale against a reference in the same run: only the ratio travels between machines. */

export type Row = Readonly<{
  name: string;
  /** One line: the measured work and its reference. */
  what: string;
  /** Number of timed rounds; each runs both sides once, in alternating order. */
  rounds: number;
  /** Untimed rounds beforehand; default 5. */
  warmUp?: number;
  /** Also prints our side's samples in order, as a curve. */
  curve?: boolean;
  /** Builds both sides. Their answers are asserted equal before timing. */
  prepare(): Promise<Contest>;
}>;

/** Undefined: the round itself is timed. Numbers: times from the side's own, more precise clock, in ms. */
type Measured = Promise<readonly number[] | void> | readonly number[] | void;

export type Contest = Readonly<{
  ours(round: number): Measured;
  reference(round: number): Measured;
  /** Throws unless both sides answered the same. */
  verify(): Promise<void> | void;
  /** Additional observations after all rounds, appended to the row's line. */
  suffix?(): string;
  close(): Promise<void> | void;
}>;

/** With few samples, `p99` is the maximum. */
export type Times = Readonly<{ minimum: number; median: number; p95: number; p99: number }>;
export type Result = Readonly<{
  name: string;
  what: string;
  rounds: number;
  ours: Times;
  reference: Times;
  ratio: number;
  ratioP95: number;
  curve?: readonly number[];
}>;

function summarise(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { minimum: at(0), median: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const medianOf = (samples: readonly number[]): number => summarise(samples).median;

/** Posts are in the library before all of them can be found: in ms from the beginning, the median of the rounds. */
export function untilFound(): Readonly<{ note(ms: number): void; suffix(): string }> {
  const samples: number[] = [];
  return {
    note: (ms) => void samples.push(ms),
    suffix: () => `; until every post can be found, ${Math.round(medianOf(samples))} ms`,
  };
}

/** The longest time in ms for which this process is unresponsive during `work`. */
export async function longestMoment(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const note = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const watch = setInterval(note, 1);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  note();
  return longest;
}

async function timed(work: (round: number) => Measured, round: number): Promise<readonly number[]> {
  const started = performance.now();
  const measured = await work(round);
  return measured ?? [performance.now() - started];
}

/** Runs one row: verify, warm up, then alternate so that a slow moment of the machine hits both sides. */
export async function measure(row: Row): Promise<Result> {
  const contest = await row.prepare();
  try {
    await contest.verify();
    const ours: number[] = [];
    const reference: number[] = [];
    const warmUp = row.warmUp ?? 5;
    for (let round = 0; round < warmUp + row.rounds; round += 1) {
      const sides = [
        async () => ours.push(...(await timed(contest.ours, round))),
        async () => reference.push(...(await timed(contest.reference, round))),
      ];
      if (round % 2 === 1) sides.reverse();
      for (const side of sides) await side();
      if (round < warmUp) {
        ours.length = 0;
        reference.length = 0;
      }
    }
    const [our, other] = [summarise(ours), summarise(reference)];
    return {
      name: row.name,
      what: `${row.what}${contest.suffix?.() ?? ''}`,
      rounds: row.rounds,
      ours: our,
      reference: other,
      ratio: our.median / other.median,
      ratioP95: our.p95 / other.p95,
      ...(row.curve === true ? { curve: ours } : {}),
    };
  } finally {
    await contest.close();
  }
}
