/**
 * Questions and answers as HTML: the question a heading with a stable anchor, the names in the text (RGAA 3.1, 9.1; WCAG
 * 1.3.1, 1.4.1). Styles differ in where the name stands and what is around the answer; a theme or a feed that knows
 * nothing of them shows the same words in the same order.
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
    /** An anchor of the document as it stands on the page; the same where none is said. */
    anchor?: (anchor: string) => string;
    /** Of each answer, by id, who speaks there for the first time: cards tell their role. */
    introduced?: ReadonlyMap<string, readonly Participant[]>;
    presentation?: Presentation;
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
  const level = context.levels?.get(question) ?? 2;
  const tag = `h${level}`;
  const style = headingStyle(level, '1.2em', context);
  const id = (context.anchor ?? String)(questionAnchor(question.id));
  return `${openingTag(tag, { class: CLASSES.question, id, lang: question.language, style })}${numbered}${label}${paragraphs}</${tag}>`;
}

type Named = Readonly<{ answer: Answer; people: readonly Participant[]; context: TurnContext }>;

/** The names of who answers, in an element that says whose they are; '' when none is shown. */
function nameHtml({ answer, people, context }: Named, colon: boolean): string {
  const [first] = people;
  if (!answer.labelShown || first === undefined) return '';
  const spoken = answer.language ?? context.language;
  const after = colon ? speakerWords(spoken).colon : '';
  if (people.length === 1)
    return `<b class="${CLASSES.name} ${participantClass(first.id)}">${escapeText(first.label + after)}</b>`;
  return `<b class="${CLASSES.name}">${names(people, spoken, participantClass)}${after}</b>`;
}

/** The roles of those whom an answer introduces, under their names: « urbaniste, Ville de Nantes ». */
function rolesHtml({ answer, people, context }: Named): string {
  const known = (context.introduced?.get(answer.id) ?? []).filter((person) => roleOf(person) !== '');
  const roles = known.map((person) =>
    people.length === 1 ? roleOf(person) : `${person.label} (${roleOf(person)})`,
  );
  return roles.length === 0
    ? ''
    : `<br><small class="${CLASSES.role}">${escapeText(roles.join(', '))}</small>`;
}

/** Before an answer's words, on a line of its own; '' when no name is shown. */
function speakerLine(named: Named, style: 'headings' | 'cards'): string {
  const name = nameHtml(named, false);
  if (name === '') return '';
  const roles = style === 'cards' ? rolesHtml(named) : '';
  const look = style === 'cards' ? 'margin:0 0 .5em' : 'margin:1.4em 0 .15em;font-size:.9em';
  return `<p class="${CLASSES.speaker}" style="${look}">${name}${roles}</p>`;
}

/** Before an answer's words, as « Nom : » in its first paragraph, or in one of its own when it does not begin with one of ours. */
function withName(name: string, first: Answer['blocks'][number] | undefined, context: TurnContext): string {
  const html = first === undefined ? '' : blockHtml(first, context);
  if (name === '') return html;
  const joins = first?.type === 'paragraph' && sourceOf(first, context) === undefined;
  return joins ? `<p>${name} ${inlinesHtml(first.content)}</p>` : `<p>${name}</p>${html}`;
}

/** The first words under a name on a line of its own: nearer to it than to the answer before. */
function underName(line: string, first: Answer['blocks'][number] | undefined, context: TurnContext): string {
  const html = first === undefined ? '' : blockHtml(first, context);
  const near = line !== '' && first?.type === 'paragraph' && html.startsWith('<p>');
  return line + (near ? html.replace('<p>', '<p style="margin-top:0">') : html);
}

/** A grey that is seen on light and on dark themes; the border says nothing that the words do not. */
const CARD = 'border:1px solid #aaa;border-radius:10px;padding:1em 1.2em .2em;margin:1em 0';

/** An answer: who speaks and its blocks, in one element that carries its anchor and says whose it is. */
export function answerHtml(answer: Answer, context: TurnContext): string {
  const people = namedParticipants(answer.participants, context.people);
  const style = context.presentation?.style ?? 'classic';
  const named = { answer, people, context };
  const classes = [CLASSES.answer, ...people.map((person) => participantClass(person.id))].join(' ');
  // Without a name in the text, the tooltip still says who speaks, and so can be read back.
  const title =
    answer.labelShown || people.length === 0
      ? undefined
      : joinNames(
          people.map((person) => person.label),
          '',
        );
  // A picture beside the words of an answer ends with it; so does a card, whose border goes around it.
  const beside = answer.blocks.some((block) => block.type === 'image' && block.align !== undefined);
  const looks = [...(style === 'cards' ? [CARD] : []), ...(beside ? ['display:flow-root'] : [])];
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
      ? withName(nameHtml(named, true), first, context)
      : underName(speakerLine(named, style), first, context);
  return `${opening}${beginning}${rest.map((block) => blockHtml(block, context)).join('')}</div>`;
}
