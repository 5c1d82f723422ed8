/** Arguments that are addresses of the scheme `escale:` (returns.ts): they may hold a password. Imports nothing, for main/index.ts. */
const OWN_SCHEME = /^escale:/i;

export const isOwnAddress = (argument: string): boolean => OWN_SCHEME.test(argument);
