/** Holds its own process up for good, as a step that is known to be long: what it said before must have left. */
import { longStep, onLongSteps } from '#backend/core/long-steps.ts';

onLongSteps((ms) => process.send?.({ type: 'works', ms }));
longStep(60_000, () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
