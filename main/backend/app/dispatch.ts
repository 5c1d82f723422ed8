import type { Envelope } from '#contract/failure.ts';
import { answer } from '../core/answer.ts';
import type { Backend } from './backend.ts';
import { hostTable, pageTable } from './handlers/index.ts';

/** Whose table a request belongs to: the page's (forwarded by the shell) or the shell's own. */
export type From = 'page' | 'host';

/**
 * Answers one request of the contract. Never rejects. Fails with request.invalid (unknown name, wrong shape),
 * request.too-large, `unexpected`, and what the request itself names.
 */
export function dispatch(
  backend: Backend,
  from: From,
  name: string,
  rawInput: unknown,
): Promise<Envelope<unknown>> {
  return answer(from === 'page' ? pageTable : hostTable, backend, backend.log, name, rawInput);
}
