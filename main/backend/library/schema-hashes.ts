/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '8b2bfa5d07dc4bf021379bd64f6ae30b615a03bedc71b2894fdea0c6bab1c2bc',
};
