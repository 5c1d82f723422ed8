/**
 * Upgrades stored documents, revisions, frozen jobs and exported files to the current version
 * (docs/design/document.md#versions).
 */
import { DOCUMENT_VERSION, postSchema, topBlockSchema, type Kind, type Post } from './document.ts';

/** A document that cannot be opened: from a newer Escale, or invalid. */
export class DocumentError extends Error {
  readonly reason: 'newer-version' | 'invalid';

  constructor(reason: 'newer-version' | 'invalid', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DocumentError';
    this.reason = reason;
  }
}

/** Upgrades by version; `STEPS.get(1)` converts version 1 to 2. A released step never changes. */
const STEPS: ReadonlyMap<number, (document: Readonly<Record<string, unknown>>) => Record<string, unknown>> =
  new Map([
    // 2: size and alignment of pictures, galleries, numbered questions, sources of copied questions. All are optional,
    // and their absence means the behaviour of version 1.
    [1, (document) => ({ ...document, version: 2 })],
  ]);

function versionOf(raw: unknown): number {
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    throw new DocumentError('invalid', 'the document has no version');
  return version;
}

/**
 * A document stored by this library, without validation, as it was validated when written. For bulk reads; documents to
 * be edited, sent or exported go through `upgradePost`. Throws DocumentError like `upgradePost`.
 */
export function trustedPost(raw: unknown): Post {
  return versionOf(raw) === DOCUMENT_VERSION ? (raw as Post) : upgradePost(raw);
}

/**
 * Converts a stored document to the current version and validates it. Throws DocumentError: `newer-version` if it is
 * from a later Escale or has an unknown block type (it is left unchanged), `invalid` if it is no document.
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

/** The first unknown block type: types may be added without a new document version. */
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

/** An empty post. `language` is a BCP 47 tag. */
export function emptyPost(kind: Kind, language: string): Post {
  return { version: DOCUMENT_VERSION, kind, language, title: '', labels: [], participants: [], body: [] };
}
