/** The network error codes of a failed request. */
import { AppError } from '#contract/failure.ts';

/** The codes along a chain of causes; Electron's `net` puts its own in the message (`net::ERR_…`). */
export function errorCodes(error: unknown): string[] {
  const codes: string[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < 8 && typeof at === 'object' && at !== null; depth += 1) {
    if ('code' in at && typeof at.code === 'string') codes.push(at.code);
    if (at instanceof Error) codes.push(...(at.message.match(/\bERR_[A-Z_]+\b/g) ?? []));
    if (at instanceof AggregateError) codes.push(...at.errors.flatMap(errorCodes));
    at = 'cause' in at ? at.cause : undefined;
  }
  return codes;
}

/** A failure raised by our own code during the request: a proxy password, an unexpected answer. */
export function reportedIn(error: unknown): AppError | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 8 && at instanceof Error; depth += 1) {
    if (at instanceof AppError) return at;
    at = at.cause;
  }
  return undefined;
}
