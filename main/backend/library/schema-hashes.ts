/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: 'c386d32af1b0c4025629b28dec3b67789b6a3df3409e34a3b443a8232924d2b9',
};
