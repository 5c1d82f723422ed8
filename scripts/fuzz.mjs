// `npm run fuzz -- search|rows [TIMES]`: what nobody would write, other cases at each run.
// search: queries, none of which may be an error. rows: hostile values in any column of a library, which is then restored or
// opened, tidied, searched, shown and published: nothing outside its folder is touched, nothing is sent.
import { tryOften } from './try-often.mjs';

const PROPERTIES = {
  search: {
    file: 'tests/unit/backend/search/any-text.test.ts',
    pattern: 'of any kind',
    variable: 'ESCALE_QUERIES',
    usual: 100_000,
  },
  rows: {
    file: 'tests/unit/backend/library/rows/any-row.test.ts',
    pattern: 'any value in any column',
    variable: 'ESCALE_ROWS',
    usual: 5_000,
  },
};

const [what = '', times] = process.argv.slice(2);
if (!Object.hasOwn(PROPERTIES, what) || !/^(?:[1-9]\d*)?$/.test(times ?? '')) {
  process.stderr.write(`npm run fuzz -- ${Object.keys(PROPERTIES).join('|')} [TIMES]\n`);
  process.exit(2);
}
tryOften(PROPERTIES[what], times);
