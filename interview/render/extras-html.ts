/**
 * What a blog may add around the turns, made from the post: the questions as links, and who takes part. Both bear a mark
 * of ours, so that what comes back is not taken for words of the post (html/read-back.ts).
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

/** Sides of a portrait, in CSS pixels; also said by attributes, for readers of feeds, where styles are taken away. */
const PORTRAIT = 64;
/** Its frame is a grey that is seen on light and on dark themes. */
const BOX = 'border:1px solid #aaa;border-radius:10px;padding:1em 1.2em;margin:1.5em 0';
/** One question needs no list. */
const FEWEST_QUESTIONS = 2;

/** « urbaniste, Ville de Nantes »; '' where nothing is known. */
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

/** `post` is in published form. '' where it has no list. */
function summaryHtml(post: Post, context: TurnContext): string {
  const questions = post.body.filter((block) => block.type === 'question');
  if (context.presentation?.summary !== true || questions.length < FEWEST_QUESTIONS) return '';
  const anchor = context.anchor ?? String;
  const items = questions.map(({ id, content, language }) => {
    const words = foldLine(content.map(inlinesToText).join(' '));
    const link = openingTag('a', { href: `#${anchor(questionAnchor(id))}`, lang: language });
    return `<li>${link}${escapeText(words)}</a></li>`;
  });
  // Where the questions bear numbers, so do the lines that lead to them.
  const list = post.numbered === true ? 'ol' : 'ul';
  return `${openingTag('div', { class: CLASSES.summary, style: `margin:1.5em 0${clear(context)}` })}${title(pageWords(post.language)?.questions)}<${list} style="margin:0">${items.join('')}</${list}></div>`;
}

/** Where a person has no portrait: their initials, in the colours that they have in the window. Hidden from what reads aloud. */
function initialsHtml(name: string, tint: number): string {
  const [ground, ink] = coloursOf(tint);
  return `${openingTag('span', {
    class: CLASSES.initials,
    'aria-hidden': 'true',
    style: `display:flex;align-items:center;justify-content:center;width:${PORTRAIT}px;height:${PORTRAIT}px;flex:none;border-radius:50%;background:${ground};color:${ink};font-weight:600`,
  })}${escapeText(initialsOf(name))}</span> `;
}

function personHtml(person: Participant, tint: number, context: TurnContext): string {
  const whole = foldLine(person.name) || person.label;
  const portrait =
    person.portrait === undefined
      ? initialsHtml(whole, tint)
      : `${openingTag('img', {
          ...pictureSource({ asset: person.portrait }, context),
          // The name stands beside it.
          alt: '',
          width: PORTRAIT,
          height: PORTRAIT,
          style: `width:${PORTRAIT}px;height:${PORTRAIT}px;flex:none;object-fit:cover;border:0;border-radius:50%;padding:0`,
        })} `;
  const name = `<b>${escapeText(whole)}</b>`;
  const linked = person.link === undefined ? name : `${openingTag('a', { href: person.link })}${name}</a>`;
  const role = roleOf(person);
  const said = role === '' ? '' : `<br><small class="${CLASSES.role}">${escapeText(role)}</small>`;
  return `${openingTag('li', {
    class: `${CLASSES.person} ${participantClass(person.id)}`,
    style: 'display:flex;align-items:center;gap:.8em;margin:.6em 0',
  })}${portrait}<span>${linked}${said}</span></li>`;
}

/** '' where nobody takes part. */
function peopleHtml(post: Post, context: TurnContext): string {
  if (post.participants.length === 0) return '';
  const tints = tintsOf(post.participants);
  const items = post.participants.map((person) => personHtml(person, tints.get(person.id) ?? 1, context));
  return `${openingTag('div', { class: CLASSES.people, style: `${BOX}${clear(context)}` })}${title(pageWords(post.language)?.[post.kind === 'interview' ? 'interview' : 'post'])}<ul style="list-style:none;margin:0;padding:0">${items.join('')}</ul></div>`;
}

/**
 * Before which block of the body the list of questions stands, and the people where they come first: the first question;
 * after the jump break where that comes later, since a link of the home page would lead nowhere. 0 without questions.
 */
export function positionOfExtras({ body }: Pick<Post, 'body'>): number {
  const question = body.findIndex((block) => block.type === 'question');
  const jump = body.findIndex((block) => block.type === 'jumpBreak');
  return question === -1 ? 0 : jump > question ? jump + 1 : question;
}

/** What stands at `positionOfExtras`. */
export function extrasAtStart(post: Post, context: TurnContext): string {
  const { people } = context.presentation ?? STANDALONE;
  return (people === 'start' ? peopleHtml(post, context) : '') + summaryHtml(post, context);
}

/** What stands after the body. */
export const extrasAtEnd = (post: Post, context: TurnContext): string =>
  context.presentation?.people === 'end' ? peopleHtml(post, context) : '';
