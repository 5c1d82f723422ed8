/** Prepares a person's part of an interview for proofreading, with a notice that it is a draft. */
import type { Answer, Post, TopBlock } from './document.ts';

// The notice at the top, in the language of the text.

const NOTICES: Readonly<Record<string, (day: string) => string>> = {
  fr: (day) => `Projet, version du ${day}, ne pas diffuser`,
  en: (day) => `Draft, version of ${day}, not for circulation`,
  es: (day) => `Borrador, versión del ${day}, no difundir`,
  de: (day) => `Entwurf, Fassung vom ${day}, nicht weitergeben`,
  it: (day) => `Bozza, versione del ${day}, da non diffondere`,
};

/** The day in the computer's time zone: « 12 mars ». `primary`: the primary subtag of a language. */
export function dayIn(primary: string, at: number): string {
  const locale = primary === 'en' ? 'en-GB' : primary;
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
  return primary === 'fr' ? day.replace(/^1(?=\s)/u, '1er').replace(' ', '\u00a0') : day;
}

/** « Projet, version du 12 mars, ne pas diffuser », in English for unsupported languages. */
export function draftNotice(language: string, at: number): string {
  const primary = language.slice(0, 2).toLowerCase();
  const notice = NOTICES[primary];
  return notice === undefined ? draftNotice('en', at) : notice(dayIn(primary, at));
}

// One person's questions and answers.

/**
 * A post with the questions that `person` answered or was asked by name, and their answers only: without lead,
 * pictures, text between turns, or other people's answers. Undefined if they were asked nothing.
 */
export function partOfPerson(post: Post, person: string): Post | undefined {
  const turns: TopBlock[] = [];
  for (const [index, block] of post.body.entries()) {
    if (block.type !== 'question') continue;
    const answers = answersAfter(post.body, index).filter((answer) => answer.participants.includes(person));
    if (answers.length > 0 || block.to?.includes(person) === true) turns.push(block, ...answers);
  }
  // Their answers before the first question come first.
  const first = post.body.findIndex((block) => block.type === 'question');
  const before = post.body
    .slice(0, first === -1 ? undefined : first)
    .filter((block) => block.type === 'answer' && block.participants.includes(person));
  const body = [...before, ...turns];
  if (body.length === 0) return undefined;
  const named = new Set(
    body.flatMap((block) =>
      block.type === 'answer'
        ? block.participants
        : block.type === 'question'
          ? [...(block.by ?? []), ...(block.to ?? [])]
          : [],
    ),
  );
  const { lead: _lead, description: _description, ...rest } = post;
  return {
    ...rest,
    labels: [],
    participants: post.participants.filter(({ id }) => named.has(id)),
    body,
  };
}

function answersAfter(body: readonly TopBlock[], question: number): Answer[] {
  const next = body.findIndex((block, index) => index > question && block.type === 'question');
  return body
    .slice(question + 1, next === -1 ? undefined : next)
    .filter((block): block is Answer => block.type === 'answer');
}
