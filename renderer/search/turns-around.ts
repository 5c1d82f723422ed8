/** The content of a result's preview: the passage in its turn, with the question and all answers. */
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import { inlinesToText, paragraphsToText } from '#interview/inlines.ts';
import { paragraphsOfBlock, partsOfPassage, type Selection } from '#interview/quotation/quoted-passage.ts';
import { namedParticipants, participantsById } from '#interview/speakers.ts';
import type { PassageHit } from '#contract/search.ts';
import { paragraphsOfStretches } from '#interview/quotation/stretches.ts';
import type { SelectedTurn } from './use-quoted-selections.ts';

export type ShownTurn = Readonly<{
  /** The id of a question or an answer; else its position in the post. */
  key: string;
  /** Undefined outside turns. */
  turn?: string;
  kind: 'question' | 'answer' | 'heading' | 'text';
  people: readonly Participant[];
  lines: readonly string[];
  language?: string | undefined;
  /** Whether it is the passage of the result. */
  chosen: boolean;
}>;

export type Around = Readonly<{
  /** The previous and next question, for navigation. */
  before?: Readonly<{ id: string; text: string }> | undefined;
  after?: Readonly<{ id: string; text: string }> | undefined;
  turns: readonly ShownTurn[];
}>;

/** The passage to show, by ids or by words. */
type PassageTarget = Pick<PassageHit, 'type' | 'questionId' | 'answerId' | 'excerpt'>;

type Section = { question?: TopBlock & { type: 'question' }; blocks: TopBlock[] };

