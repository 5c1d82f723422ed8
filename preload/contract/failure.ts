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
  'secrets.unavailable',
  'network.offline',
  'network.unclear',
  'outside.refused',
  'outside.not-found',
  'outside.too-large',
  'outside.unavailable',
  'blogger.signed-out',
  'blogger.not-enabled',
  'blogger.scope-missing',
  'blogger.forbidden',
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
  'feed.private',
  'feed.none',
  'feed.no-blog',
  'feed.not-blogger',
  'by-hand.not-found',
  'by-hand.no-mark',
  'by-hand.not-yet',
  'by-hand.differs',
  'by-hand.page-missing',
  'by-hand.other-blog',
  'by-hand.address',
  'by-hand.private',
  'by-hand.unreachable',
  'by-hand.offline',
  'by-hand.unread',
  'by-hand.dashboard',
  'by-hand.not-seen',
  'by-hand.still-online',
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
