/** Checks a drawing on a thread with limits (check-svg.ts), before anything draws it. */
import { AppError } from '#contract/failure.ts';
import { createJobThreads, type ThreadLimits } from '../../core/threads/job-threads.ts';
import { threadScript } from '../../core/threads/thread-script.ts';
import type { CheckedSvg } from './check-svg.ts';

/** Heap size in megabytes and milliseconds of work of the thread. */
const INSPECTION_LIMITS: ThreadLimits = { memory: 128, work: 5_000 };

type InspectSvg = (bytes: Uint8Array) => Promise<CheckedSvg>;

/** Rejects as checkSvg throws, and with asset.too-complex beyond the limits. */
export function createSvgInspection(limits = INSPECTION_LIMITS): InspectSvg {
  const threads = createJobThreads({
    script: threadScript(import.meta.url, 'svg-worker.ts', 'svg-worker.cjs'),
    limits,
    exceeded: () => new AppError('asset.too-complex'),
  });
  return async (bytes) => (await threads.run({ name: 'check', input: bytes })) as CheckedSvg;
}

export const inspectSvg = createSvgInspection();
