/** The reason why reading ended at a position. */
export type Damage =
  /** The file or page is truncated. */
  | 'cut'
  | 'malformed'
  /** Nested too deeply (docs/design/security.md#limits), or with declarations in a document type. */
  | 'forbidden'
  | 'too-large';
