import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const MINUTE = 60_000;
const TEN_YEARS = 10 * 365 * 24 * 60 * MINUTE;

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend();
});
afterEach(() => backend.dispose());

it('makes revisions once each when the clock was set back by years', async () => {
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  const save = (title: string, baseSave: number) =>
    backend.call('posts.save', {
      id,
      baseSave,
      saveId: `save-${baseSave}`,
      document: buildInterview().titled(title).post,
    });
  await save('Plus tard', 0);
  await backend.call('posts.leave', { id });
  backend.clock.now -= TEN_YEARS;
  for (let minute = 1; minute <= 25; minute += 1) {
    await save(`Minute ${minute}`, minute);
    backend.clock.now += MINUTE;
  }
  await backend.call('posts.leave', { id });
  await backend.call('posts.leave', { id });
  const { items } = await backend.call('revisions.list', { postId: id });
  expect(items.map(({ title }) => title)).toEqual([
    'Plus tard',
    'Minute 25',
    'Minute 21',
    'Minute 11',
    'Minute 1',
  ]);
});
