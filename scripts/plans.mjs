// `npm run plans [-- PLANS]`: 2,000 random courses of faults, crashes, edits by others and moved clocks around publishing.
import { tryOften } from './testing/try-often.mjs';

tryOften({
  file: 'tests/unit/backend/publishing/plans.test.ts',
  pattern: 'random plans',
  variable: 'ESCALE_PLANS',
  usual: 2_000,
});
