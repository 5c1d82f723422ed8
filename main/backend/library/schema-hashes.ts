/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '91ee8a6f7785f06b46fc213e0d113fcc3a21fedfd67a3a2a921a3dc823beeea5',
};
