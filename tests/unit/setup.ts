import * as fc from 'fast-check';
import { z } from 'zod';

// As in the page, whose CSP forbids `new Function`.
z.config({ jitless: true });

// The same cases at each run, so that a red run is red for everyone. ESCALE_SEED=random looks further: what it finds
// becomes a test of its own.
const seed = process.env['ESCALE_SEED'];
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed ?? 20_261_124) });

// What is waited for in a page comes late on a busy machine: the limit of the test is the limit.
if ('document' in globalThis) {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 100_000 });
  // happy-dom has no idle time of its own: what waits for it comes at the next turn.
  globalThis.requestIdleCallback ??= (act) =>
    Number(setTimeout(() => act({ didTimeout: false, timeRemaining: () => 10 })));
  globalThis.cancelIdleCallback ??= (id) => clearTimeout(id);
}
