/** Expected failures: a closed list of codes, each with a sentence in assets/messages/{fr,en}/failures.ts. */

export const FAILURE_CODES = [
  'unexpected',
  'request.invalid',
  'request.forbidden',
  'request.too-large',
  'backend.unavailable',
  'library.in-use',
  'library.newer-version',
  'library.corrupt',
  'library.not-found',
  'library.moved',
  'library.read-only',
  'library.network-share',
  'disk.full',
  'disk.failed',
  'archive.superseded',
  'post.not-found',
  'post.changed-elsewhere',
  'post.newer-version',
  'revision.not-found',
  'note.not-found',
  'participant.not-found',
  'asset.not-found',
  'asset.too-large',
  'asset.not-a-picture',
  'file.token-unknown',
  'file.unreadable',
  'document.unknown-kind',
  'document.pdf',
  'document.old-word',
  'document.damaged',
  'document.too-large',
  'blog.not-found',
  'account.not-found',
  'client-file.invalid',
  'sign-in.cancelled',
  'sign-in.refused',
  'sign-in.timed-out',
  'sign-in.replaced',
  'sign-in.client-refused',
  'sign-in.no-browser',
  'sign-in.no-port',
  'secrets.unavailable',
  'network.offline',
  'network.unclear',
  'network.not-blogger',
  'network.certificate',
  'network.proxy-password',
  'network.proxy-method',
  'outside.refused',
  'outside.not-found',
  'outside.too-large',
  'outside.unavailable',
  'blogger.signed-out',
  'blogger.not-enabled',
  'blogger.scope-missing',
  'blogger.forbidden',
  'blogger.read-only',
  'blogger.quota',
  'blogger.not-found',
  'blogger.labels',
  'blogger.html-refused',
  'blogger.rejected',
  'blogger.unavailable',
  'publication.changed-on-blog',
  'publication.read-back-differs',
  'publication.nothing-to-publish',
  'publication.too-heavy',
  'publication.not-found',
  'pictures.not-chosen',
  'pictures.no-address',
  'pictures.store-not-set',
  'pictures.store-address',
  'pictures.store-refused',
  'pictures.store-unavailable',
  'pictures.not-public',
  'pictures.none-missing',
  'pictures.handoff-ended',
  'publication.not-there',
  'publication.date-passed',
  'publication.already-online',
  'job.not-found',
  'job.already-leaving',
  'practice-blog.port-taken',
  'import.not-found',
  'import.not-now',
  'import.busy',
  'import.address',
  'import.damaged',
  'import.file-gone',
  'review.not-proposed',
  'review.not-decided',
  'review.no-turns',
  'review.edited-since',
  'review.sample-first',
  'review.busy',
  'export.not-found',
  'export.not-written',
  'export.nothing-of-person',
  'export.pdf-failed',
  'feed.private',
  'feed.none',
  'feed.no-blog',
  'feed.not-blogger',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export type FailureParams = Readonly<Record<string, string | number>>;

/** What crosses between processes instead of an exception. `incident` is also written in the log. */
export type Failure = Readonly<{ code: FailureCode; params: FailureParams; incident: string }>;
export type Envelope<Value> = Readonly<{ ok: true; value: Value } | { ok: false; failure: Failure }>;

/** An expected failure, thrown inside one process. Anything else thrown is a bug and crosses as `unexpected`. */
export class AppError extends Error {
  readonly code: FailureCode;
  readonly params: FailureParams;
  /** Set once the failure has crossed a process; the same id stands in the log. */
  readonly incident: string | undefined;

  constructor(
    code: FailureCode,
    params: FailureParams = {},
    options: { cause?: unknown; incident?: string } = {},
  ) {
    super(code, 'cause' in options ? { cause: options.cause } : {});
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.incident = options.incident;
  }
}
