/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: 'b7448c84def0889b20c637004ff288de339a2fd3fcba778a5dcbfeed9fd2f0e3',
};
