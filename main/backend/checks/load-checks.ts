/**
 * Loads the checks on first use. Compiling the expressions of typography takes tens of milliseconds, which would delay
 * the start (docs/design/runtime.md#start-and-memory).
 */
import { letOthersRun } from '../core/slices.ts';

/** The slow modules in order of dependency; other work runs after each. */
const FILES = [
  () => import('#interview/typography/protect-text.ts'),
  () => import('#interview/typography/accented-capitals.ts'),
  () => import('#interview/typography/english.ts'),
  () => import('#interview/typography/french.ts'),
  () => import('#interview/typography/correct.ts'),
];

let loading: ReturnType<typeof load> | undefined;

export function loadChecks(): ReturnType<typeof load> {
  loading ??= load();
  return loading;
}

async function load() {
  for (const file of FILES) {
    await file();
    await letOthersRun();
  }
  return import('#interview/checks/check-post.ts');
}
