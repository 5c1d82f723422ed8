/** Questions and answers as HTML: the question a heading with a stable anchor, the names in the text. */
import type { Answer, Participant, Question } from '../document.ts';
import { answerAnchor, addresseeClass, CLASSES, participantClass, questionAnchor } from '../marks.ts';
import {
  answerLabel,
  joinNames,
  namedParticipants,
  nameSeparator,
  questionLabel,
  speakerWords,
} from '../speakers.ts';
import { blockHtml, sourceOf, type HtmlContext } from './blocks-html.ts';
import { escapeText, open } from './escape.ts';
import { inlinesHtml } from './inlines-html.ts';

export type TurnContext = HtmlContext &
  Readonly<{
    people: ReadonlyMap<string, Participant>;
    language: string;
    /** A picture may still stand beside what comes: a question begins under it. */
    clear?: boolean;
    /** Of questions, by id, where they are shown. */
    numbers?: ReadonlyMap<string, string>;
  }>;

/** Each label in an element that says whose it is. */
function names(people: readonly Participant[], language: string, classOf: (id: string) => string): string {
  const spans = people.map((person, index) => {
    const separator = index < people.length - 1 ? nameSeparator(index, people.length, language) : '';
    return `<span class="${classOf(person.id)}">${escapeText(person.label)}</span>${escapeText(separator)}`;
  });
  return spans.join('');
}

/** A question, never as its `source`: our mark must be there to know it again. An h2 with its anchor; its number, who asks and whom, when said, before its words. */
export function questionHtml(question: Question, context: TurnContext): string {
  const spoken = question.language ?? context.language;
  const by = namedParticipants(question.by ?? [], context.people);
  const to = namedParticipants(question.to ?? [], context.people);
  const words = speakerWords(spoken);
  let label = '';
  if (questionLabel(question, context.people, context.language) !== '') {
    const before =
      by.length === 0 ? words.To : names(by, spoken, participantClass) + (to.length === 0 ? '' : words.to);
    label = `<span class="${CLASSES.name}">${before}${names(to, spoken, addresseeClass)}${words.colon}</span> `;
  }
  const number = context.numbers?.get(question.id);
  const numbered = number === undefined ? '' : `<span class="${CLASSES.number}">${number}</span> `;
  const paragraphs = question.content.map(inlinesHtml).join(`<br class="${CLASSES.paragraphBreak}">`);
  return `${open('h2', { class: CLASSES.question, id: questionAnchor(question.id), lang: question.language, style: context.clear === true ? 'clear:both' : undefined })}${numbered}${label}${paragraphs}</h2>`;
}

/** The name before an answer's first words, colon included; '' when none is shown. */
function nameHtml(answer: Answer, context: TurnContext): string {
  const spoken = answer.language ?? context.language;
  const people = namedParticipants(answer.participants, context.people);
  const [first] = people;
  if (!answer.labelShown || first === undefined) return '';
  if (people.length === 1) {
    return `<b class="${CLASSES.name} ${participantClass(first.id)}">${escapeText(answerLabel(answer, context.people, context.language))}</b>`;
  }
  return `<b class="${CLASSES.name}">${names(people, spoken, participantClass)}${speakerWords(spoken).colon}</b>`;
}

/**
 * An answer: its blocks in one element that carries its anchor and who speaks. The name stands in the first paragraph,
 * or in one of its own when the answer does not begin with a paragraph of ours.
 */
export function answerHtml(answer: Answer, context: TurnContext): string {
  const people = namedParticipants(answer.participants, context.people);
  const classes = [CLASSES.answer, ...people.map((person) => participantClass(person.id))].join(' ');
  // Without a name in the text, the tooltip still says who speaks, and so can be read back.
  const title =
    answer.labelShown || people.length === 0
      ? undefined
      : joinNames(
          people.map((person) => person.label),
          '',
        );
  // A picture beside the words of an answer ends with it.
  const beside = answer.blocks.some((block) => block.type === 'image' && block.align !== undefined);
  const opening = open('div', {
    class: classes,
    id: answerAnchor(answer.id),
    lang: answer.language,
    title,
    style: beside ? 'display:flow-root' : undefined,
  });
  const name = nameHtml(answer, context);
  const [first, ...rest] = answer.blocks;
  let beginning = first === undefined ? '' : blockHtml(first, context);
  if (name !== '') {
    const joins = first?.type === 'paragraph' && sourceOf(first, context) === undefined;
    beginning = joins ? `<p>${name} ${inlinesHtml(first.content)}</p>` : `<p>${name}</p>${beginning}`;
  }
  return `${opening}${beginning}${rest.map((block) => blockHtml(block, context)).join('')}</div>`;
}
