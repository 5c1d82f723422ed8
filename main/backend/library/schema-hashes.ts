/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: 'b17e4097c97a9ba6ffedba278d0d82da295db6febc897d30369aa8cddcddc5ba',
};
