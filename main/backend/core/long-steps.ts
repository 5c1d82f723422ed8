/**
 * Announces steps that block this process, so that it is not taken for hung (main/shell/backend-process/heartbeat.ts).
 * One process, one shell: outside the backend's process there is no listener.
 */
let listener: ((ms: number) => void) | undefined;
/** Of the steps under way, the outermost first. */
const underWay: number[] = [];

/** `report`: how long nothing may be heard from now on, in milliseconds; 0: no longer than usual. */
export function onLongSteps(report: (ms: number) => void): void {
  listener = report;
}

/** Runs `work`, which may keep this process from answering for `ms` milliseconds. */
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

/** SQLite writing or reading every page of a file: on the slowest disks some megabytes a second. In milliseconds. */
export const longestFor = (bytes: number): number => 60_000 + bytes / 2_000;
