/** Announcements of turns to screen readers, made after a change is committed. */
import { $onUpdate, type LexicalEditor, type LexicalNode } from 'lexical';
import { joinNames } from '#interview/speakers.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $people, type Membership } from '../model/nodes/state.ts';
import { $numberOf, $questionAbove } from '../edit/sections.ts';
import { servicesOf } from '../core/services.ts';

type Words = ReturnType<typeof servicesOf>['messages'];

export function announce(editor: LexicalEditor, text: (messages: Words) => string): void {
  const services = servicesOf(editor);
  const words = text(services.messages);
  $onUpdate(() => services.announce(words));
}

/** « Réponse de Anne Martin et Karim Benali ». */
export function $answerBy(editor: LexicalEditor, membership: Membership): string {
  const { messages } = servicesOf(editor);
  const names = $namesOf(editor, membership.participants);
  return names === '' ? messages.answerUnnamed : messages.answerBy(names);
}

/** The names of people of the post, joined as before a colon; '' for an empty list. */
export function $namesOf(editor: LexicalEditor, ids: readonly string[]): string {
  const people = $people();
  const labels = ids.flatMap((id) => people.find((person) => person.id === id)?.label ?? []);
  return joinNames(labels, servicesOf(editor).messages.turns.language);
}

/** « Question 3 », « Réponse de Anne Martin »; '' outside any turn. */
export function $turnName(editor: LexicalEditor, block: LexicalNode | null): string {
  if (block === null) return '';
  const membership = $membershipOf(block);
  if (membership !== null) return $answerBy(editor, membership);
  const question = $isQuestionNode(block) ? $questionAbove(block) : null;
  return question === null ? '' : servicesOf(editor).messages.turns.question($numberOf(question));
}
