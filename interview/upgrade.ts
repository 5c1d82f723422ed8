/**
 * Lifts every stored document, revision, frozen job and exported file to today's version
 * (docs/design/document.md#versions).
 */
import { DOCUMENT_VERSION, postSchema, topBlockSchema, type Kind, type Post } from './document.ts';

/** A document that cannot be opened: written by a newer Escale, or not a document. */
export class DocumentError extends Error {
  readonly reason: 'newer-version' | 'invalid';

  constructor(reason: 'newer-version' | 'invalid', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DocumentError';
    this.reason = reason;
  }
}

/** From one version to the next; `STEPS.get(1)` makes a version 2 of a version 1. A step, once shipped, is never edited. */
const STEPS: ReadonlyMap<number, (document: Readonly<Record<string, unknown>>) => Record<string, unknown>> =
  new Map([
    // 2: pictures have a size and an alignment, galleries, numbered questions, where questions were taken from. All are
    // absent from a version 1, and absent means what version 1 showed.
    [1, (document) => ({ ...document, version: 2 })],
  ]);

function versionOf(raw: unknown): number {
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    throw new DocumentError('invalid', 'the document has no version');
  return version;
}

/**
 * A document that this library stored, read without checking it again: it was checked when written. For reading many
 * at once; what is edited, sent or exported goes through `upgradePost`. Throws DocumentError as `upgradePost` does.
 */
export function trustedPost(raw: unknown): Post {
  return versionOf(raw) === DOCUMENT_VERSION ? (raw as Post) : upgradePost(raw);
}

/**
 * The stored `raw` as a document of today's version, validated. Throws DocumentError: `newer-version` when it was
 * written by a later Escale or holds a block of a type that only a later one knows (it is left untouched), `invalid` when it is
 * no document.
 */
export function upgradePost(raw: unknown): Post {
  let version = versionOf(raw);
  if (version > DOCUMENT_VERSION) {
    throw new DocumentError(
      'newer-version',
      `the document has version ${version}, this Escale knows ${DOCUMENT_VERSION}`,
    );
  }
  let document = raw as Record<string, unknown>;
  for (; version < DOCUMENT_VERSION; version += 1) {
    const step = STEPS.get(version);
    if (step === undefined) throw new DocumentError('invalid', `no way from version ${version}`);
    document = step(document);
  }
  const parsed = postSchema.safeParse(document);
  const unknown = parsed.success ? undefined : unknownType(document['body']);
  if (unknown !== undefined) throw new DocumentError('newer-version', `a block of type ${unknown}`);
  if (!parsed.success) throw new DocumentError('invalid', parsed.error.message, { cause: parsed.error });
  return parsed.data;
}

const TYPES: ReadonlySet<unknown> = new Set(topBlockSchema.options.map(({ shape }) => shape.type.value));

/** The first type of block that this Escale does not know: a type is added without a new version of the document. */
function unknownType(blocks: unknown): string | undefined {
  if (!Array.isArray(blocks)) return undefined;
  for (const block of blocks as readonly unknown[]) {
    if (typeof block !== 'object' || block === null || !('type' in block)) continue;
    if (typeof block.type === 'string' && !TYPES.has(block.type)) return block.type;
    const inside = 'blocks' in block ? unknownType(block.blocks) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** A blank post. `language` is a BCP 47 tag. */
export function emptyPost(kind: Kind, language: string): Post {
  return { version: DOCUMENT_VERSION, kind, language, title: '', labels: [], participants: [], body: [] };
}
