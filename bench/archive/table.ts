/** Formats the archive's rows as a table for docs/BENCH.md. */
import type { ArchiveResult, Percentiles } from './measure-archive.ts';

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const three = ({ p50, p95, p99 }: Percentiles): string => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`;

const ratio = (ours: Percentiles, other: Percentiles): string => (ours.p95 / other.p95).toFixed(2);

export function archiveTable({ posts, rows, facts }: ArchiveResult): string {
  return [
    `## The archive, ${posts.toLocaleString('en')} posts`,
    '',
    'Ours from the request to the reply of the search thread: the twenty best posts with their passages and the words marked in them, the exact total, all facets. Bare FTS5 (`bench/reference/archive-fts.ts`): the twenty best ids of the same words, in the same run; for prefixes, all words that begin so, where ours asks the commonest. MiniSearch: its own search alone, in a thread of its own, fewer questions. "Of the processor": the same question answered in the thread that asks, counted in its time alone, which tells more where other work shares the machine.',
    '',
    '| asked | ours, ms: p50 / p95 / p99 | bare FTS5 | MiniSearch | p95 against FTS5 | p95 against MiniSearch | of the processor: ours | bare FTS5 | p95 against FTS5 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      ({ name, ours, fts, mini, busy }) =>
        `| ${name} | ${three(ours)} | ${three(fts)} | ${three(mini)} | ${ratio(ours, fts)} | ${ratio(ours, mini)} | ${three(busy.ours)} | ${three(busy.fts)} | **${ratio(busy.ours, busy.fts)}** |`,
    ),
    '',
    ...facts.map((fact) => `* ${fact}`),
  ].join('\n');
}
