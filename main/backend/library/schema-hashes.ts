/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '1dce9e63a4777b2d64f18ee6ba739497d40bea30ad234736ab5e64883b1e1b08',
};
