/**
 * Log lines without private data, for a report. The log holds no text of the author, but error messages come from the
 * engine, stacks contain personal paths, and a blog's address identifies its author. Only values known to be safe are
 * kept; the rest becomes « … ». Pure except for readSafeLog.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LONGEST_LINE, MOST_LINES } from '#contract/shell.ts';

const HIDDEN = '…';
const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (info|warn|error) (.*)$/;
/** Our own plain messages, with request names, codes or incidents. */
const MESSAGE = /^[A-Za-z0-9 .,:;_()-]{1,200}$/;
/** Values of closed lists: request names, codes, paths in our schemas, versions. */
const WORD = /^[a-z0-9][\w.:[\]-]{0,79}$/i;
const KEPT: ReadonlySet<string> = new Set(
  'name code incident kind node sqlite version platform type event why permission frame step to level exitCode state'.split(
    ' ',
  ),
);
/** Lists of such values, separated by spaces. */
const KEPT_LISTS: ReadonlySet<string> = new Set(['paths', 'places', 'runtime', 'what']);
const FAILURE = /^(?:[A-Z][A-Z0-9_]{2,60}|[a-z]+(?:-[a-z]+)*\.[a-z-]+)$/;
/** Hosts shared by everyone: Google and this computer. Any other host identifies the author. */
const HOSTS =
  /^https?:\/\/(?:[a-z0-9-]+\.)*(?:google\.com|googleapis\.com|127\.0\.0\.1|localhost)(?::\d{1,5})?$/;
const FRAME =
  /^\s*at (?:(?:async )?([\w.<>$[\] ]{1,80}) \()?(?:.*[/\\])?([\w.@-]{1,80}\.(?:cjs|js|mjs|ts|tsx)):(\d+):(\d+)\)?$/;

/** One safe line, or undefined if the line was not written by log.ts. */
export function safeLine(line: string): string | undefined {
  const [, at, level, rest = ''] = LINE.exec(line) ?? [];
  if (at === undefined || level === undefined) return undefined;
  if (rest.startsWith('backend: ')) {
    const safeText = backendLine(rest.slice('backend: '.length));
    return `${at} ${level} backend: ${safeText ?? HIDDEN}`.slice(0, LONGEST_LINE);
  }
  const [message, details] = parseParts(rest);
  return `${at} ${level} ${safeMessage(message)}${detailsOf(details)}`.slice(0, LONGEST_LINE);
}

/** The last lines of a text, up to the contract's maximum. */
export function safeLines(text: string): string[] {
  return text
    .split('\n')
    .slice(-MOST_LINES - 1)
    .flatMap((line) => safeLine(line) ?? [])
    .slice(-MOST_LINES);
}

/** Reads the previous log file and the current one. A missing file is empty. */
export async function readSafeLog(file: string): Promise<string[]> {
  const texts = await Promise.all(
    [join(dirname(file), `${basename(file, '.log')}.1.log`), file].map((name) =>
      readFile(name, 'utf8').catch(() => ''),
    ),
  );
  return safeLines(texts.join(''));
}

/** Parses `message key=JSON key=JSON`, as written by log.ts. */
function parseParts(rest: string): [string, Record<string, unknown>] {
  const details: Record<string, unknown> = {};
  const first = / [A-Za-z]\w*=(?=["\d{tfn-])/.exec(rest);
  if (first === null) return [rest, details];
  const pair = / ([A-Za-z]\w*)=("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)/gy;
  pair.lastIndex = first.index;
  for (let match = pair.exec(rest); match !== null; match = pair.exec(rest)) {
    const [, key = '', value = ''] = match;
    details[key] = parsed(value);
  }
  return [rest.slice(0, first.index), details];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return HIDDEN;
  }
}

/** The backend writes one JSON value per line; other output is hidden. */
function backendLine(text: string): string | undefined {
  const entry = parsed(text);
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined;
  const { at: _at, from: _from, level, message, ...details } = entry as Record<string, unknown>;
  const grade = typeof level === 'string' && /^(info|warn|error)$/.test(level) ? level : HIDDEN;
  return `${grade} ${typeof message === 'string' ? safeMessage(message) : HIDDEN}${detailsOf(details)}`;
}

const safeMessage = (message: string): string => (MESSAGE.test(message) ? message : HIDDEN);

const detailsOf = (details: Readonly<Record<string, unknown>>): string =>
  Object.entries(details)
    .filter(([key]) => WORD.test(key))
    .map(([key, value]) => ` ${key}=${safeValue(key, value)}`)
    .join('');

function safeValue(key: string, value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (key === 'error' || key === 'cause') return errorOf(value);
  if (typeof value !== 'string') return HIDDEN;
  if (key === 'origin' || key === 'api' || key === 'pages') return HOSTS.test(value) ? value : HIDDEN;
  if (KEPT_LISTS.has(key))
    return value.split(' ').every((word) => WORD.test(word.replace(/^\(|\)$/g, ''))) ? value : HIDDEN;
  return KEPT.has(key) && WORD.test(value) ? value : HIDDEN;
}

/**
 * The class, the code if it is in a closed list, and the positions in our files: `TypeError [posts.get] at run
 * backend.cjs:12:3`.
 */
function errorOf(value: unknown): string {
  if (typeof value === 'string') {
    // An error of the shell is a stack with its lines joined by log.ts or escaped in JSON.
    const lines = value.split(/\n| \| /);
    const [, name = 'Error'] = /^(\w{1,40}Error)\b/.exec(lines[0] ?? '') ?? [];
    return [name, ...framesOf(lines)].join(' ');
  }
  if (typeof value !== 'object' || value === null) return HIDDEN;
  const { name, message, code, stack, cause } = value as Record<string, unknown>;
  const called = typeof name === 'string' && /^\$?\w{1,40}$/.test(name) ? name : 'Error';
  const failure = [code, message].find((text) => typeof text === 'string' && FAILURE.test(text));
  return [
    called,
    ...(typeof failure === 'string' ? [`[${failure}]`] : []),
    ...framesOf(Array.isArray(stack) ? stack.map(String) : []),
    ...(cause === undefined ? [] : [`cause=(${errorOf(cause)})`]),
  ].join(' ');
}

const framesOf = (lines: readonly string[]): string[] =>
  lines
    .flatMap((line) => {
      const [, call, file, row, column] = FRAME.exec(line) ?? [];
      return file === undefined ? [] : [`at ${call === undefined ? '' : `${call} `}${file}:${row}:${column}`];
    })
    .slice(0, 12);
