/** docs/BENCH.md and its picture, made of the records: first what an author feels, aim beside measured, then every row. */
import { archiveTable } from './archive/table.ts';
import { FELT, type Aim, type Felt } from './felt.ts';
import type { Result, Times } from './harness.ts';
import type { Records, Trend, When } from './records.ts';

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const times = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)}×`;
const whole = (value: number): string => value.toLocaleString('en');
const three = ({ minimum, median, p95 }: Times): string => `${ms(minimum)} / ${ms(median)} / ${ms(p95)}`;

/** Of one row: what was measured, in the terms of the aim. `share`: of what was asked for. */
type Seen = Readonly<{
  ratio: number;
  median: number;
  p95: number;
  p95Ratio: number;
  trend: Trend;
  when: When;
}>;

function seenOf(records: Records, row: string): Seen | undefined {
  const [, posts, question] = /^archive ([\d,]+): (.+)$/.exec(row) ?? [];
  if (posts === undefined || question === undefined) {
    const record = records.rows[row];
    if (record === undefined) return undefined;
    const { ours, ratio, ratioP95 } = record.result;
    return {
      ratio,
      median: ours.median,
      p95: ours.p95,
      p95Ratio: ratioP95,
      trend: record.trend,
      when: record,
    };
  }
  const record = records.archives[posts];
  const found = record?.result.rows.find(({ name }) => name === question);
  if (record === undefined || found === undefined) return undefined;
  const ratio = found.ours.p95 / found.fts.p95;
  return {
    ratio,
    median: found.ours.p50,
    p95: found.ours.p95,
    p95Ratio: ratio,
    trend: record.trends[question] ?? [],
    when: record,
  };
}

/** What was measured of what the aim is about, the most that is asked for, and that in words. */
function inAim(seen: Seen, aim: Aim): Readonly<{ found: number; most: number; asked: string }> {
  if ('ratio' in aim) return { found: seen.ratio, most: aim.ratio, asked: times(aim.ratio) };
  if ('memory' in aim) return { found: seen.median, most: aim.memory, asked: `${aim.memory} MiB` };
  if ('p95' in aim) return { found: seen.p95, most: aim.p95, asked: `${whole(aim.p95)} ms (p95)` };
  return { found: seen.median, most: aim.median, asked: `${whole(aim.median)} ms` };
}
/** 1 and less: met. */
export function shareOf(seen: Seen, aim: Aim): number {
  const { found, most } = inAim(seen, aim);
  return found / most;
}

const verdict = (seen: Seen, aim: Aim | undefined): string => {
  if (aim === undefined) return '';
  const share = shareOf(seen, aim);
  return share <= 1 ? 'met' : `**missed**, ${share.toFixed(share < 3 ? 2 : 0)} times the aim`;
};
const trendOf = (trend: Trend): string => trend.map(({ ratio }) => times(ratio)).join(' → ');

function feltTable(records: Records, felt: readonly Felt[]): string[] {
  return felt.flatMap(({ row, says, aim }) => {
    const seen = seenOf(records, row);
    if (seen === undefined) return [];
    return [
      `| ${says} | ${times(seen.ratio)} | ${ms(seen.median)} / ${ms(seen.p95)} | ${aim === undefined ? '—' : inAim(seen, aim).asked} | ${verdict(seen, aim)} | ${trendOf(seen.trend)} |`,
    ];
  });
}

/** A hundredth of the samples is one at least. */
const ENOUGH_FOR_P99 = 100;
export const rowLine = (result: Result): string =>
  `| ${result.name} | ${three(result.ours)} | ${three(result.reference)} | **${result.ratio.toFixed(2)}** | ${result.ratioP95.toFixed(2)} |`;
export const legendLine = ({ name, rounds, what, ours, reference, curve }: Result): string => {
  const worst =
    rounds < ENOUGH_FOR_P99 ? '' : `; p99 ours ${ms(ours.p99)}, reference ${ms(reference.p99)} ms`;
  const told = curve === undefined ? '' : `: ${curve.map(Math.round).join(', ')}`;
  return `* **${name}** (${rounds} rounds${worst}): ${what}${told}`;
};
export const ROW_HEAD = [
  '| row | ours, ms: minimum / median / p95 | reference, ms: minimum / median / p95 | ratio of medians | ratio of p95 |',
  '|---|---|---|---|---|',
];

const measuredOn = ({ day, commit, machine }: When): string =>
  `Measured on ${day} at ${commit}, on ${machine}.`;

export function page(records: Records): string {
  const known = Object.values(records.rows);
  const days = new Map<string, string[]>();
  for (const record of known) {
    const when = measuredOn(record);
    days.set(when, [...(days.get(when) ?? []), record.result.name]);
  }
  return [
    '# Bench',
    'What an author feels first; every row below. A ratio compares ours with a reference of the same run, the two sides alternating: read it, the milliseconds belong to one machine. What the reference of a row is stands in [its line](#every-row).',
    '![Each row as a share of what was asked for](bench.svg)',
    ...Object.entries(FELT).flatMap(([group, felt]) => {
      const lines = feltTable(records, felt);
      if (lines.length === 0) return [];
      return [
        `## ${group}`,
        [
          '| what | against its reference | ours, ms: median / p95 | asked for | | last runs |',
          '|---|---|---|---|---|---|',
          ...lines,
        ].join('\n'),
      ];
    }),
    ...(records.relevance === undefined ? [] : [records.relevance.table, measuredOn(records.relevance)]),
    '## Every row',
    '`npm run bench` (`-- --only NAME`, `--json`, `--write` to renew this page; `-- --scale 100000 --keep FOLDER --write` for the archive of a hundred thousand posts: some twenty minutes, 4 GB of disk and 6 GB of memory the first time). The references are in `bench/reference/` and change only in a commit of their own. Memory and size are in MiB in the place of milliseconds.',
    [...ROW_HEAD, ...known.map(({ result }) => rowLine(result))].join('\n'),
    known.map(({ result }) => legendLine(result)).join('\n'),
    [...days]
      .map(([when, names]) => `* ${when} ${days.size === 1 ? '' : names.join(', ')}`.trim())
      .join('\n'),
    ...Object.values(records.archives).flatMap((record) => [archiveTable(record.result), measuredOn(record)]),
  ].join('\n\n');
}

