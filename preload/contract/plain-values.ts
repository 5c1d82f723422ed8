/** Values of the contract for the first screen of the window, without schemas, which would load all of zod. */

/**
 * `changed`: latest change first. `newest`, `oldest`: by publication date, or creation date for drafts. `title`: in
 * dictionary order.
 */
export const LIST_SORTS = ['changed', 'newest', 'oldest', 'title'] as const;

/** Maximum number of links per person. */
export const MOST_LINKS = 20;

/** Maximum number of selected posts: as many as a library holds. */
export const MOST_SELECTED = 100_000;

/** Picture host: the author uploads the pictures in Blogger's own editor. Libraries store this name. */
export const BY_EDITOR = 'blogger';

/**
 * Picture hosts in the order in which they are offered, the recommended one first: uploaded by the author in Blogger's
 * editor, on an S3 store of the institution, at addresses that the author enters, inline in the text.
 */
export const PICTURE_HOSTS = [BY_EDITOR, 's3', 'address', 'inline'] as const;

/** Maximum lengths of WordPress sign-in fields, in UTF-16 units. */
export const LONGEST_SIGN_IN = { address: 2_000, user: 200, password: 200 } as const;
