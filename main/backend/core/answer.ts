/**
 * Answers one request of a table: looks up the name, validates the input, runs the handler, wraps the result. Nothing
 * is thrown across a process: an expected failure keeps its code, a bug becomes `unexpected`.
 */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { AppError, type Envelope, type Failure } from '#contract/failure.ts';
import type { OutputOf, Requests } from '#contract/shapes.ts';
import type { Log } from './log.ts';
import { translateStorageError } from './storage-failures.ts';
import { slowAnswer, testHooksActive } from './test-hooks.ts';

// Bounds the size of a message before any recursive code reads it.

/** A string costs its UTF-16 units, bytes their length, every other value and property name a constant. */
const VALUE_COST = 8;
const DEEPEST = 100;

type Size = 'fits' | 'too-large' | 'too-deep';

/**
 * Measures whether `value` is within `limit` units and 100 levels. Nested lists are the deepest structure of a
 * document.
 */
export function measure(value: unknown, limit: number): Size {
  let left = limit;
  const waiting: { value: object; depth: number }[] = [];
  /** Only containers are queued, so that a hundred thousand ids are counted in place. */
  const count = (value: unknown, depth: number): void => {
    left -= VALUE_COST;
    if (typeof value === 'string') left -= value.length;
    else if (ArrayBuffer.isView(value)) left -= value.byteLength;
    else if (typeof value === 'object' && value !== null) waiting.push({ value, depth });
  };
  count(value, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: item, depth } = next;
    if (depth >= DEEPEST) return 'too-deep';
    if (Array.isArray(item)) {
      // An array longer than the rest of the limit is refused without being read.
      if (item.length * VALUE_COST > left) return 'too-large';
      for (const child of item) count(child, depth + 1);
    } else {
      for (const [key, child] of Object.entries(item)) {
        left -= key.length + VALUE_COST;
        if (left < 0) return 'too-large';
        count(child, depth + 1);
      }
    }
    if (left < 0) return 'too-large';
  }
  if (left < 0) return 'too-large';
  return 'fits';
}

type HandlerInput<Table extends Requests, Name extends keyof Table> = z.output<Table[Name]['input']>;

/** One handler per request of `Table`; a missing or extra one does not compile. */
export type Handlers<Table extends Requests, Context> = {
  readonly [Name in keyof Table]: (
    context: Context,
    input: HandlerInput<Table, Name>,
  ) => OutputOf<Table, Name> | Promise<OutputOf<Table, Name>>;
};

/** A table with its handlers, without their types, as run by `answer`. Created by `served`. */
export type Served<Context> = Readonly<{
  requests: Requests;
  handlers: Readonly<Record<string, (context: Context, input: never) => unknown>>;
  /** In units of `measure`. */
  largestInput: number;
}>;

export function served<Table extends Requests, Context>(
  requests: Table,
  handlers: Handlers<Table, Context>,
  largestInput: number,
): Served<Context> {
  return { requests, handlers, largestInput };
}

const SLOW_MS = 50;

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;
/** Outputs are validated except in a release, which shows a wrong output rather than failing. */
const checksOutputs = typeof __ESCALE_TEST_HOOKS__ === 'undefined' || testHooksActive();

export async function answer<Context>(
  table: Served<Context>,
  context: Context,
  log: Log,
  name: string,
  input: unknown,
): Promise<Envelope<unknown>> {
  const started = performance.now();
  try {
    return { ok: true, value: await run(table, context, log, name, input) };
  } catch (error) {
    return { ok: false, failure: toFailure(error, log, name) };
  } finally {
    const took = performance.now() - started;
    if (took > SLOW_MS)
      log.info('slow call', {
        name: Object.hasOwn(table.requests, name) ? name : 'unknown',
        ms: Math.round(took),
      });
    await slowAnswer(name);
  }
}

async function run<Context>(
  table: Served<Context>,
  context: Context,
  log: Log,
  name: string,
  input: unknown,
): Promise<unknown> {
  const request = Object.hasOwn(table.requests, name) ? table.requests[name] : undefined;
  const handler = Object.hasOwn(table.handlers, name) ? table.handlers[name] : undefined;
  if (request === undefined || handler === undefined)
    throw new AppError('request.invalid', { field: 'name' });
  const decoded = typeof input === 'string' ? parsedText(input, table.largestInput) : input;
  const size = measure(decoded, table.largestInput);
  if (size === 'too-large') throw new AppError('request.too-large');
  if (size === 'too-deep') throw new AppError('request.invalid', { field: 'depth' });
  const parsed = request.input.safeParse(decoded);
  if (!parsed.success) {
    // Logs paths of the schema only: the values are private.
    log.warn('request refused', { name, paths: pathsOf(parsed.error) });
    throw new AppError('request.invalid');
  }
  const output = await handler(context, parsed.data as never);
  return checksOutputs ? request.output.parse(output) : output;
}

/**
 * Parses an input sent as JSON text (reasons in renderer/bridge/call.ts). No request takes a bare string, so the two
 * cannot be confused. Throws request.invalid.
 */
function parsedText(text: string, most: number): unknown {
  // A unit takes at most six characters in JSON; a longer text is not parsed.
  if (text.length > 6 * most) throw new AppError('request.too-large');
  try {
    return JSON.parse(text);
  } catch {
    // The engine's message quotes the text, which is private and must not be logged.
    throw new AppError('request.invalid', { field: 'json' });
  }
}

function pathsOf(error: z.ZodError): string {
  const paths = error.issues.map(
    (issue) =>
      `${issue.path.map((part) => (typeof part === 'number' ? '[]' : String(part).slice(0, 40))).join('.')}:${issue.code}`,
  );
  return [...new Set(paths)].slice(0, 10).join(' ');
}

/**
 * Converts an error to a failure for another process. The stack, paths and SQL are only written to the log, under the
 * same incident.
 */
export function toFailure(error: unknown, log: Log, name: string): Failure {
  const appError = translateStorageError(error);
  const incident =
    appError instanceof AppError && appError.incident !== undefined
      ? appError.incident
      : randomBytes(4).toString('hex');
  if (!(appError instanceof AppError)) {
    log.error(`unexpected failure ${incident} in ${name}`, appError);
    return { code: 'unexpected', params: {}, incident };
  }
  if (appError.cause !== undefined)
    log.error(`failure ${incident} ${appError.code} in ${name}`, appError.cause);
  else log.info('failure', { incident, code: appError.code, name });
  return { code: appError.code, params: appError.params, incident };
}
