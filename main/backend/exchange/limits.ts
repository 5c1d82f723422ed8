/**
 * How much of a file from outside is read, in one place (docs/design/security.md tells them in a table). What is larger is
 * refused by a failure with a name, or cut where a comment says so. HTML has its own beside its reader
 * (interview/markup/parse.ts), a document those of its schema (interview/document.ts).
 */

/** Of one docx or odt. */
export const DOCUMENT_LIMITS = {
  /** Bytes unpacked, as the archive declares them. */
  unpacked: 400 * 1024 * 1024,
  /** Bytes of all parts that are XML: 50,000 words in Word's are about 10 MB. */
  xml: 64 * 1024 * 1024,
  /** Elements of all parts that are XML: 50,000 words in Word's have some 300,000. */
  elements: 1_000_000,
  /** Nesting of XML. */
  depth: 200,
  /** More than any interview; beyond, pictures are counted and left out. */
  pictures: 60,
  /** Bytes of one picture; a larger one is counted and left out. */
  picture: 50 * 1024 * 1024,
  /** Comments; those after them are left out. */
  comments: 5_000,
  /** Characters of a comment, and of the words it is about: cut. */
  comment: 20_000,
  quote: 2_000,
  /** Characters of one tracked change: cut. */
  change: 500,
} as const;

/** Of Markdown and plain text. */
export const TEXT_LIMITS = {
  /** Paragraphs and the like of any document: a line of a plain text is one. */
  blocks: 20_000,
  /** Quotations and lists inside each other: what is deeper is read as one. */
  nesting: 50,
  /** The nesting of emphases and links: deeper ones are read as text. */
  emphases: 10,
} as const;

/** Of the thread that reads all this: what goes beyond is ended with it (threads/job-threads.ts). */
export const READING_LIMITS = {
  /** Megabytes of objects; bytes are bounded above. */
  memory: 512,
  /** Milliseconds of work on one document; on a long file between two signs of going on. */
  work: 20_000,
} as const;
