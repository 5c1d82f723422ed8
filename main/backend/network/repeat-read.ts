/** Repeats a read whose connection was closed. */
import { errorCodes } from './error-codes.ts';

/** The connection was closed before the answer. */
const CLOSED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/**
 * Repeats a GET or HEAD once if its connection was closed before the response headers. A server may close an idle
 * connection just when a request uses it (RFC 9110, 9.2.2). Chromium's stack does this itself, undici does not.
 */
export async function repeatRead<Answer>(method: string, send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    const isClosed = errorCodes(error).some((code) => CLOSED.has(code));
    if (!isClosed || !['GET', 'HEAD'].includes(method.toUpperCase())) throw error;
    return send();
  }
}
