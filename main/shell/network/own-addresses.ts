/**
 * Recognises arguments that are addresses of the `escale:` scheme (returns.ts), which may contain a password. Imports
 * nothing, for main/index.ts.
 */
const OWN_SCHEME = /^escale:/i;

export const isOwnAddress = (argument: string): boolean => OWN_SCHEME.test(argument);
