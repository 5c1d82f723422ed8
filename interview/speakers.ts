/** Formats speakers' names before their words: "Anne Martin et Karim Benali :". */
import type { Answer, Participant, Post, Question } from './document.ts';

const NO_BREAK_SPACE = '\u00a0';

type Words = Readonly<{ and: string; to: string; To: string; colon: string }>;
const FRENCH: Words = { and: ' et ', to: ', à ', To: 'À ', colon: `${NO_BREAK_SPACE}:` };
const ENGLISH: Words = { and: ' and ', to: ', to ', To: 'To ', colon: ':' };
const OTHER: Words = { and: ', ', to: ' → ', To: '→ ', colon: ':' };

/** A language's words around names; French has a no-break space before the colon. */
export function speakerWords(language: string): Words {
  const primary = language.slice(0, 2).toLowerCase();
  if (/^fr(-|$)/i.test(language)) return FRENCH;
  return primary === 'en' ? ENGLISH : OTHER;
}

/** The separator after the name at `index` of `count`. */
export function nameSeparator(index: number, count: number, language: string): string {
  return index === count - 2 ? speakerWords(language).and : ', ';
}

/** "A", "A et B", "A, B et C". */
export function joinNames(names: readonly string[], language: string): string {
  return names
    .map((name, index) =>
      index < names.length - 1 ? name + nameSeparator(index, names.length, language) : name,
    )
    .join('');
}

/** The participants of a post by id. */
export function participantsById(post: Pick<Post, 'participants'>): Map<string, Participant> {
  return new Map(post.participants.map((participant) => [participant.id, participant]));
}

/** The participants with these ids, in that order. */
export function namedParticipants(
  ids: readonly string[],
  people: ReadonlyMap<string, Participant>,
): Participant[] {
  return ids.flatMap((id) => people.get(id) ?? []);
}

/** The label of an answer with its colon; '' if hidden. */
export function answerLabel(
  answer: Answer,
  people: ReadonlyMap<string, Participant>,
  language: string,
): string {
  if (!answer.labelShown) return '';
  const named = namedParticipants(answer.participants, people);
  const spoken = answer.language ?? language;
  return named.length === 0
    ? ''
    : joinNames(
        named.map((person) => person.label),
        spoken,
      ) + speakerWords(spoken).colon;
}

/** The label of a question: asker and addressees; '' if neither is set. */
export function questionLabel(
  question: Question,
  people: ReadonlyMap<string, Participant>,
  language: string,
): string {
  const spoken = question.language ?? language;
  const words = speakerWords(spoken);
  const names = (ids: readonly string[] | undefined) =>
    joinNames(
      namedParticipants(ids ?? [], people).map((person) => person.label),
      spoken,
    );
  const by = names(question.by);
  const to = names(question.to);
  if (by === '' && to === '') return '';
  if (to === '') return by + words.colon;
  return (by === '' ? words.To : by + words.to) + to + words.colon;
}
