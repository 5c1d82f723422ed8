/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: 'f2d5c4392b2b0d4c563c0e6f62c8d60876773c25175383a9e5b09a5711c0be52',
};
