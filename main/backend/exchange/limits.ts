/**
 * The limits for external files, in one place (docs/design/security.md#limits). Larger input fails with a named
 * failure, or is cut as stated here. The limits of HTML are in interview/markup/parse.ts, those of a document in
 * interview/document.ts.
 */

export const DOCUMENT_LIMITS = {
  /** Unpacked bytes, as declared by the archive. */
  unpacked: 400 * 1024 * 1024,
  /** Bytes of all XML parts; 50,000 words in Word take about 10 MB. */
  xml: 64 * 1024 * 1024,
  /** Elements of all XML parts; 50,000 words in Word have about 300,000. */
  elements: 1_000_000,
  depth: 200,
  /** Further pictures are counted and left out. */
  pictures: 60,
  /** Bytes of one picture; a larger one is counted and left out. */
  picture: 50 * 1024 * 1024,
  /** Further comments are left out. */
  comments: 5_000,
  /** Characters of a comment and of its quote; longer ones are cut. */
  comment: 20_000,
  quote: 2_000,
  change: 500,
} as const;

/** Of a PDF form. Our own is smaller than a megabyte; programs that fill it in may add pictures of signatures. */
export const FORM_LIMITS = {
  bytes: 32 * 1024 * 1024,
  /** Unpacked bytes of compressed objects. */
  unpacked: 64 * 1024 * 1024,
  objects: 500_000,
  /** Further turns are left out. */
  turns: 2_000,
  /** Characters of a remark; a longer one is cut. */
  remark: 20_000,
  /** Characters of the name of a field; others are not ours. */
  name: 100,
} as const;

export const TEXT_LIMITS = {
  /** Paragraphs and similar blocks; each line of plain text is one. */
  blocks: 20_000,
  /** Nested quotations and lists; deeper ones are flattened. */
  nesting: 50,
  /** The nesting of emphases and links: deeper ones are read as text. */
  emphases: 10,
} as const;

/** Bounds of the export of a form service. */
export const TABLE_LIMITS = { rows: 1_000, columns: 2_000 } as const;

/** Limits of the reading thread, which is ended beyond them (threads/job-threads.ts). */
export const READING_LIMITS = {
  /** Heap size in megabytes; bytes are bounded above. */
  memory: 512,
  /** Milliseconds of work on one document, or between two progress reports on a long file. */
  work: 20_000,
} as const;
