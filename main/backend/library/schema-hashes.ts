/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '82fe93ce67d90505d5e6e6bef1817b574f0828d2a018e1477d5ea2d4787ec805',
};
