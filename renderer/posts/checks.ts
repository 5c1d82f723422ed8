/** What deserves a look before publishing, while one writes. Pure; the publish sheet's own checks decide what blocks. */
import { checkLabels } from '../../interview/labels.ts';
import type { AnswerBlock, Post, Question, TopBlock } from '../../interview/document.ts';
import { imagesInBlock } from '../../interview/pictures.ts';
import { outlineOf, type OutlineQuestion } from '../../interview/outline.ts';
import { blockToText, inlinesToText, paragraphsToText } from '../../interview/plain.ts';
import type { Messages } from '../../assets/messages/fr.ts';

export type CheckCode = keyof Messages['window']['checks'];
export type Check = Readonly<{
  code: CheckCode;
  /** The question, the person or the picture it is about. */
  detail: string;
  /** A second one: the question whose answer is missing. */
  about?: string;
  questionId?: string;
  answerId?: string;
}>;

const blank = (text: string): boolean => text.trim() === '';
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

function pictures(blocks: readonly (TopBlock | AnswerBlock)[], answerId?: string): Check[] {
  return blocks.flatMap((block): Check[] => {
    if (block.type === 'answer') return pictures(block.blocks, block.id);
    return imagesInBlock(block)
      .filter((image) => !image.decorative && blank(image.alt))
      .map((image) => ({
        code: 'alt-missing',
        detail: short(inlinesToText(image.caption)),
        ...(answerId === undefined ? {} : { answerId }),
      }));
  });
}

/** A question that nobody has answered, or not all of those it is put to. */
function question(
  { id, content }: Question,
  item: OutlineQuestion | undefined,
  nameOf: ReadonlyMap<string, string>,
): Check[] {
  const text = short(paragraphsToText(content));
  if (blank(text)) return [{ code: 'question-empty', detail: '', questionId: id }];
  if (item === undefined || item.answers === 0)
    return [{ code: 'question-unanswered', detail: text, questionId: id }];
  const names = item.waiting.map((one) => nameOf.get(one) ?? '').join(', ');
  return names === '' ? [] : [{ code: 'answer-waiting', detail: names, about: text, questionId: id }];
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
      return [{ code: 'answer-empty', detail: who, answerId: block.id }];
    return block.participants.length === 0
      ? [{ code: 'answer-unnamed', detail: '', answerId: block.id }]
      : [];
  });
}

/** In the order of the text. */
export function checksOf(post: Post): readonly Check[] {
  const labels = checkLabels(post.labels);
  const empty = post.body.every(
    (block) =>
      (block.type === 'paragraph' || block.type === 'question' || block.type === 'answer') &&
      blank(blockToText(block)),
  );
  const checks: Check[] = [];
  if (blank(post.title)) checks.push({ code: 'title-missing', detail: '' });
  if (empty) checks.push({ code: 'body-empty', detail: '' });
  else checks.push(...turns(post), ...pictures(post.body));
  if (labels.tooMany) checks.push({ code: 'too-many-labels', detail: '' });
  if (labels.tooLong) checks.push({ code: 'labels-too-long', detail: '' });
  return checks;
}
