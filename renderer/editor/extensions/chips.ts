/** The chips that stand before the first words of a turn: who answers; who asks, and whom. Never part of the text. */
import { setDOMUnmanaged } from 'lexical';
import type { Participant } from '#interview/document.ts';
import { nameSeparator, speakerWords } from '#interview/speakers.ts';
import { tintsOf, initialsOf } from '../../ui/person-signs.ts';
import type { QuestionOf } from '../nodes/state.ts';
import type { Services } from '../services.ts';

const NAME = 'escale-name';
const ASKED = 'escale-asked';

/** Whether an element is one of these chips. */
export const isChip = (element: Element): boolean =>
  element.classList.contains(NAME) || element.classList.contains(ASKED);
/** The selector of these chips. */
export const CHIP = `.${NAME}, .${ASKED}`;

function chip(className: string, key: readonly unknown[], title: string): HTMLElement {
  const name = document.createElement('span');
  name.className = className;
  name.contentEditable = 'false';
  name.dataset['key'] = JSON.stringify(key);
  name.title = title;
  setDOMUnmanaged(name);
  return name;
}

const known = (ids: readonly string[] | undefined, people: readonly Participant[]): Participant[] =>
  (ids ?? []).flatMap((id) => people.find((person) => person.id === id) ?? []);

const look = (named: readonly Participant[], tints: ReadonlyMap<string, number>): readonly unknown[] =>
  named.map((person) => [person.name, person.label, tints.get(person.id)]);

function personMark(person: Participant, tint: number): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'escale-person';
  mark.dataset['initials'] = initialsOf(person.name);
  mark.dataset['tint'] = String(tint);
  mark.textContent = person.label;
  return mark;
}

/** Before an answer: its people, or « Qui répond ? ». */
export function nameChip(
  ids: readonly string[],
  people: readonly Participant[],
  messages: Services['messages'],
): HTMLElement {
  const named = known(ids, people);
  const tints = tintsOf(people);
  const name = chip(NAME, look(named, tints), messages.changeName);
  if (named.length === 0) {
    name.dataset['unnamed'] = '';
    name.textContent = messages.whoAnswers;
  }
  for (const person of named) name.append(personMark(person, tints.get(person.id) ?? 1));
  return name;
}

/**
 * Before a question: who asks and whom, in the words it is published with. Where neither is said, a quiet button that
 * only a pointer needs (F2 does the same): no text, so that nothing is read before the question.
 */
export function peopleChip(
  { by, to, language }: QuestionOf,
  people: readonly Participant[],
  services: Services,
): HTMLElement {
  const { turns } = services.messages;
  const tints = tintsOf(people);
  const asking = known(by, people);
  const asked = known(to, people);
  const name = chip(ASKED, [look(asking, tints), look(asked, tints)], turns.changePeople);
  if (asking.length + asked.length === 0) {
    name.dataset['everyone'] = turns.toEveryoneShort;
    name.setAttribute('aria-hidden', 'true');
    return name;
  }
  const spoken = language ?? services.language;
  const words = speakerWords(spoken);
  const list = (named: readonly Participant[]): (Node | string)[] =>
    named.flatMap((person, index) => [
      personMark(person, tints.get(person.id) ?? 1),
      ...(index < named.length - 1 ? [nameSeparator(index, named.length, spoken)] : []),
    ]);
  name.append(...list(asking));
  if (asked.length > 0) name.append(asking.length === 0 ? words.To : words.to, ...list(asked));
  return name;
}
