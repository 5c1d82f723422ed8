/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by `npm run schema`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
  1000: '02a05a99a450e1cdc6d176ec1aecb876cc432d5b88da1a99e2525d10955f209d',
};
