/** Blocks its own process for good, like an announced long step: the announcement must be sent before. */
import { longStep, onLongSteps } from '#backend/core/long-steps.ts';

onLongSteps((ms) => process.send?.({ type: 'works', ms }));
longStep(60_000, () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
