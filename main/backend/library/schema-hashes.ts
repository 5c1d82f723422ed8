/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '06d34dd1a7568e01d1f346be3eeaf3e3ac3c1db3959a2f08e634c26184339a52',
};
