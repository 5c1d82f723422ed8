/**
 * Refusals in the shape of Google's APIs (docs/design/blogger.md#errors): the client reads `errors[0].reason` first.
 */

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  412: 'FAILED_PRECONDITION',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

/** A refusal of the API. `reason` is Google's short word (`invalid`, `notFound`, `authError`…). */
export class ApiError extends Error {
  readonly status: number;
  readonly reason: string;
  /** Google's newer machine-readable reason, in `error.details`. */
  readonly detail: string | undefined;

  constructor(status: number, reason: string, message: string, detail?: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.reason = reason;
    this.detail = detail;
  }
}

export function apiErrorBody(status: number, reason: string, message: string, detail?: string): object {
  const name = STATUS_NAMES[status];
  return {
    error: {
      code: status,
      message,
      errors: [{ message, domain: 'global', reason }],
      ...(name === undefined ? {} : { status: name }),
      ...(detail === undefined
        ? {}
        : {
            details: [
              {
                '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
                reason: detail,
                domain: 'googleapis.com',
              },
            ],
          }),
    },
  };
}

export const notFound = () => new ApiError(404, 'notFound', 'Not Found');

export const invalid = (message: string) => new ApiError(400, 'invalid', message);
