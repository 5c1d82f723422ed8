/** What the archive's rows say, as a table of docs/BENCH.md. */
import type { ArchiveResult, Percentiles } from './measure-archive.ts';

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const three = ({ p50, p95, p99 }: Percentiles): string => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`;

export function archiveTable({ posts, rows, facts }: ArchiveResult): string {
  return [
    `## The archive, ${posts.toLocaleString('en')} posts`,
    '',
    'Ours from the request to the reply of the search thread: the twenty best posts with their passages and the words marked in them, the exact total, all facets. Bare FTS5 (`tests/bench/reference/archive-fts.ts`): the twenty best ids of the same words, in the same run; for prefixes, all words that begin so, where ours asks the commonest. MiniSearch: its own search alone, in a thread of its own, fewer questions.',
    '',
    '| asked | ours, ms: p50 / p95 / p99 | bare FTS5 | MiniSearch | p50 against FTS5 | p95 against FTS5 | p95 against MiniSearch |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(
      ({ name, ours, fts, mini }) =>
        `| ${name} | ${three(ours)} | ${three(fts)} | ${three(mini)} | ${(ours.p50 / fts.p50).toFixed(2)} | **${(ours.p95 / fts.p95).toFixed(2)}** | ${(ours.p95 / mini.p95).toFixed(2)} |`,
    ),
    '',
    ...facts.map((fact) => `* ${fact}`),
  ].join('\n');
}
