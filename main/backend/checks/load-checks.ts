/**
 * The checks of a post, loaded when they are first asked for: V8 reads the expressions of typography one by one, for tens of
 * milliseconds, which no start waits for (docs/design/runtime.md#start-and-memory).
 */
import { letOthersRun } from '../core/slices.ts';

/** What takes long to load, from below: others have their turn after each. */
const FILES = [
  () => import('#interview/typography/protect.ts'),
  () => import('#interview/typography/accented.ts'),
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
