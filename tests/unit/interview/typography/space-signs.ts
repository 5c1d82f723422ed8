/** Cases are written with ~ for U+00A0 and ^ for U+202F, so that one sees them. */
export const toSpaces = (text: string): string => text.replaceAll('~', '\u00a0').replaceAll('^', '\u202f');
export const toSigns = (text: string): string => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '^');
