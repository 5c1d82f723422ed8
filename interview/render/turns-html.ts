/**
 * Renders questions and answers: each question is a heading with a stable anchor, and names are in the text (RGAA 3.1,
 * 9.1; WCAG 1.3.1, 1.4.1). Styles differ in the position of names and the frame of answers; without style support the
 * same words are shown in the same order.
 */
import type { HtmlContext } from '../blocks/block-type.ts';
import { headingStyle } from '../blocks/heading.ts';
import type { Answer, Participant, Question } from '../document.ts';
import { answerAnchor, addresseeClass, CLASSES, participantClass, questionAnchor } from '../marks.ts';
import { joinNames, namedParticipants, nameSeparator, questionLabel, speakerWords } from '../speakers.ts';
import { blockHtml, sourceOf } from './blocks-html.ts';
import { escapeText, openingTag } from '../markup/escape.ts';
import { roleOf } from './extras-html.ts';
import type { Presentation } from './presentation.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';

export type TurnContext = HtmlContext &
  Readonly<{
    people: ReadonlyMap<string, Participant>;
    /** Converts an anchor of the document to the page's; unchanged by default. */
    anchor?: (anchor: string) => string;
    /** The people introduced in each answer, by its id: cards show their role. */
    introduced?: ReadonlyMap<string, readonly Participant[]>;
    presentation?: Presentation;
    /** The numbers of questions, by id, if shown. */
    numbers?: ReadonlyMap<string, string>;
  }>;

/** The labels, each in an element with the person's class. */
function names(people: readonly Participant[], language: string, classOf: (id: string) => string): string {
  const spans = people.map((person, index) => {
    const separator = index < people.length - 1 ? nameSeparator(index, people.length, language) : '';
    return `<span class="${classOf(person.id)}">${escapeText(person.label)}</span>${escapeText(separator)}`;
  });
  return spans.join('');
}

/**
 * Renders a question as a heading with its anchor, its number, and who asks whom, if known. Never uses its `source`:
 * our mark must be present to recognise it.
 */
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
  const level = context.levels?.get(question) ?? 2;
  const tag = `h${level}`;
  const style = headingStyle(level, '1.2em', context);
  const id = (context.anchor ?? String)(questionAnchor(question.id));
  return `${openingTag(tag, { class: CLASSES.question, id, lang: question.language, style })}${numbered}${label}${paragraphs}</${tag}>`;
}

type NamedAnswer = Readonly<{ answer: Answer; people: readonly Participant[]; context: TurnContext }>;

/** The speakers' names, each in an element with the person's class; '' if hidden. */
function nameHtml({ answer, people, context }: NamedAnswer, colon: boolean): string {
  const [first] = people;
  if (!answer.labelShown || first === undefined) return '';
  const spoken = answer.language ?? context.language;
  const after = colon ? speakerWords(spoken).colon : '';
  if (people.length === 1)
    return `<b class="${CLASSES.name} ${participantClass(first.id)}">${escapeText(first.label + after)}</b>`;
  return `<b class="${CLASSES.name}">${names(people, spoken, participantClass)}${after}</b>`;
}

/** The roles of people introduced by an answer, under their names: « urbaniste, Ville de Nantes ». */
function rolesHtml({ answer, people, context }: NamedAnswer): string {
  const introduced = (context.introduced?.get(answer.id) ?? []).filter((person) => roleOf(person) !== '');
  const roles = introduced.map((person) =>
    people.length === 1 ? roleOf(person) : `${person.label} (${roleOf(person)})`,
  );
  return roles.length === 0
    ? ''
    : `<br><small class="${CLASSES.role}">${escapeText(roles.join(', '))}</small>`;
}

/** A line with the speakers before an answer's words; '' if names are hidden. */
function speakerLine(named: NamedAnswer, style: 'headings' | 'cards'): string {
  const name = nameHtml(named, false);
  if (name === '') return '';
  const roles = style === 'cards' ? rolesHtml(named) : '';
  const look = style === 'cards' ? 'margin:0 0 .5em' : 'margin:1.4em 0 .15em;font-size:.9em';
  return `<p class="${CLASSES.speaker}" style="${look}">${name}${roles}</p>`;
}

/**
 * Adds the name as « Nom : » to the first paragraph, or as a separate paragraph if the first block is not one of ours.
 */
function addName(name: string, first: Answer['blocks'][number] | undefined, context: TurnContext): string {
  const html = first === undefined ? '' : blockHtml(first, context);
  if (name === '') return html;
  const joins = first?.type === 'paragraph' && sourceOf(first, context) === undefined;
  return joins ? `<p>${name} ${inlinesHtml(first.content)}</p>` : `<p>${name}</p>${html}`;
}

/** Adds a separate name line, with less space to its answer than to the one before. */
function addNameLine(
  line: string,
  first: Answer['blocks'][number] | undefined,
  context: TurnContext,
): string {
  const html = first === undefined ? '' : blockHtml(first, context);
  const near = line !== '' && first?.type === 'paragraph' && html.startsWith('<p>');
  return line + (near ? html.replace('<p>', '<p style="margin-top:0">') : html);
}

/** A grey visible on light and dark themes; the border is only decorative. */
const CARD = 'border:1px solid #aaa;border-radius:10px;padding:1em 1.2em .2em;margin:1em 0';

/** Renders an answer: the speakers and its blocks, in one element with its anchor and the speakers' classes. */
export function answerHtml(answer: Answer, context: TurnContext): string {
  const people = namedParticipants(answer.participants, context.people);
  const style = context.presentation?.style ?? 'classic';
  const named = { answer, people, context };
  const classes = [CLASSES.answer, ...people.map((person) => participantClass(person.id))].join(' ');
  // Names the speaker in the tooltip if not in the text, so that it can be read back.
  const title =
    answer.labelShown || people.length === 0
      ? undefined
      : joinNames(
          people.map((person) => person.label),
          '',
        );
  // Contains floated pictures within the answer, and so within a card's border.
  const hasFloat = answer.blocks.some((block) => block.type === 'image' && block.align !== undefined);
  const looks = [...(style === 'cards' ? [CARD] : []), ...(hasFloat ? ['display:flow-root'] : [])];
  const opening = openingTag('div', {
    class: classes,
    id: (context.anchor ?? String)(answerAnchor(answer.id)),
    lang: answer.language,
    title,
    style: looks.length === 0 ? undefined : looks.join(';'),
  });
  const [first, ...rest] = answer.blocks;
  const beginning =
    style === 'classic'
      ? addName(nameHtml(named, true), first, context)
      : addNameLine(speakerLine(named, style), first, context);
  return `${opening}${beginning}${rest.map((block) => blockHtml(block, context)).join('')}</div>`;
}
