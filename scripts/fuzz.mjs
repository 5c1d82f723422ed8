// `npm run fuzz -- search|files|rows [TIMES]`: what nobody would write, other cases at each run.
// search: queries, none of which may be an error. files: every kind of file that is read, changed. rows: hostile values in any
// column of a library, which is then restored or opened, tidied, searched, shown and published: nothing outside its folder is
// touched, nothing is sent.
import { tryOften } from './testing/try-often.mjs';

const KINDS = {
  search: {
    file: 'tests/unit/backend/search/any-text.test.ts',
    pattern: 'of any kind',
    variable: 'ESCALE_QUERIES',
    usual: 100_000,
  },
  files: { file: 'tests/unit/fuzz/files.test.ts', pattern: '.', variable: 'ESCALE_FILES', usual: 5_000 },
  rows: {
    file: 'tests/unit/backend/library/rows/any-row.test.ts',
    pattern: 'any value in any column',
    variable: 'ESCALE_ROWS',
    usual: 5_000,
  },
};

const [what = '', times] = process.argv.slice(2);
if (!Object.hasOwn(KINDS, what) || !/^(?:[1-9]\d*)?$/.test(times ?? '')) {
  process.stderr.write(`npm run fuzz -- ${Object.keys(KINDS).join('|')} [TIMES]\n`);
  process.exit(2);
}
tryOften(KINDS[what], times);
