/**
 * Measures the turns of this thread’s event loop: the duration of each and what ran in it. In processor time, so that
 * another program makes no turn longer. Without garbage collection, which depends on the heap that a test filled.
 */
import { Session, type Profiler } from 'node:inspector/promises';

export type LongTurn = Readonly<{
  /** Processor time without garbage collection. */
  ms: number;
  /** The call path from the outermost function to the most expensive one: `function file:line`. */
  stack: readonly string[];
}>;

const SAMPLE_US = 1_000;
/** Share of a turn: a function with less is not on the call path. */
const SHARE = 0.3;

const microseconds = (): number => Number(process.hrtime.bigint() / 1_000n);

/** Processor time of this thread, in microseconds. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

type Weighed = { node: Profiler.ProfileNode; own: number; whole: number };

const OF_NOBODY = new Set(['(garbage collector)', '(idle)']);

/** The samples between two instants (µs): their duration (ms) and the most expensive call path. */
function sampledIn(profile: Profiler.Profile, from: number, until: number): LongTurn {
  const nodes = new Map<number, Weighed>(profile.nodes.map((node) => [node.id, { node, own: 0, whole: 0 }]));
  let at = profile.startTime;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const step = profile.timeDeltas?.[index] ?? 0;
    at += step;
    const sampled = nodes.get(id);
    if (sampled === undefined || OF_NOBODY.has(sampled.node.callFrame.functionName)) continue;
    // A sample counts for the time before it, within the turn.
    sampled.own += Math.max(0, Math.min(at, until) - Math.max(at - step, from));
  }
  const childrenOf = ({ node }: Weighed): Weighed[] =>
    (node.children ?? []).flatMap((id) => nodes.get(id) ?? []);
  // A child comes after its parent in the list.
  for (const weighed of [...nodes.values()].toReversed())
    weighed.whole = childrenOf(weighed).reduce((sum, child) => sum + child.whole, weighed.own);
  const stack: string[] = [];
  let [next] = nodes.values();
  const total = next?.whole ?? 0;
  while (next !== undefined && next.whole >= SHARE * total) {
    const { functionName, url, lineNumber } = next.node.callFrame;
    if (url.includes('/main/') || url.includes('/interview/'))
      stack.push(`${functionName} ${url.replace(/^.*\/(?=main\/|interview\/)/u, '')}:${lineNumber + 1}`);
    next = childrenOf(next).toSorted((a, b) => b.whole - a.whole)[0];
  }
  return { ms: total / 1_000, stack };
}

/**
 * Runs `work` and returns the turns of more than `most` ms of processor time, with their call paths. Rejects as
 * `work` does.
 */
export async function longTurns(work: () => Promise<unknown>, most: number): Promise<LongTurn[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  await session.post('Profiler.start');
  const turns: { us: number; from: number; until: number }[] = [];
  let used = processorTime();
  let from = microseconds();
  let next: NodeJS.Immediate;
  const look = (): void => {
    const until = microseconds();
    const us = processorTime() - used;
    if (us > most * 1_000) turns.push({ us, from, until });
    next = setImmediate(look);
    used = processorTime();
    from = microseconds();
  };
  next = setImmediate(look);
  try {
    await work();
    // The turn of its end counts too.
    await new Promise((resolve) => void setImmediate(resolve));
  } finally {
    clearImmediate(next);
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return turns
    .map(({ us, from, until }) => {
      const { ms, stack } = sampledIn(profile, from, until);
      return { ms: Math.min(us / 1_000, ms), stack };
    })
    .filter(({ ms }) => ms > most);
}

/** Some processor clocks tick every four milliseconds, which this number of runs makes small. */
const RUNS = 60;

/** Processor time that `work` takes, in milliseconds. */
export function processorMs(work: () => unknown): number {
  const before = processorTime();
  for (let run = 0; run < RUNS; run += 1) work();
  return (processorTime() - before) / 1_000 / RUNS;
}
