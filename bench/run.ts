/**
 * `npm run bench [-- --only NAME] [--rounds NUMBER] [--json] [--write] [--scale POSTS [--keep FOLDER]]`: the table of
 * ratios. `--write` stores the measurements and regenerates docs/BENCH.md; `--scale 100000` measures only the archive
 * of that size; `--keep` builds it in a folder and reuses it next time.
 */
import fs from 'node:fs';
import path from 'node:path';
import { measureArchive, type ArchiveResult } from './archive/measure-archive.ts';
import { archiveTable } from './archive/table.ts';
import { measure, type Result } from './harness.ts';
import { legendLine, page, picture, ROW_HEAD, rowLine } from './page.ts';
import { now, readRecords, withResults, writeRecords } from './records.ts';
import { measureRelevance, relevanceTable } from './relevance/measure-relevance.ts';
import { rows } from './rows.ts';

const DOCS = path.join(import.meta.dirname, '../docs');
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

const when = now();
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

const parts = [
  ...(results.length === 0 ? [] : [[...ROW_HEAD, ...results.map(rowLine)].join('\n')]),
  ...(archive === undefined ? [] : [archiveTable(archive)]),
  ...(relevance === undefined ? [] : [relevance]),
  results.map(legendLine).join('\n'),
];
if (args.includes('--json'))
  process.stdout.write(`${JSON.stringify({ when, results, archive, relevance }, null, 2)}\n`);
else process.stdout.write(`${parts.join('\n\n')}\n\nMeasured on ${when.machine}, ${when.day}.\n`);

if (args.includes('--write')) {
  const order = rows.map(({ name }) => name);
  const records = withResults(readRecords(), when, { results, archive, relevance }, order);
  writeRecords(records);
  fs.writeFileSync(path.join(DOCS, 'BENCH.md'), `${page(records)}\n`);
  fs.writeFileSync(path.join(DOCS, 'bench.svg'), picture(records));
}
