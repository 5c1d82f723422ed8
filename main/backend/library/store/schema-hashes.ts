/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '54d1f6acd58c2086f3ee149eeaed9789776a802acfd85a07979c060d905f53be',
};
