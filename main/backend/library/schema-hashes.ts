/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: 'e9e3d5c9e9512dd92deb95c0c34af05155e8e544d289eb4b1f653237b7d62097',
};
