/** Words of a command line that are addresses of Escale's own (returns.ts): they may hold a password. Loads nothing. */
const OURS = /^escale:/i;

export const isOwnAddress = (word: string): boolean => OURS.test(word);
