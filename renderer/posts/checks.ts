/** What deserves a look before publishing, while one writes. Pure; the publish sheet's own checks decide what blocks. */
import { barriersOf } from '../../interview/accessibility.ts';
import { checkLabels } from '../../interview/labels.ts';
import type { Post, Question } from '../../interview/document.ts';
import { outlineOf, type OutlineQuestion } from '../../interview/outline.ts';
import { blockToText, paragraphsToText } from '../../interview/plain.ts';
import type { Messages } from '../../assets/messages/fr.ts';
import type { Spot } from '../view.ts';

export type CheckCode = keyof Messages['checks'];
export type Check = Readonly<{
  code: CheckCode;
  /** The question, the person or the picture it is about. */
  detail: string;
  /** A second one: the question whose answer is missing. */
  about?: string;
  /** Where it is seen to; without one, beside the list itself. */
  spot?: Spot;
}>;

const blank = (text: string): boolean => text.trim() === '';
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

function barriers(post: Post): Check[] {
  return barriersOf(post).map(({ code, words, ...spot }) => ({ code, detail: short(words), spot }));
}

/** A question that nobody has answered, or not all of those it is put to. */
function question(
  { id, content }: Question,
  item: OutlineQuestion | undefined,
  nameOf: ReadonlyMap<string, string>,
): Check[] {
  const text = short(paragraphsToText(content));
  if (blank(text)) return [{ code: 'question-empty', detail: '', spot: { questionId: id } }];
  if (item === undefined || item.answers === 0)
    return [{ code: 'question-unanswered', detail: text, spot: { questionId: id } }];
  const names = item.waiting.map((one) => nameOf.get(one) ?? '').join(', ');
  return names === ''
    ? []
    : [{ code: 'answer-waiting', detail: names, about: text, spot: { questionId: id } }];
}

function turns(post: Post): Check[] {
  const nameOf = new Map(post.participants.map((participant) => [participant.id, participant.name]));
  const outline = new Map(
    outlineOf(post).flatMap((item) => (item.kind === 'question' ? [[item.id, item] as const] : [])),
  );
  return post.body.flatMap((block): Check[] => {
    if (block.type === 'question') return question(block, outline.get(block.id), nameOf);
    if (block.type !== 'answer') return [];
    const who = block.participants.map((id) => nameOf.get(id) ?? '').join(', ');
    const pictured = block.blocks.some((part) => part.type !== 'paragraph');
    if (!pictured && blank(blockToText(block)))
      return [{ code: 'answer-empty', detail: who, spot: { answerId: block.id } }];
    return block.participants.length === 0
      ? [{ code: 'answer-unnamed', detail: '', spot: { answerId: block.id } }]
      : [];
  });
}

/** The turns in the order of the text, then what keeps readers out. */
export function checksOf(post: Post): readonly Check[] {
  const labels = checkLabels(post.labels);
  const empty = post.body.every(
    (block) =>
      (block.type === 'paragraph' || block.type === 'question' || block.type === 'answer') &&
      blank(blockToText(block)),
  );
  const checks: Check[] = [];
  if (blank(post.title))
    checks.push({ code: 'title-missing', detail: '', spot: { part: { kind: 'title' } } });
  if (empty) checks.push({ code: 'body-empty', detail: '', spot: { part: { kind: 'text' } } });
  else checks.push(...turns(post), ...barriers(post));
  if (labels.tooMany) checks.push({ code: 'too-many-labels', detail: '' });
  if (labels.tooLong) checks.push({ code: 'labels-too-long', detail: '' });
  return checks;
}
