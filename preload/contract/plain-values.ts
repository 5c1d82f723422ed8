/** Values of the contract that the window's first picture needs: a file of schemas brings all of zod with it. */

/** `changed`: the last change first. `newest`, `oldest`: by the date of publication, else of the beginning. `title`: as a dictionary has it. */
export const LIST_SORTS = ['changed', 'newest', 'oldest', 'title'] as const;

/** Links of one person. */
export const MOST_LINKS = 20;

/** Posts that are selected at once: as many as a library holds. */
export const MOST_SELECTED = 100_000;

/** Of what signs in to a WordPress, in UTF-16 units; no field takes more. */
export const LONGEST_SIGN_IN = { address: 2_000, user: 200, password: 200 } as const;
