/** Words with a common stem that belong to different families and should not match (inflections.ts). */

/** The stem of a shorter French word is ambiguous: « mer » would match « mère ». */
const LEAST_LETTERS = 4;
const FRENCH = '1';

/**
 * Folded words: the most frequent such pairs of real posts (« publique » and « publication »), and some obvious ones.
 */
const APART: ReadonlySet<string> = new Set(
  (
    'bassin bassine bassines bassins certainement collectivite collectivites colon colons comment commun ' +
    'commune communes communisme communs cour courant courants cours decidement depart departs ' +
    'directement environ environs evidemment finalement format formats generique generiques importance ' +
    'important importante importantes importants informatique informatiques justement lieue lieues machin ' +
    'machins mari maris medecine medecines mont monts notamment organ organs parce point points port ' +
    'ports post poste postes posts precisement propos public publics publique publiques relativement ' +
    'select serie series specifique specifiques suite suites tellement trac tracs universe universes ' +
    'villa villas voire'
  ).split(' '),
);

/** True if two words with a common stem may match; the last character of `key` is its language (tokenizer.ts). */
export const canMatchByStem = (one: string, other: string, key: string): boolean =>
  [one, other].every((word) => !APART.has(word) && (word.length >= LEAST_LETTERS || !key.endsWith(FRENCH)));
