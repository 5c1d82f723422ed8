import * as fc from 'fast-check';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { SEED } from '../random/budget.ts';

// Like the page, whose CSP forbids `new Function`.
z.config({ jitless: true });

// For samples; properties take theirs from the same place (tests/random/check-property.ts).
fc.configureGlobal({ seed: SEED });

// Waits take long on a busy machine, so that only the test’s limit counts.
if ('document' in globalThis) {
  // The window of a worker is reused between files: this is its default size.
  const { setWindowSize } = await import('./renderer/window-size.ts');
  setWindowSize(1_024, 768);
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 100_000 });
  // happy-dom has no idle time: idle callbacks run in the next turn.
  globalThis.requestIdleCallback ??= (act) =>
    Number(setTimeout(() => act({ didTimeout: false, timeRemaining: () => 10 })));
  globalThis.cancelIdleCallback ??= (id) => clearTimeout(id);
  // It loads no fonts either: all of them are there.
  if (!('fonts' in document)) Object.assign(document, { fonts: { ready: Promise.resolve() } });
  // react-aria speaks 100 ms late, and only where its region is attached; the next file may have no document.
  afterAll(() => document.body.replaceChildren());
}
