/**
 * `npm run bench [-- --only NAME] [--rounds NUMBER] [--json] [--write] [--scale POSTS [--keep FOLDER]]`: the table of ratios. `--write` renews
 * docs/BENCH.md; `--scale 100000` measures the archive at that size alone, and renews its part of the
 * page; with `--keep` it is made in a folder, and found there the next time.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measureArchive, type ArchiveResult } from './archive/measure-archive.ts';
import { archiveTable } from './archive/table.ts';
import { measure, type Result } from './harness.ts';
import { measureRelevance, relevanceTable } from './relevance/measure-relevance.ts';
import { rows } from './rows.ts';

const PAGE = path.join(import.meta.dirname, '../../docs/BENCH.md');
/** Posts of the archive in every run. */
const USUAL = 10_000;
const ARCHIVE = 'archive';
const RELEVANCE = 'relevance';

const args = process.argv.slice(2);
const valueOf = (option: string): string | undefined =>
  args.includes(option) ? args[args.indexOf(option) + 1] : undefined;
const only = valueOf('--only');
const scale = valueOf('--scale');
/** Fewer, for a look at a row that takes long. */
const rounds = valueOf('--rounds');
const say = (what: string): void => void process.stderr.write(`escale: measuring ${what}\n`);

const chosen = scale === undefined ? rows.filter((row) => only === undefined || row.name.includes(only)) : [];
const withArchive = scale !== undefined || only === undefined || ARCHIVE.includes(only);
const withRelevance = scale === undefined && (only === undefined || RELEVANCE.includes(only));
const posts = Number(scale ?? USUAL);
if (chosen.length === 0 && !withArchive && !withRelevance) {
  process.stderr.write(
    `No row is called ${only}. There are: ${[...rows.map((row) => row.name), ARCHIVE, RELEVANCE].join(', ')}\n`,
  );
  process.exit(2);
}
if (!Number.isInteger(posts) || posts < 1_000) {
  process.stderr.write('--scale is a number of posts, 1000 at least.\n');
  process.exit(2);
}

const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
const today = new Date().toISOString().slice(0, 10);
const results: Result[] = [];
for (const row of chosen) {
  say(row.name);
  results.push(await measure(rounds === undefined ? row : { ...row, rounds: Number(rounds), warmUp: 1 }));
}
const archive: ArchiveResult | undefined = withArchive
  ? await measureArchive({ posts, keep: valueOf('--keep') }, (what) => say(`${ARCHIVE}: ${what}`))
  : undefined;
if (withRelevance) say(RELEVANCE);
const relevance = withRelevance ? relevanceTable(await measureRelevance()) : undefined;

const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const HEAD = [
  '| row | ours, ms: minimum / median / p95 | reference, ms: minimum / median / p95 | ratio of medians | ratio of p95 |',
  '|---|---|---|---|---|',
];
const lineOf = (result: Result): string =>
  `| ${result.name} | ${ms(result.ours.minimum)} / ${ms(result.ours.median)} / ${ms(result.ours.p95)} | ${ms(result.reference.minimum)} / ${ms(result.reference.median)} / ${ms(result.reference.p95)} | **${result.ratio.toFixed(2)}** | ${result.ratioP95.toFixed(2)} |`;
/** A hundredth of the samples is one at least. */
const ENOUGH_FOR_P99 = 100;
const legendOf = ({ name, rounds: count, what, ours, reference, curve }: Result): string => {
  const worst = count < ENOUGH_FOR_P99 ? '' : `; p99 ours ${ms(ours.p99)}, reference ${ms(reference.p99)} ms`;
  const told = curve === undefined ? '' : `: ${curve.map(Math.round).join(', ')}`;
  return `* **${name}** (${count} rounds${worst}): ${what}${told}`;
};
const table = [...HEAD, ...results.map(lineOf)].join('\n');

const measuredOn = `Measured on ${machine}, ${today}.`;
const parts = [
  ...(results.length === 0 ? [] : [table]),
  ...(archive === undefined ? [] : [archiveTable(archive)]),
  ...(relevance === undefined ? [] : [relevance]),
];
if (args.includes('--json'))
  process.stdout.write(`${JSON.stringify({ machine, results, archive, relevance }, null, 2)}\n`);
else process.stdout.write(`${parts.join('\n\n')}\n\n${results.map(legendOf).join('\n')}\n\n${measuredOn}\n`);

if (args.includes('--write')) writePage();

/** The rows measured are written anew, the others stay as they were. */
function writePage(): void {
  const intro =
    '# Bench\n\nRatios, each against its reference in the same run, the two sides alternating (`npm run bench`; `-- --only NAME`, `--json`, `--write` to renew this page; `-- --scale 100000 --keep FOLDER --write` for the archive of a hundred thousand posts: some twenty minutes, 4 GB of disk and 6 GB of memory the first time). Read the ratio; the milliseconds belong to one machine. The references are in `tests/bench/reference/` and change only in a commit of their own.';
  const sections = new Map(
    fs
      .readFileSync(PAGE, 'utf8')
      .split(/^(?=## )/mu)
      .map((section): [string, string] => [
        section.startsWith('## ') ? (section.split('\n')[0] ?? '') : '',
        section.trim(),
      ]),
  );
  if (results.length > 0) sections.set('', [intro, ...mergedRows(sections.get('') ?? '')].join('\n\n'));
  if (archive !== undefined) {
    const text = archiveTable(archive);
    sections.set(text.split('\n')[0] ?? '', `${text}\n\n${measuredOn}`);
  }
  if (relevance !== undefined) sections.set(relevance.split('\n')[0] ?? '', `${relevance}\n\n${measuredOn}`);
  fs.writeFileSync(PAGE, `${[...sections.values()].join('\n\n')}\n`);
}

/** Table, legend and dates: what was measured now in the place of what was, in the order of rows.ts. */
function mergedRows(before: string): string[] {
  const known = (lines: RegExp): Map<string, string> =>
    new Map(Array.from(before.matchAll(lines), ([line, name]) => [name ?? '', line]));
  const told = known(/^\| ([a-z][\w,-]*) \|.*$/gmu);
  const legend = known(/^\* \*\*([\w,-]+)\*\* .*$/gmu);
  for (const result of results) {
    told.set(result.name, lineOf(result));
    legend.set(result.name, legendOf(result));
  }
  const order = rows.map(({ name }) => name).filter((name) => told.has(name));
  const inOrder = (lines: Map<string, string>): string[] => order.flatMap((name) => lines.get(name) ?? []);
  const [, since = measuredOn] = /^(Measured on .*)$/mu.exec(before) ?? [];
  // One sentence a day names all that was measured anew on it.
  const anew = new RegExp(` Measured anew ${today}: ([^.]*)\\.`, 'gu');
  const named = new Set([
    ...Array.from(since.matchAll(anew), ([, names = '']) => names.split(', ')).flat(),
    ...results.map(({ name }) => name),
  ]);
  const dates =
    results.length === order.length
      ? measuredOn
      : `${since.replace(anew, '')} Measured anew ${today}: ${[...named].join(', ')}.`;
  return [[...HEAD, ...inOrder(told)].join('\n'), inOrder(legend).join('\n'), dates];
}
