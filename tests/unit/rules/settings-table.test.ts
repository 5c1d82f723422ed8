/** docs/SETTINGS.md names every setting, with the default that holds. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#backend/library/store/settings.ts';
import { settingsSchema } from '#contract/library.ts';

const EMPTY: Readonly<Record<string, unknown>> = { '(empty)': '', '(none)': [] };

function documentedSettings(): Record<string, unknown> {
  const text = fs.readFileSync(path.resolve(import.meta.dirname, '../../../docs/SETTINGS.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\S+) \|/gm)];
  return Object.fromEntries(
    rows.map(([, name = '', cell = '']) => {
      const value = cell.replaceAll('`', '');
      if (Object.hasOwn(EMPTY, value)) return [name, EMPTY[value]];
      return [name, /^(?:true|false|\d+)$/.test(value) ? JSON.parse(value) : value];
    }),
  );
}

it('states the default of every setting', () => {
  expect(documentedSettings()).toEqual(DEFAULT_SETTINGS);
  expect(Object.keys(documentedSettings()).toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted());
});
