/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '3b9422c396d0292a26dc501bb7709f3b99a8445a7cfcb546b4becdd991a72640',
};
