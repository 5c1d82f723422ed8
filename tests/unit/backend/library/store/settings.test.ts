import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
});
afterEach(() => backend.dispose());

const DEFAULTS = {
  language: 'system',
  theme: 'system',
  holdSeconds: 10,
  postLanguage: 'fr',
  previewStyle: '',
  typographyAsTyped: true,
  typographyHouse: 'fine',
  spacesShown: false,
  focusPart: 'all',
  typewriter: false,
  sidebarShown: true,
  listShown: true,
  panelShown: true,
  panelFoldsList: false,
  besideWidth: 420,
  spelling: true,
  binRule: 'never',
  noticesStay: false,
  syncedAdvice: '',
  welcomed: false,
  equivalents: [],
  savedSearches: [],
};

it('settings start with their defaults, change one by one, and persist', async () => {
  expect(await backend.call('settings.get', {})).toEqual(DEFAULTS);
  expect(await backend.call('settings.set', { theme: 'dark', holdSeconds: 30 })).toEqual({
    ...DEFAULTS,
    theme: 'dark',
    holdSeconds: 30,
  });
  await backend.call('settings.set', { language: 'en' });
  expect(backend.events.filter(({ event }) => event === 'settings.changed')).toHaveLength(2);
  await backend.close();
  const again = await openTestBackend({ folder: backend.folder, publishing: false });
  expect(await again.call('settings.get', {})).toEqual({
    ...DEFAULTS,
    theme: 'dark',
    holdSeconds: 30,
    language: 'en',
  });
  await again.close();
});

it('a value of a later release reads as the default, and the others are kept', async () => {
  await backend.call('settings.set', { theme: 'dark', listShown: false });
  backend.backend.db.exec(
    `UPDATE settings SET value = '"sepia"' WHERE key = 'settings.theme'; INSERT INTO settings VALUES ('settings.future', '1')`,
  );
  expect(await backend.call('settings.get', {})).toEqual({ ...DEFAULTS, listShown: false });
});

it('refuses an invalid value', async () => {
  await expect(backend.call('settings.set', { holdSeconds: 5 as 10 })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

it('the author’s position is restored, unless its post is in the bin', async () => {
  expect(await backend.call('last-position.get', {})).toEqual({});
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  await backend.call('last-position.set', { postId: id, caret: 'a1:12' });
  expect(await backend.call('last-position.get', {})).toEqual({ position: { postId: id, caret: 'a1:12' } });
  await backend.call('posts.bin', { id });
  expect(await backend.call('last-position.get', {})).toEqual({});
});
