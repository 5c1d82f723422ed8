/** One JSON line per message on stderr, which the shell writes into the log. Never contains the author's text. */
export type Log = Readonly<{
  info(message: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  warn(message: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  error(message: string, error: unknown): void;
}>;

type Write = (line: string) => void;

/** @param write receives complete lines with newline */
export function createLog(
  write: Write = (line) => void process.stderr.write(line),
  now: () => number = Date.now,
): Log {
  const put = (level: string, message: string, details: Readonly<Record<string, unknown>> = {}): void => {
    write(
      `${JSON.stringify({ at: new Date(now()).toISOString(), from: 'backend', level, message, ...details })}\n`,
    );
  };
  return {
    info: (message, details) => put('info', message, details),
    warn: (message, details) => put('warn', message, details),
    error: (message, error) => put('error', message, { error: describe(error) }),
  };
}

/** For the command line, and for tests that ignore the log. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { value: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  // A zod message quotes the refused value, which is private.
  const message =
    error.name === 'ZodError' || error.name === '$ZodError'
      ? 'a value of the wrong shape'
      : error.message.slice(0, 500);
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    name: error.name,
    message,
    ...code,
    stack: frames,
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  };
}
