/**
 * Announces steps that block this process, so that it is not taken for hung (main/shell/backend-process/heartbeat.ts).
 * One process, one shell: outside the backend's process there is no listener.
 */
let listener: ((ms: number) => void) | undefined;
/** Durations of the steps in progress, the outermost first. */
const underWay: number[] = [];

/** @param report called with the longest expected silence in milliseconds; 0 ends it */
export function onLongSteps(report: (ms: number) => void): void {
  listener = report;
}

/** Runs `work`, which may block this process for `ms` milliseconds. */
export function longStep<Result>(ms: number, work: () => Result): Result {
  underWay.push(ms);
  listener?.(Math.max(...underWay));
  const over = (): void => {
    underWay.splice(underWay.indexOf(ms), 1);
    listener?.(Math.max(0, ...underWay));
  };
  let result: Result;
  try {
    result = work();
  } catch (error) {
    over();
    throw error;
  }
  if (result instanceof Promise) void result.then(over, over);
  else over();
  return result;
}

/**
 * The longest time for SQLite to read or write a whole file, in milliseconds: slow disks reach a few megabytes per
 * second.
 */
export const longestFor = (bytes: number): number => 60_000 + bytes / 2_000;
