/** Why nothing can be read after a place. */
export type Damage =
  /** The file, or the page, stops in the middle. */
  | 'cut'
  /** It is no well-formed XML from here on. */
  | 'malformed'
  /** Deeper than is read (docs/design/security.md#limits), or a document type with declarations. */
  | 'forbidden'
  /** Larger, unpacked, than is read. */
  | 'too-large';
