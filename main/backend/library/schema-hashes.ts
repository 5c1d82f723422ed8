/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '5f4c172ad92c5d2773fdb5113543f8d79191e0956322410ccdf32b18d8364982',
};
