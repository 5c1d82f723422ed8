/** « Noms équivalents », as they are written in settings: a group a line, its names between equal signs or commas. */
import { foldKey } from '#interview/fold-key.ts';

export type NamesProblem = 'too-few' | 'too-many' | 'too-long' | 'repeated' | Readonly<{ elsewhere: string }>;
export type ReadNames = Readonly<{ names: readonly string[]; problem?: NamesProblem }>;

/** As the settings hold them. */
export const NAMES_LIMITS = { groups: 200, names: 20, length: 100 } as const;

/** The names of a group as typed, and what is wrong with them; a name may stand in one group only. */
export function readNames(text: string, others: readonly (readonly string[])[]): ReadNames {
  const names = text
    .split(/[=,;\n]/u)
    .map((name) => name.replace(/\s+/gu, ' ').trim())
    .filter((name) => name !== '');
  const keys = names.map(foldKey);
  const taken = new Set(others.flat().map(foldKey));
  const elsewhere = names.find((_, index) => taken.has(keys[index] ?? ''));
  const problem: NamesProblem | undefined =
    names.length < 2
      ? 'too-few'
      : names.length > NAMES_LIMITS.names
        ? 'too-many'
        : names.some((name) => name.length > NAMES_LIMITS.length)
          ? 'too-long'
          : new Set(keys).size < keys.length
            ? 'repeated'
            : elsewhere === undefined
              ? undefined
              : { elsewhere };
  return problem === undefined ? { names } : { names, problem };
}

/** A group as one reads and edits it. */
export const namesText = (names: readonly string[]): string => names.join(' = ');
