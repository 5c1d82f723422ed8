import fs from 'node:fs';
import { expect, it } from 'vitest';
import { newLibrarySchema, schemaHashesFile } from '#backend/library/store/print-schema.ts';

it('SCHEMA.md describes a new library (npm run schema)', async () => {
  expect(fs.readFileSync('main/backend/library/store/SCHEMA.md', 'utf8')).toBe(await newLibrarySchema());
});

it('schema-hashes.ts has the hash after each step (npm run schema)', async () => {
  expect(fs.readFileSync('main/backend/library/store/schema-hashes.ts', 'utf8')).toBe(
    await schemaHashesFile(),
  );
});
