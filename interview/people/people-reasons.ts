/** Reasons why two names may be one person (people-matching.ts). */
export const PEOPLE_REASONS = [
  /** The same words with different accents, case or hyphens. */
  'spelling',
  /** « Mme », « Dr », « Maître » before one of them. */
  'title',
  /** « de », « la », « Le » in one of them only. */
  'particle',
  /** « MARTIN Anne ». */
  'reversed',
  /** « A. Martin ». */
  'first-initial',
  /** « Anne M. ». */
  'last-initial',
  /** « Anne Martin » and « Anne Sophie Martin », « Martin » and « Martin-Duval ». */
  'fewer-names',
  /** Several people fit. */
  'several',
] as const;
export type PeopleReason = (typeof PEOPLE_REASONS)[number];
