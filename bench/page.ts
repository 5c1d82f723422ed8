/**
 * Generates docs/BENCH.md and its chart from the records: first the speed felt by an author with its aims, then every
 * row.
 */
import { archiveTable } from './archive/table.ts';
import { FELT, type Aim, type Felt } from './felt.ts';
import type { Result, Times } from './harness.ts';
import type { Records, Trend, When } from './records.ts';

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const times = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)}×`;
const formatInteger = (value: number): string => value.toLocaleString('en');
const three = ({ minimum, median, p95 }: Times): string => `${ms(minimum)} / ${ms(median)} / ${ms(p95)}`;

/** One row's measurement in the units of its aim. `share`: of the aim. */
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
  const questionTimes = record?.result.rows.find(({ name }) => name === question);
  if (record === undefined || questionTimes === undefined) return undefined;
  const ratio = questionTimes.ours.p95 / questionTimes.fts.p95;
  return {
    ratio,
    median: questionTimes.ours.p50,
    p95: questionTimes.ours.p95,
    p95Ratio: ratio,
    trend: record.trends[question] ?? [],
    when: record,
  };
}

/** The measured value, the limit, and its wording. */
function inAim(measured: Seen, aim: Aim): Readonly<{ value: number; most: number; label: string }> {
  if ('ratio' in aim) return { value: measured.ratio, most: aim.ratio, label: times(aim.ratio) };
  if ('memory' in aim) return { value: measured.median, most: aim.memory, label: `${aim.memory} MiB` };
  if ('p95' in aim)
    return { value: measured.p95, most: aim.p95, label: `${formatInteger(aim.p95)} ms (p95)` };
  return { value: measured.median, most: aim.median, label: `${formatInteger(aim.median)} ms` };
}
/** At most 1 if the aim is met. */
export function shareOf(measured: Seen, aim: Aim): number {
  const { value, most } = inAim(measured, aim);
  return value / most;
}

const verdict = (measured: Seen, aim: Aim | undefined): string => {
  if (aim === undefined) return '';
  const share = shareOf(measured, aim);
  return share <= 1 ? 'met' : `**missed**, ${share.toFixed(share < 3 ? 2 : 0)} times the aim`;
};
const trendOf = (trend: Trend): string => trend.map(({ ratio }) => times(ratio)).join(' → ');

function feltTable(records: Records, felt: readonly Felt[]): string[] {
  return felt.flatMap(({ row, says, aim }) => {
    const measured = seenOf(records, row);
    if (measured === undefined) return [];
    return [
      `| ${says} | ${times(measured.ratio)} | ${ms(measured.median)} / ${ms(measured.p95)} | ${aim === undefined ? '—' : inAim(measured, aim).label} | ${verdict(measured, aim)} | ${trendOf(measured.trend)} |`,
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
  const curveText = curve === undefined ? '' : `: ${curve.map(Math.round).join(', ')}`;
  return `* **${name}** (${rounds} rounds${worst}): ${what}${curveText}`;
};
export const ROW_HEAD = [
  '| row | ours, ms: minimum / median / p95 | reference, ms: minimum / median / p95 | ratio of medians | ratio of p95 |',
  '|---|---|---|---|---|',
];

const measuredOn = ({ day, commit, machine }: When): string =>
  `Measured on ${day} at ${commit}, on ${machine}.`;

export function page(records: Records): string {
  const rowRecords = Object.values(records.rows);
  const days = new Map<string, string[]>();
  for (const record of rowRecords) {
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
    [...ROW_HEAD, ...rowRecords.map(({ result }) => rowLine(result))].join('\n'),
    rowRecords.map(({ result }) => legendLine(result)).join('\n'),
    [...days]
      .map(([when, names]) => `* ${when} ${days.size === 1 ? '' : names.join(', ')}`.trim())
      .join('\n'),
    ...Object.values(records.archives).flatMap((record) => [archiveTable(record.result), measuredOn(record)]),
  ].join('\n\n');
}

const WIDTH = 780;
const LINE = 22;
const LEFT = 375;
/** Position of the aim in the chart; bars longer than three aims are cut and labelled. */
const AIM = 90;
const LONGEST = 3;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The picture of the page: each row with an aim, as a share of it. */
export function picture(records: Records): string {
  const bars = Object.entries(FELT).flatMap(([group, felt]) =>
    felt.flatMap(({ row, says, aim }) => {
      const measured = aim === undefined ? undefined : seenOf(records, row);
      return measured === undefined || aim === undefined
        ? []
        : [{ says: `${group}: ${says}`, share: shareOf(measured, aim) }];
    }),
  );
  const height = (bars.length + 1) * LINE + 10;
  const lines = bars.map(({ says, share }, at) => {
    const y = 5 + (at + 1) * LINE;
    const length = Math.max(2, Math.min(share, LONGEST) * AIM);
    const colour = share <= 1 ? '#2f7d5b' : '#b4532a';
    const label = share <= 1 ? share.toFixed(2) : `${share.toFixed(share < 3 ? 2 : 0)} – missed`;
    return [
      `<text x="${LEFT - 8}" y="${y + 15}" text-anchor="end">${escaped(says)}</text>`,
      `<rect x="${LEFT}" y="${y + 3}" width="${length.toFixed(1)}" height="${LINE - 7}" fill="${colour}"/>`,
      `<text x="${(LEFT + length + 6).toFixed(1)}" y="${y + 15}">${label}</text>`,
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
