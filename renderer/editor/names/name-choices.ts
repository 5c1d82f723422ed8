/** The choices of the name field for the typed text. */
import type { Participant } from '#interview/document.ts';
import { mayBeName } from '#interview/people/may-be-name.ts';
import { foldName } from '../edit/people.ts';
import type { DirectoryPerson } from '../model/types.ts';

export type Choice =
  | Readonly<{ kind: 'known'; id: string; person: Participant }>
  | Readonly<{ kind: 'directory'; id: string; person: DirectoryPerson }>
  | Readonly<{ kind: 'create'; id: 'create'; name: string }>
  | Readonly<{ kind: 'question'; id: 'question'; text: string }>
  | Readonly<{ kind: 'unname' | 'together' | 'label'; id: 'unname' | 'together' | 'label' }>;

/**
 * The post's people first, then the directory (sorted by the library), then a new person. A text that is no name comes
 * first, as the next question.
 */
export function choicesFor(
  typed: string,
  people: readonly Participant[],
  directory: readonly DirectoryPerson[],
  named: boolean,
): Choice[] {
  const foldedTyped = foldName(typed);
  const ofPost = people.filter(
    (person) => matches(person.name, foldedTyped) || matches(person.label, foldedTyped),
  );
  const others = directory.filter(
    (person) => !people.some((one) => one.id === person.id) && matches(person.name, foldedTyped),
  );
  const exact = [...ofPost, ...others].some((person) => foldName(person.name) === foldedTyped);
  const text = typed.replace(/\s+/gu, ' ').trim();
  const isName = mayBeName(text);
  return [
    ...(text === '' || isName ? [] : [{ kind: 'question', id: 'question', text } as const]),
    ...ofPost.map((person): Choice => ({ kind: 'known', id: `known-${person.id}`, person })),
    ...others
      .slice(0, 8)
      .map((person): Choice => ({ kind: 'directory', id: `directory-${person.id}`, person })),
    ...(foldedTyped === '' || exact || !isName
      ? []
      : [{ kind: 'create', id: 'create', name: text.replace(/\s*:$/u, '') } as const]),
    ...(foldedTyped === '' && people.length > 1 ? [{ kind: 'together', id: 'together' } as const] : []),
    ...(foldedTyped === '' && named
      ? [{ kind: 'label', id: 'label' } as const, { kind: 'unname', id: 'unname' } as const]
      : []),
  ];
}

/**
 * The choice of Enter without a highlight: none for an empty field, else a question, the first match or a new person.
 */
export function bestChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  return foldName(typed) === '' ? undefined : choices[0];
}

/** Whether each typed word begins a word of the name. */
function matches(name: string, foldedTyped: string): boolean {
  const words = foldName(name).split(/[\s-]+/u);
  return foldedTyped
    .split(/[\s-]+/u)
    .every((part) => part === '' || words.some((word) => word.startsWith(part)));
}