const WIDTH = 780;
const LINE = 22;
const LEFT = 375;
/** Where the aim stands; longer bars are cut at three aims, and say how long they are. */
const AIM = 90;
const LONGEST = 3;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The picture of the page: each row with an aim, as a share of it. */
export function picture(records: Records): string {
  const bars = Object.entries(FELT).flatMap(([group, felt]) =>
    felt.flatMap(({ row, says, aim }) => {
      const seen = aim === undefined ? undefined : seenOf(records, row);
      return seen === undefined || aim === undefined
        ? []
        : [{ says: `${group}: ${says}`, share: shareOf(seen, aim) }];
    }),
  );
  const height = (bars.length + 1) * LINE + 10;
  const lines = bars.map(({ says, share }, at) => {
    const y = 5 + (at + 1) * LINE;
    const length = Math.max(2, Math.min(share, LONGEST) * AIM);
    const colour = share <= 1 ? '#2f7d5b' : '#b4532a';
    const told = share <= 1 ? share.toFixed(2) : `${share.toFixed(share < 3 ? 2 : 0)} – missed`;
    return [
      `<text x="${LEFT - 8}" y="${y + 15}" text-anchor="end">${escaped(says)}</text>`,
      `<rect x="${LEFT}" y="${y + 3}" width="${length.toFixed(1)}" height="${LINE - 7}" fill="${colour}"/>`,
      `<text x="${(LEFT + length + 6).toFixed(1)}" y="${y + 15}">${told}</text>`,
    ].join('\n');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12">`,
    '<title>Each row as a share of what was asked for: 1 and less is met</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${LEFT + AIM}" y="18" text-anchor="middle">asked for</text>`,
    ...lines,
    `<line x1="${LEFT + AIM}" x2="${LEFT + AIM}" y1="${LINE}" y2="${height - 4}" stroke="#333" stroke-dasharray="3 3"/>`,
    '</svg>',
    '',
  ].join('\n');
}
