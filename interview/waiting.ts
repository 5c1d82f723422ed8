/** Who has not answered a question yet. */
import type { Participant } from './document.ts';

/** The people who ask questions in a post: nobody waits for their answer. */
export function interviewersOf(questions: Iterable<{ by?: readonly string[] | undefined }>): Set<string> {
  const asking = new Set<string>();
  for (const { by } of questions) for (const id of by ?? []) asking.add(id);
  return asking;
}

/**
 * Whose answer a question calls for, in the post's order: those it is put to; when that is not said, everyone who asks
 * no question (everyone, when all do).
 */
export function expectedPeople(
  to: readonly string[] | undefined,
  people: readonly Participant[],
  interviewers: ReadonlySet<string>,
): readonly Participant[] {
  const addressed = people.filter((person) => to?.includes(person.id) === true);
  if (addressed.length > 0) return addressed;
  const answering = people.filter((person) => !interviewers.has(person.id));
  return answering.length > 0 ? answering : people;
}
