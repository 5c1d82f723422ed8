/** Answers requests from a table of handlers: validates input and output, never rejects, returns envelopes. Pure. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { AppError, type Envelope, type FailureCode, type FailureParams } from '#contract/failure.ts';
import type { Requests } from '#contract/shapes.ts';
import type { Log } from './log.ts';

// A failure raised by the shell: an envelope for the page, with an incident number that is also in the log.

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

/** @param windowId the web contents of the calling page; absent for requests of the backend */
export type Answer = (input: unknown, windowId?: number) => Promise<Envelope<unknown>>;

export type Handlers<Table extends Requests> = {
  readonly [Name in keyof Table]: (
    input: z.output<Table[Name]['input']>,
    windowId: number | undefined,
  ) => z.input<Table[Name]['output']> | Promise<z.input<Table[Name]['output']>>;
};

/** One answer per name of the table. Unknown keys and wrong shapes fail with request.invalid, bugs with unexpected. */
export function answersOf<Table extends Requests>(
  table: Table,
  handlers: Handlers<Table>,
  log: Log,
): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const name of Object.keys(table) as (keyof Table & string)[]) {
    const schema: z.ZodType | undefined = table[name]?.input;
    if (schema === undefined) continue;
    const handle = handlers[name] as (input: unknown, windowId: number | undefined) => unknown;
    answers.set(name, (input, windowId) =>
      answerOne(name, schema, (parsed) => handle(parsed, windowId), input, log),
    );
  }
  return answers;
}

async function answerOne(
  name: string,
  schema: z.ZodType,
  handle: (input: unknown) => unknown,
  raw: unknown,
  log: Log,
): Promise<Envelope<unknown>> {
  const incident = newIncident();
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}:${issue.code}`).join(' ');
    log.warn('a request has not the shape of the contract', { name, places: places.slice(0, 500), incident });
    return fail('request.invalid', {}, incident);
  }
  try {
    return { ok: true, value: await handle(parsed.data) };
  } catch (error) {
    log.error(`${name} failed, incident ${incident}`, error);
    return error instanceof AppError
      ? fail(error.code, error.params, error.incident ?? incident)
      : fail('unexpected', {}, incident);
  }
}
