/**
 * Extras that a blog may add to a post: its questions as links, and its people. Both carry a mark, so that they are not
 * read back as text of the post (html/read-back.ts).
 */
import { creditOf } from '../people/person-fields.ts';
import type { Participant, Post } from '../document.ts';
import { CLASSES, participantClass, questionAnchor } from '../marks.ts';
import { inlinesToText, foldLine } from '../inlines.ts';
import { escapeText, openingTag } from '../markup/escape.ts';
import { coloursOf, initialsOf, tintsOf } from '../people/person-signs.ts';
import { pictureSource } from '../blocks/image.ts';
import { STANDALONE } from './presentation.ts';
import type { TurnContext } from './turns-html.ts';
import { pageWords } from '../markup/page-words.ts';

/** Size of a portrait in CSS pixels; also set by attributes, for feed readers that drop styles. */
const PORTRAIT = 64;
/** Frame style; the grey is visible on light and dark themes. */
const BOX = 'border:1px solid #aaa;border-radius:10px;padding:1em 1.2em;margin:1.5em 0';
/** A single question needs no list. */
const FEWEST_QUESTIONS = 2;

/** Such as « urbaniste, Ville de Nantes »; '' if unknown. */
export const roleOf = (person: Participant): string =>
  creditOf(person)
    .map(foldLine)
    .filter((part) => part !== '')
    .join(', ');

const title = (words: string | undefined): string =>
  words === undefined
    ? ''
    : `<p class="${CLASSES.extraTitle}" style="margin:0 0 .5em"><b>${escapeText(words)}</b></p>`;
const clear = (context: TurnContext): string => (context.clear === true ? ';clear:both' : '');

/** The list of questions; '' without one. `post` is in published form. */
function summaryHtml(post: Post, context: TurnContext): string {
  const questions = post.body.filter((block) => block.type === 'question');
  if (context.presentation?.summary !== true || questions.length < FEWEST_QUESTIONS) return '';
  const anchor = context.anchor ?? String;
  const items = questions.map(({ id, content, language }) => {
    const words = foldLine(content.map(inlinesToText).join(' '));
    const link = openingTag('a', { href: `#${anchor(questionAnchor(id))}`, lang: language });
    return `<li>${link}${escapeText(words)}</a></li>`;
  });
  // Numbered questions have a numbered list.
  const list = post.numbered === true ? 'ol' : 'ul';
  return `${openingTag('div', { class: CLASSES.summary, style: `margin:1.5em 0${clear(context)}` })}${title(pageWords(post.language)?.questions)}<${list} style="margin:0">${items.join('')}</${list}></div>`;
}

/** Initials in the window's colours, for a person without a portrait. Hidden from screen readers. */
function initialsHtml(name: string, tint: number): string {
  const [ground, ink] = coloursOf(tint);
  return `${openingTag('span', {
    class: CLASSES.initials,
    'aria-hidden': 'true',
    style: `display:flex;align-items:center;justify-content:center;width:${PORTRAIT}px;height:${PORTRAIT}px;flex:none;border-radius:50%;background:${ground};color:${ink};font-weight:600`,
  })}${escapeText(initialsOf(name))}</span> `;
}

function personHtml(person: Participant, tint: number, context: TurnContext): string {
  const name = foldLine(person.name) || person.label;
  const portrait =
    person.portrait === undefined
      ? initialsHtml(name, tint)
      : `${openingTag('img', {
          ...pictureSource({ asset: person.portrait }, context),
          // Decorative: the name is next to it.
          alt: '',
          width: PORTRAIT,
          height: PORTRAIT,
          style: `width:${PORTRAIT}px;height:${PORTRAIT}px;flex:none;object-fit:cover;border:0;border-radius:50%;padding:0`,
        })} `;
  const nameHtml = `<b>${escapeText(name)}</b>`;
  const linked =
    person.link === undefined ? nameHtml : `${openingTag('a', { href: person.link })}${nameHtml}</a>`;
  const role = roleOf(person);
  const roleHtml = role === '' ? '' : `<br><small class="${CLASSES.role}">${escapeText(role)}</small>`;
  return `${openingTag('li', {
    class: `${CLASSES.person} ${participantClass(person.id)}`,
    style: 'display:flex;align-items:center;gap:.8em;margin:.6em 0',
  })}${portrait}<span>${linked}${roleHtml}</span></li>`;
}

/** The people box; '' without people. */
function peopleHtml(post: Post, context: TurnContext): string {
  if (post.participants.length === 0) return '';
  const tints = tintsOf(post.participants);
  const items = post.participants.map((person) => personHtml(person, tints.get(person.id) ?? 1, context));
  return `${openingTag('div', { class: CLASSES.people, style: `${BOX}${clear(context)}` })}${title(pageWords(post.language)?.[post.kind === 'interview' ? 'interview' : 'post'])}<ul style="list-style:none;margin:0;padding:0">${items.join('')}</ul></div>`;
}

/**
 * Index of the body block before which the list of questions, and people at the start, are inserted: the first
 * question, or the block after the jump break if that comes later, because links on the home page would not work. 0
 * without questions.
 */
export function positionOfExtras({ body }: Pick<Post, 'body'>): number {
  const question = body.findIndex((block) => block.type === 'question');
  const jump = body.findIndex((block) => block.type === 'jumpBreak');
  return question === -1 ? 0 : jump > question ? jump + 1 : question;
}

/** Extras at `positionOfExtras`. */
export function extrasAtStart(post: Post, context: TurnContext): string {
  const { people } = context.presentation ?? STANDALONE;
  return (people === 'start' ? peopleHtml(post, context) : '') + summaryHtml(post, context);
}

/** Extras after the body. */
export const extrasAtEnd = (post: Post, context: TurnContext): string =>
  context.presentation?.people === 'end' ? peopleHtml(post, context) : '';
