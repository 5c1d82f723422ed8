/** Joins class names, without false and undefined ones. */
export function classNames(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
