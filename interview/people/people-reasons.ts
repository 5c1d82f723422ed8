/** Why two names may be one person (people-matching.ts). */
export const PEOPLE_REASONS = [
  /** The same words, but for accents, case or hyphens. */
  'spelling',
  /** « Mme », « Dr », « Maître » before one of them. */
  'title',
  /** « de », « la », « Le » in one and not in the other. */
  'particle',
  /** « MARTIN Anne ». */
  'reversed',
  /** « A. Martin ». */
  'first-initial',
  /** « Anne M. ». */
  'last-initial',
  /** « Anne Martin » and « Anne Sophie Martin », « Martin » and « Martin-Duval ». */
  'fewer-names',
  /** Others fit as well. */
  'several',
] as const;
export type PeopleReason = (typeof PEOPLE_REASONS)[number];
