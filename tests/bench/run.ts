/** `npm run bench [-- --only NAME] [--json] [--write]`: the table of ratios. `--write` renews docs/BENCH.md. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measure, type Result } from './harness.ts';
import { rows } from './rows.ts';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const chosen = rows.filter((row) => only === undefined || row.name.includes(only));
if (chosen.length === 0) {
  process.stderr.write(`No row is called ${only}. There are: ${rows.map((row) => row.name).join(', ')}\n`);
  process.exit(2);
}

const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
const results: Result[] = [];
for (const row of chosen) {
  process.stderr.write(`escale: measuring ${row.name}\n`);
  results.push(await measure(row));
}

const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const table = [
  '| row | ours, ms: minimum / median / p95 | reference, ms: minimum / median / p95 | ratio of medians | ratio of p95 |',
  '|---|---|---|---|---|',
  ...results.map(
    (result) =>
      `| ${result.name} | ${ms(result.ours.minimum)} / ${ms(result.ours.median)} / ${ms(result.ours.p95)} | ${ms(result.reference.minimum)} / ${ms(result.reference.median)} / ${ms(result.reference.p95)} | **${result.ratio.toFixed(2)}** | ${result.ratioP95.toFixed(2)} |`,
  ),
].join('\n');

if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ machine, results }, null, 2)}\n`);
else process.stdout.write(`${table}\n\nMeasured on ${machine}.\n`);

if (args.includes('--write')) {
  const legend = results
    .map((result) => `* **${result.name}** (${result.rounds} rounds): ${result.what}`)
    .join('\n');
  const text = `# Bench\n\nRatios, each against its reference in the same run, the two sides alternating (\`npm run bench\`; \`-- --only NAME\`, \`--json\`, \`--write\` to renew this page). Read the ratio; the milliseconds belong to one machine. The references are in \`tests/bench/reference/\` and change only in a commit of their own.\n\n${table}\n\n${legend}\n\nMeasured on ${machine}, ${new Date().toISOString().slice(0, 10)}.\n`;
  fs.writeFileSync(path.join(import.meta.dirname, '../../docs/BENCH.md'), text);
}
