import { afterEach, beforeEach, expect, it } from 'vitest';
import { tidyingTime } from '#backend/library/tidy.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

const DAY = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 5, 30);
let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend();
  desk.backend.db.exec("DELETE FROM settings WHERE key = 'tidied-at'");
});
afterEach(() => desk.dispose());

it('is now, day after day, and after the clock went back', () => {
  const { db } = desk.backend;
  for (const days of [0, 1, 2, 30, 20, 21]) expect(tidyingTime(db, NOW + days * DAY)).toBe(NOW + days * DAY);
});

it('follows a jump of the clock by a month each time, and comes back with it', () => {
  const { db } = desk.backend;
  tidyingTime(db, NOW);
  const ahead = NOW + 20_000 * DAY;
  expect(tidyingTime(db, ahead)).toBe(NOW + 31 * DAY);
  expect(tidyingTime(db, ahead)).toBe(NOW + 62 * DAY);
  expect(tidyingTime(db, NOW + DAY)).toBe(NOW + DAY);
});

it('is now for a library that was never tidied, or has an invalid time', () => {
  const { db } = desk.backend;
  expect(tidyingTime(db, NOW)).toBe(NOW);
  db.exec(`UPDATE settings SET value = '"long ago"' WHERE key = 'tidied-at'`);
  expect(tidyingTime(db, NOW + 900 * DAY)).toBe(NOW + 900 * DAY);
});
