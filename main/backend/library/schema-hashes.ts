/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '7aa0dfa76db54b5c13b58dcb1dae6fed8b54cc9c19a11d312c9b507378f3ce76',
};
