/** Credits of pictures, as typed and as displayed. */

/** Removes the copyright sign: « © Anne Martin » and « (c) Anne Martin » become « Anne Martin ». */
export function bareCredit(credit: string): string {
  return credit.replace(/^(?:(?:©|\(c\))\s*)+/i, '');
}

/** Credits that need no sign, by their first word. */
const SAYS_ITSELF =
  /©|^(?:copyright|photo|cr[ée]dits?|source|image|illustration|dessin|drawing|d\.?r\.?)(?![\p{L}])/iu;

/** The displayed credit: « © Anne Martin » with one sign; « Photo : Anne Martin » without. */
export function creditShown(credit: string): string {
  const bare = bareCredit(credit);
  return bare === '' || SAYS_ITSELF.test(bare) ? bare : `©\u00a0${bare}`;
}
