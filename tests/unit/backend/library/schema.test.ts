import fs from 'node:fs';
import { expect, it } from 'vitest';
import { newLibrarySchema } from '../../../../main/backend/library/print-schema.ts';

it('SCHEMA.md is what a new library is (npm run schema)', async () => {
  expect(fs.readFileSync('main/backend/library/SCHEMA.md', 'utf8')).toBe(await newLibrarySchema());
});
