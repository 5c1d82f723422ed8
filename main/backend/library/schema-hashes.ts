/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: 'ce07b0dedd039cb9a33b333f9f5475df2e5c98d1c0c1f223a3e5d6ded663eb05',
};
