/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '945185ac789e94af745688d7b5431b6d07b88243c7fe63220cab00fc49b4262f',
};
