// `npm run fuzz [-- QUERIES]`: 100,000 queries that nobody would type, other ones at each run; none may be an error.
import { tryOften } from './try-often.mjs';

tryOften({
  file: 'tests/unit/backend/search/any-text.test.ts',
  pattern: 'of any kind',
  variable: 'ESCALE_QUERIES',
  usual: 100_000,
});
