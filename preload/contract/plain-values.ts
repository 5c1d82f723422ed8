/** Values of the contract that the window's first picture needs: a file of schemas brings all of zod with it. */

/**
 * `changed`: latest change first. `newest`, `oldest`: by publication date, or creation date for drafts. `title`: in
 * dictionary order.
 */
export const LIST_SORTS = ['changed', 'newest', 'oldest', 'title'] as const;

/** Links of one person. */
export const MOST_LINKS = 20;

/** Posts that are selected at once: as many as a library holds. */
export const MOST_SELECTED = 100_000;

/** Blogger's own editor as the host of a blog's pictures, which the author puts there; libraries hold this name. */
export const BY_EDITOR = 'blogger';

/**
 * Picture hosts in the order in which they are offered, the recommended one first: by an editor, on a store of the
 * institution, at addresses the author enters, inline in the text.
 */
export const PICTURE_HOSTS = [BY_EDITOR, 's3', 'address', 'inline'] as const;

/** Maximum lengths of WordPress sign-in fields, in UTF-16 units. */
export const LONGEST_SIGN_IN = { address: 2_000, user: 200, password: 200 } as const;
