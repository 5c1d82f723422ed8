/** What the name field proposes for what is typed. */
import type { Participant } from '#interview/document.ts';
import { foldName } from '../edit/people.ts';
import type { DirectoryPerson } from '../types.ts';

export type Choice =
  | Readonly<{ kind: 'known'; id: string; person: Participant }>
  | Readonly<{ kind: 'directory'; id: string; person: DirectoryPerson }>
  | Readonly<{ kind: 'create'; id: 'create'; name: string }>
  | Readonly<{ kind: 'unname' | 'together' | 'label'; id: 'unname' | 'together' | 'label' }>;

/** The post's people first, then the directory (already ordered by the library), then making someone new. */
export function choicesFor(
  typed: string,
  people: readonly Participant[],
  directory: readonly DirectoryPerson[],
  named: boolean,
): Choice[] {
  const wanted = foldName(typed);
  const known = people.filter((person) => matches(person.name, wanted) || matches(person.label, wanted));
  const others = directory.filter(
    (person) => !people.some((one) => one.id === person.id) && matches(person.name, wanted),
  );
  const exact = [...known, ...others].some((person) => foldName(person.name) === wanted);
  return [
    ...known.map((person): Choice => ({ kind: 'known', id: `known-${person.id}`, person })),
    ...others
      .slice(0, 8)
      .map((person): Choice => ({ kind: 'directory', id: `directory-${person.id}`, person })),
    ...(wanted === '' || exact ? [] : [{ kind: 'create', id: 'create', name: cleanName(typed) } as const]),
    ...(wanted === '' && people.length > 1 ? [{ kind: 'together', id: 'together' } as const] : []),
    ...(wanted === '' && named
      ? [{ kind: 'label', id: 'label' } as const, { kind: 'unname', id: 'unname' } as const]
      : []),
  ];
}

/** What Enter takes when nothing is highlighted: nothing for an empty field, else the first match, else a new person. */
export function bestChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  return foldName(typed) === '' ? undefined : choices[0];
}

/** Every word typed begins a word of the name. */
function matches(name: string, wanted: string): boolean {
  const words = foldName(name).split(/[\s-]+/u);
  return wanted.split(/[\s-]+/u).every((part) => part === '' || words.some((word) => word.startsWith(part)));
}

function cleanName(typed: string): string {
  return typed
    .replace(/\s+/gu, ' ')
    .replace(/\s*:\s*$/u, '')
    .trim()
    .slice(0, 200);
}
