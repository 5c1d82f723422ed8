/** Values of the contract that the window's first picture needs: a file of schemas brings all of zod with it. */

/** `changed`: the last change first. `newest`, `oldest`: by the date of publication, else of the beginning. `title`: as a dictionary has it. */
export const LIST_SORTS = ['changed', 'newest', 'oldest', 'title'] as const;

/** Links of one person. */
export const MOST_LINKS = 20;

/** Posts that are selected at once: as many as a library holds. */
export const MOST_SELECTED = 100_000;

/** Blogger's own editor as the host of a blog's pictures, which the author puts there; libraries hold this name. */
export const BY_EDITOR = 'blogger';

/**
 * By an editor, on a store of the institution's, at addresses the author gives, in the text itself: the advised one first, as
 * they are offered.
 */
export const PICTURE_HOSTS = [BY_EDITOR, 's3', 'address', 'inline'] as const;

/** Of what signs in to a WordPress, in UTF-16 units; no field takes more. */
export const LONGEST_SIGN_IN = { address: 2_000, user: 200, password: 200 } as const;
