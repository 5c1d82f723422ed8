/** The log: one line an event, in the profile's logs folder, never what the author wrote. Pure of Electron. */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Details = Readonly<Record<string, string | number | boolean>>;
export type Log = Readonly<{
  /** The file being written. */
  file: string;
  info(message: string, details?: Details): void;
  warn(message: string, details?: Details): void;
  /** The stack goes to the log and nowhere else. */
  error(message: string, error: unknown): void;
}>;

const LIMIT = 1_000_000;
const KEPT = 3;

/** `2026-03-12T08:00:00.000Z warn message key="value"`, without a line break whatever it is given. */
export function logLine(at: Date, level: string, message: string, details: Details = {}): string {
  const pairs = Object.entries(details).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `${at.toISOString()} ${level} ${message}${pairs.join('')}`.replace(/[\r\n\u2028\u2029]+/g, ' | ');
}

/**
 * Opens `escale.log` in `folder` (made if need be). At `limit` bytes it becomes `escale.1.log`, and so on; three old
 * ones stay. Lines are written at once: the last ones before a crash are those one needs.
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
    // First: where it fails, it is tried again only once as much was written anew.
    size = 0;
    rmSync(name(KEPT), { force: true });
    for (let index = KEPT - 1; index >= 0; index -= 1) {
      if (statSync(name(index), { throwIfNoEntry: false }) !== undefined)
        renameSync(name(index), name(index + 1));
    }
  }

  /** An old file may be held by another program: this one then grows, and no line is lost. */
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
      // A full disk or a folder taken away must not take the app down with it; stderr is what is left.
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
