/** The reason why reading ended at a position. */
export type Damage =
  /** The file or page is truncated. */
  | 'cut'
  /** Not well-formed XML. */
  | 'malformed'
  /** Nested too deeply (docs/design/security.md#limits), or with declarations in a document type. */
  | 'forbidden'
  /** Too large when unpacked. */
  | 'too-large';