function sectionsOf(post: Post): Section[] {
  const sections: Section[] = [{ blocks: [] }];
  for (const block of post.body) {
    if (block.type === 'question') sections.push({ question: block, blocks: [block] });
    else if (block.type === 'heading') sections.push({ blocks: [block] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections.filter(({ blocks }) => blocks.length > 0);
}

const core = (excerpt: string): string =>
  excerpt.replace(/^… /u, '').replace(/ …$/u, '').replace(/\s+/gu, ' ').trim();

function isTarget(block: TopBlock, target: PassageTarget): boolean {
  if (target.answerId !== undefined) return block.type === 'answer' && block.id === target.answerId;
  if (target.questionId !== undefined) return block.type === 'question' && block.id === target.questionId;
  if (target.type !== 'text' && target.type !== 'caption') return false;
  const words = core(target.excerpt);
  return words !== '' && paragraphsOfBlock(block).join(' ').replace(/\s+/gu, ' ').includes(words);
}

export function turnsAround(post: Post, target: PassageTarget): Around {
  const people = participantsById(post);
  const sections = sectionsOf(post);
  const sectionIndex = sections.findIndex(({ blocks }) => blocks.some((block) => isTarget(block, target)));
  const at = Math.max(sectionIndex, 0);
  const lead = leadTurns(post, target);
  const turns = near(
    (sections[at]?.blocks ?? []).flatMap((block, index) =>
      turnsOf(block, `${at}-${index}`, people, sectionIndex >= 0 && isTarget(block, target)),
    ),
  );
  return {
    before: questionNear(sections, at, -1),
    after: questionNear(sections, at, 1),
    // The lead belongs to the part before the first question, and to a match in the title.
    turns: [...(sectionIndex < 0 || (at === 0 && sections[0]?.question === undefined) ? lead : []), ...turns],
  };
}

/** The whole post. */
export function allTurns(post: Post, passage: PassageTarget | undefined): readonly ShownTurn[] {
  const people = participantsById(post);
  return [
    ...leadTurns(post, passage),
    ...post.body.flatMap((block, index) =>
      turnsOf(block, String(index), people, passage !== undefined && isTarget(block, passage)),
    ),
  ];
}

const leadTurns = (post: Post, passage: PassageTarget | undefined): ShownTurn[] =>
  (post.lead ?? [])
    .map(inlinesToText)
    .filter((line) => line.trim() !== '')
    .map((line, index) => ({
      key: `lead-${index}`,
      kind: 'text',
      people: [],
      lines: [line],
      chosen: passage?.type === 'lead' && core(line).includes(core(passage.excerpt)),
    }));

/** Empty for a block without words. `key`: for a block outside turns. */
function turnsOf(
  block: TopBlock,
  key: string,
  people: ReturnType<typeof participantsById>,
  chosen: boolean,
): ShownTurn[] {
  const lines = paragraphsOfBlock(block);
  if (lines.length === 0) return [];
  if (block.type === 'question' || block.type === 'answer') {
    const ids = block.type === 'answer' ? block.participants : (block.by ?? []);
    const { id, type, language } = block;
    return [
      { key: id, turn: id, kind: type, people: namedParticipants(ids, people), lines, language, chosen },
    ];
  }
  const kind = block.type === 'heading' ? 'heading' : 'text';
  return [{ key, kind, people: [], lines, chosen }];
}

/** Limits around a passage in an article without questions. */
const MOST = 60;
const BEFORE = 12;

function near(turns: readonly ShownTurn[]): readonly ShownTurn[] {
  if (turns.length <= MOST) return turns;
  const chosen = turns.findIndex((turn) => turn.chosen);
  const from = Math.max(0, Math.min(chosen - BEFORE, turns.length - MOST));
  return turns.slice(from, from + MOST);
}

function questionNear(
  sections: readonly Section[],
  at: number,
  step: 1 | -1,
): Readonly<{ id: string; text: string }> | undefined {
  for (let near = at + step; near >= 0 && near < sections.length; near += step) {
    const question = sections[near]?.question;
    if (question !== undefined) return { id: question.id, text: paragraphsToText(question.content) };
  }
  return undefined;
}

/** The ranges of matched words in a text: whole words, ignoring case, in UTF-16 units. */
export function marksIn(text: string, words: readonly string[]): [number, number][] {
  const sortedWords = words.filter((word) => word !== '').toSorted((a, b) => b.length - a.length);
  if (sortedWords.length === 0) return [];
  const escaped = sortedWords.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/** Characters before the first match, so that it is in the visible lines of a result. */
const LEAD = 56;

/** The excerpt, shortened at its start if the first match would not be visible. */
export function shortened(
  passage: Pick<PassageHit, 'excerpt' | 'marks'>,
): Pick<PassageHit, 'excerpt' | 'marks'> {
  const first = passage.marks[0]?.[0] ?? 0;
  if (first <= LEAD) return passage;
  const cut = passage.excerpt.slice(0, first - LEAD + 24).lastIndexOf(' ') + 1;
  if (cut <= 2) return passage;
  const moved = cut - 2;
  return {
    excerpt: `… ${passage.excerpt.slice(cut)}`,
    marks: passage.marks
      .filter(([start]) => start >= cut)
      .map(([start, end]) => [start - moved, end - moved]),
  };
}

/* The content of a quotation: selected and added words, else the sentences of the passage. */

/** The selections in the order of the post, grouped by turn. */
export function chosenBySelection(around: Around, selected: readonly SelectedTurn[]): Selection[] {
  return around.turns.flatMap((turn) => {
    const stretches = selected.filter(({ key }) => key === turn.key).flatMap((one) => one.stretches);
    const parts = paragraphsOfStretches(turn.lines, stretches);
    return parts.length === 0 ? [] : [withTurn(turn, parts)];
  });
}

const withTurn = ({ turn }: ShownTurn, parts: string[][]): Selection =>
  turn === undefined ? { parts } : { turn, parts };

/** The passage of a result without a selection; empty without words. */
export function chosenByPassage(post: Post, passage: PassageHit): Selection[] {
  const turn = turnsAround(post, passage).turns.find(({ chosen }) => chosen);
  // A question reached by navigation is quoted whole.
  const parts =
    passage.excerpt === '' ? [[...(turn?.lines ?? [])]] : partsOfPassage(turn?.lines ?? [], passage);
  if (parts.flat().join('').trim() === '') return [];
  return [turn === undefined ? { parts } : withTurn(turn, parts)];
}
