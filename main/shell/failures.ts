/** Failures that the shell itself gives: an envelope for the page, a line with the same incident for the log. */
import { randomBytes } from 'node:crypto';
import { AppError } from '#contract/failure.ts';
import type { Envelope, FailureCode, FailureParams } from '#contract/failure.ts';

export const newIncident = (): string => randomBytes(5).toString('hex');

export function fail(
  code: FailureCode,
  params: FailureParams = {},
  incident = newIncident(),
): Envelope<never> {
  return { ok: false, failure: { code, params, incident } };
}

/** The value of an envelope; throws its failure as an AppError. */
export function valueOf<Value>(envelope: Envelope<Value>): Value {
  if (envelope.ok) return envelope.value;
  const { code, params, incident } = envelope.failure;
  throw new AppError(code, params, { incident });
}
