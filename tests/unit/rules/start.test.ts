/** What a start loads, and what comes later (docs/design/runtime.md#start-and-memory). */
import { expect, it } from 'vitest';
import { loadedWith } from './imports.ts';

it('loads nothing of the backend before its compiled code is kept', () => {
  expect([...loadedWith('main/backend/app/process.ts')]).toEqual([
    'main/backend/app/process.ts',
    'main/backend/core/compiled-code.ts',
  ]);
});

it('loads the rules of typography with the first check, not with the backend', () => {
  const loaded = loadedWith('main/backend/app/start.ts');
  expect(loaded).toContain('main/backend/checks/facts.ts');
  expect(loaded).not.toContain('interview/typography/french.ts');
});
