/** The part of Drive's search language (`q` of files.list) that is played here: terms joined by `and`. */
import { invalid } from '../api-error.ts';
import type { DriveFile } from './files.ts';

type Holds = (file: DriveFile, trashed: boolean) => boolean;

const VALUE = String.raw`'((?:[^'\\]|\\.)*)'`;
const TERMS: readonly Readonly<{ shape: RegExp; holds: (...values: string[]) => Holds }>[] = [
  {
    shape: /^trashed\s*=\s*(true|false)$/,
    holds: (wanted) => (_, trashed) => String(trashed) === wanted,
  },
  {
    shape: new RegExp(`^mimeType\\s*=\\s*${VALUE}$`),
    holds:
      (wanted) =>
      ({ mimeType }) =>
        mimeType === wanted,
  },
  {
    shape: new RegExp(`^${VALUE}\\s+in\\s+parents$`),
    holds:
      (wanted) =>
      ({ parents }) =>
        parents.includes(wanted ?? ''),
  },
  {
    shape: new RegExp(
      `^appProperties\\s+has\\s+\\{\\s*key\\s*=\\s*${VALUE}\\s+and\\s+value\\s*=\\s*${VALUE}\\s*\\}$`,
    ),
    holds:
      (key = '', value) =>
      ({ appProperties }) =>
        Object.hasOwn(appProperties, key) && appProperties[key] === value,
  },
];

/** Whether a file is found by a query; every file where it is empty. Throws ApiError 400 for one it does not know. */
export function driveQuery(query: string): Holds {
  const terms = query.trim() === '' ? [] : splitTerms(query).map(readTerm);
  return (file, trashed) => terms.every((holds) => holds(file, trashed));
}

function readTerm(text: string): Holds {
  for (const { shape, holds } of TERMS) {
    const found = shape.exec(text);
    if (found !== null) return holds(...found.slice(1).map((value) => value.replace(/\\(.)/g, '$1')));
  }
  throw invalid('Invalid Value');
}

/** At each `and` that stands neither in braces nor in quotes. */
function splitTerms(query: string): string[] {
  const pieces = query.match(/'(?:[^'\\]|\\.)*'|\{[^{}]*\}|\S+|\s+/g) ?? [];
  const terms = [''];
  for (const piece of pieces) {
    if (piece === 'and') terms.push('');
    else terms.push((terms.pop() ?? '') + piece);
  }
  return terms.map((term) => term.trim());
}
