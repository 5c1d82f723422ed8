/** The post or person whose consents are shown; `people`: the names of those in the post. */
export type ConsentsOf = Readonly<
  { postId: string; people: readonly string[] } | { personId: string; name: string }
>;

/** The same for a request. */
export const scopeOf = (of: ConsentsOf): { postId: string } | { personId: string } =>
  'postId' in of ? { postId: of.postId } : { personId: of.personId };
