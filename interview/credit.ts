/** The credit of a picture, as its author wrote it and as readers see it. */

/** A credit without its sign: « © Anne Martin » and « (c) Anne Martin » are « Anne Martin ». */
export function bareCredit(credit: string): string {
  return credit.replace(/^(?:(?:©|\(c\))\s*)+/i, '');
}

/** What a credit that says by itself what it is begins with, or holds. */
const SAYS_ITSELF =
  /©|^(?:copyright|photo|cr[ée]dits?|source|image|illustration|dessin|drawing|d\.?r\.?)(?![\p{L}])/iu;

/** As readers see it: « © Anne Martin », the sign once; « Photo : Anne Martin » needs none. */
export function creditShown(credit: string): string {
  const bare = bareCredit(credit);
  return bare === '' || SAYS_ITSELF.test(bare) ? bare : `©\u00a0${bare}`;
}
