/** The rows of the archive: ours and bare FTS5 one after the other in every round, then MiniSearch. */
import assert from 'node:assert/strict';
import { threeArchives, type ThreeArchives } from './three-archives.ts';

/** Milliseconds; for the two rows that are measured once, the same three times. */
export type Percentiles = Readonly<{ p50: number; p95: number; p99: number }>;
export type ArchiveRow = Readonly<{
  name: string;
  ours: Percentiles;
  fts: Percentiles;
  /** Fewer rounds: some questions take MiniSearch a second. */
  mini: Percentiles;
  /** Processor time only, to exclude other load on the machine. */
  busy: Readonly<{ ours: Percentiles; fts: Percentiles }>;
}>;
export type ArchiveResult = Readonly<{
  posts: number;
  rows: readonly ArchiveRow[];
  facts: readonly string[];
}>;

/** Questions of each kind, and the number sent to MiniSearch. */
const QUESTIONS = 40;
const FOR_MINI = 12;
/** Measured after so many that are not counted. */
const WARM_UP = 4;
const UPDATES = 60;
/** The kinds of queries that are mixed; a single letter or two would flatter us. */
const MIXED = ['one word', 'very common word', 'two words', 'phrase', 'three letters', 'word being typed'];

function percentiles(samples: readonly number[]): Percentiles {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** `keep`: a folder in which the archives are built once and reused. */
export async function measureArchive(
  { posts, keep }: Readonly<{ posts: number; keep: string | undefined }>,
  say: (what: string) => void,
): Promise<ArchiveResult> {
  const archives = await threeArchives({ posts, keep, questionsOfAKind: QUESTIONS + WARM_UP }, say);
  try {
    await sameTotals(archives);
    await warmUp(archives);
    const rows: ArchiveRow[] = [];
    const mixed = noSamples();
    for (const kind of archives.questions.keys()) {
      say(kind);
      const samples = await ask(archives, kind);
      rows.push(row(kind, samples));
      if (MIXED.includes(kind)) for (const side of SIDES) mixed[side].push(...samples[side]);
    }
    rows.push(row('all but filters and one or two letters', mixed));
    say('one post changed');
    rows.push(row('one post changed', await update(archives)));
    return { posts, rows, facts: factsOf(archives) };
  } finally {
    await archives.close();
  }
}

const SIDES = ['ours', 'fts', 'mini', 'oursBusy', 'ftsBusy'] as const;
type Samples = Record<(typeof SIDES)[number], number[]>;
const noSamples = (): Samples => ({ ours: [], fts: [], mini: [], oursBusy: [], ftsBusy: [] });
const row = (name: string, { ours, fts, mini, oursBusy, ftsBusy }: Samples): ArchiveRow => ({
  name,
  ours: percentiles(ours),
  fts: percentiles(fts),
  mini: percentiles(mini),
  busy: { ours: percentiles(oursBusy), fts: percentiles(ftsBusy) },
});

/** Between quotation marks ours asks for the exact form: it must then find as many posts as the bare full text. */
async function sameTotals({ questions, ours, ftsTotal }: ThreeArchives): Promise<void> {
  for (const question of questions.get('one word')?.slice(0, 20) ?? [])
    assert.equal(
      await ours({ ...question, ours: `"${question.mini}" ` }),
      ftsTotal(question.fts),
      `posts that hold ${question.mini}`,
    );
}

/** A few of every kind: the first kind measured is not the one that waits for code to be compiled. */
async function warmUp(archives: ThreeArchives): Promise<void> {
  for (const questions of archives.questions.values())
    for (const question of questions.slice(0, WARM_UP)) {
      await archives.ours(question);
      archives.oursHere(question);
      archives.fts(question);
    }
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of the processor in this thread. */
function busy(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

async function ask(
  archives: ThreeArchives,
  kind: Parameters<ThreeArchives['questions']['get']>[0],
): Promise<Samples> {
  const samples = noSamples();
  let round = 0;
  for (const question of archives.questions.get(kind) ?? []) {
    const ours = await timed(() => archives.ours(question));
    const oursBusy = busy(() => archives.oursHere(question));
    const started = performance.now();
    const ftsBusy = busy(() => archives.fts(question));
    const fts = performance.now() - started;
    if (round >= WARM_UP) {
      samples.ours.push(ours);
      samples.oursBusy.push(oursBusy);
      samples.fts.push(fts);
      samples.ftsBusy.push(ftsBusy);
    }
    round += 1;
  }
  // MiniSearch runs last: it leaves up to a gigabyte of garbage, collected on every core during the next question.
  for (const question of (archives.questions.get(kind) ?? []).slice(WARM_UP, WARM_UP + FOR_MINI))
    samples.mini.push(await archives.mini(question));
  return samples;
}

async function update({ update: sides }: ThreeArchives): Promise<Samples> {
  const samples = noSamples();
  for (let round = 0; round < UPDATES + WARM_UP; round += 1) {
    let [oursBusy, ftsBusy] = [0, 0];
    const ours = await timed(() => (oursBusy = busy(() => sides.ours(round))));
    const fts = await timed(() => (ftsBusy = busy(() => sides.fts(round))));
    if (round < WARM_UP) continue;
    samples.ours.push(ours);
    samples.oursBusy.push(oursBusy);
    samples.fts.push(fts);
    samples.ftsBusy.push(ftsBusy);
  }
  for (let round = 0; round < FOR_MINI; round += 1) samples.mini.push(await sides.mini(round));
  return samples;
}

/** Facts measured once: build times and sizes. */
function factsOf({ made, bytes }: ThreeArchives): string[] {
  const { posts, textBytes, fullTextMs, impactMs, impactBytes, ftsMs, miniMs } = made;
  const rate = (ms: number): string => `${Math.round(posts / (ms / 1_000))} posts/s`;
  const share = (part: number): string => (part / textBytes).toFixed(2);
  const ours = fullTextMs + impactMs;
  return [
    `**build**, by the time of the processor: ours ${rate(ours)} (full text and dictionary ${rate(fullTextMs)}, then the impact index ${rate(impactMs)}), bare FTS5 ${rate(ftsMs)}, MiniSearch ${rate(miniMs)}: **${(ftsMs / ours).toFixed(2)}** of the bare rate`,
    `**size**, of ${(textBytes / 1e6).toFixed(1)} MB of text: **${share(bytes.ours)}** in all (impact index and facts ${share(impactBytes)}), bare FTS5 ${share(bytes.fts)}`,
  ];
}
