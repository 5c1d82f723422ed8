/** docs/LIMITS.md: a table of outside input. */
import type { Reading } from './reading.ts';

export const PAGE = 'docs/LIMITS.md';

/** Seconds, as the page shows them. */
const STEPS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30];

/** The step at or above so many milliseconds, in seconds. */
export const roundedTime = (ms: number): string => {
  const step = STEPS.find((seconds) => ms <= seconds * 1_000);
  return step === undefined ? '> 30 s' : `${step} s`;
};

/** The time that it took, and the longest turn of the process that saves. */
export type Times = Readonly<{ totalMs: string; turn: string }>;

const HEAD = `# Limits of what is read

Written by \`tests/unit/limits/limits.all.test.ts\`, from the constants of the code: \`UPDATE_LIMITS=1\` measures anew. Each reading gets the worst inputs known within its bounds, and one just above each bound, which is refused by its name. A usual run reads a tenth of each input and a quarter of that, and compares their costs. *Time*: of the worst whole input, rounded up, on one core. *Turn*: the longest that it holds up the process that saves, or the shell. What a limit is for is said in [security](design/security.md#limits).

| reading | where | at most | refused with | time | turn |
|---|---|---|---|---|---|
`;

const unique = (words: readonly string[]): string => [...new Set(words)].join(', ');

export const pageOf = (readings: readonly Reading[], timesOf: (name: string) => Times | undefined): string =>
  HEAD +
  readings
    .map(({ name, where, bounds }) => {
      const { totalMs: total, turn } = timesOf(name) ?? { totalMs: '?', turn: '?' };
      const codes = unique(bounds.map(({ code }) => `\`${code}\``));
      return `| ${name} | ${where} | ${bounds.map(({ most }) => most).join('; ')} | ${codes} | ${total} | ${turn} |\n`;
    })
    .join('');

/** The times on the page, by the name of the reading. */
export function readTimes(page: string): Map<string, Times> {
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    rows
      .filter((cells) => cells.length === 8 && /\d/.test(cells[5] ?? ''))
      .map(([, name = '', , , , totalMs = '', turn = '']) => [name, { totalMs, turn }]),
  );
}
