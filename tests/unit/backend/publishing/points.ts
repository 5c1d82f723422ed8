/** The points at which tests end a process. */
import type { Point } from '#backend/publishing/jobs/work.ts';

/** Points of a send, in their order. */
export const SEND_POINTS = [
  'publish:job-committed',
  'publish:before-insert',
  'publish:inserted',
  'publish:remembered',
  'publish:published',
  'publish:read-back',
] as const satisfies readonly Point[];

export const POINTS = [...SEND_POINTS, 'take-off:done'] as const satisfies readonly Point[];
