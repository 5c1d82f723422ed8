/**
 * Families that Snowball's French stemmer leaves apart: the woman and the man who do one thing (directrice, directeur;
 * chanteuse, chanteur), the plural in -aux of names in -ail (travaux, travail). Such a form has the stem of its relative
 * besides its own: nothing that Snowball brings together is parted, and « heureuse » still meets « heureux ».
 * What was weighed (docs/design/search.md#words): giving such forms one stem instead of two parts -eux from -euse in 7 of 100
 * pairs; -ons would make « maisons » meet « maïs ».
 */

/** Shorter beginnings name other families: « douceur » is not the man of a « douce ». */
const RULES: readonly (readonly [form: RegExp, relative: string])[] = [
  [/^(.{2,}t)rices?$/, '$1eur'],
  [/^(.{2,})euses?$/, '$1eur'],
  [/^(.{1,})aux$/, '$1ail'],
];

/** The relative of a French form, in lower case with its accents; null for nearly all. */
export function relativeOf(form: string): string | null {
  for (const [pattern, relative] of RULES) if (pattern.test(form)) return form.replace(pattern, relative);
  return null;
}
