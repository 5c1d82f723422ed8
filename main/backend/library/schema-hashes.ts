/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: 'ddb4e2cd0935d4ec5b20962463fb5e368671b3cc28af35f466f4aa83ff4e6614',
};
