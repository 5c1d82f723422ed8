/** The log file in the profile's logs folder: one line per event, never the author's text. Without Electron. */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Details = Readonly<Record<string, string | number | boolean>>;
export type Log = Readonly<{
  file: string;
  info(message: string, details?: Details): void;
  warn(message: string, details?: Details): void;
  /** The stack is only written to the log. */
  error(message: string, error: unknown): void;
}>;

const LIMIT = 1_000_000;
const KEPT = 3;

/** `2026-03-12T08:00:00.000Z warn message key="value"`. Never contains a line break. */
export function logLine(at: Date, level: string, message: string, details: Details = {}): string {
  const pairs = Object.entries(details).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `${at.toISOString()} ${level} ${message}${pairs.join('')}`.replace(/[\r\n\u2028\u2029]+/g, ' | ');
}

/**
 * Opens `escale.log` in `folder`, which is created if missing. At `limit` bytes it is renamed to `escale.1.log`; three
 * old files are kept. Lines are written synchronously, so that the last ones before a crash are there.
 */
export function openLog(
  folder: string,
  { limit = LIMIT, echo }: { limit?: number; echo?: (line: string) => void } = {},
): Log {
  mkdirSync(folder, { recursive: true });
  const name = (index: number): string => join(folder, index === 0 ? 'escale.log' : `escale.${index}.log`);
  const file = name(0);
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;

  function rotate(): void {
    // Reset first, so that a failed rotation is only retried after another `limit` bytes.
    size = 0;
    rmSync(name(KEPT), { force: true });
    for (let index = KEPT - 1; index >= 0; index -= 1) {
      if (statSync(name(index), { throwIfNoEntry: false }) !== undefined)
        renameSync(name(index), name(index + 1));
    }
  }

  /** If another program holds an old file, the current one grows and no line is lost. */
  function rotateIfCan(): void {
    try {
      rotate();
    } catch (error) {
      process.stderr.write(`(log not turned over: ${String(error)})\n`);
    }
  }

  function write(level: string, message: string, details?: Details): void {
    const line = logLine(new Date(), level, message, details);
    echo?.(line);
    try {
      if (size > limit) rotateIfCan();
      appendFileSync(file, `${line}\n`);
      size += Buffer.byteLength(line) + 1;
    } catch (error) {
      // A full disk or a removed folder must not crash the app.
      process.stderr.write(`${line}\n(log not written: ${String(error)})\n`);
    }
  }

  return {
    file,
    info: (message, details) => write('info', message, details),
    warn: (message, details) => write('warn', message, details),
    error: (message, error) =>
      write('error', message, {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  };
}
