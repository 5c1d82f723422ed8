/** Repeats a read whose connection was closed. */
import { errorCodes } from './error-codes.ts';

/** The connection was made, and closed before the answer. */
const CLOSED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/**
 * Sends a GET or HEAD once more if its connection was closed before the head of the answer. A server closes an idle connection
 * when it likes, also as a request takes it: a busy process notices too late (RFC 9110, 9.2.2). Chromium's stack repeats such
 * a read itself, undici does not.
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
