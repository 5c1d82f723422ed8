/**
 * An optional style sheet for a blog's theme, to refine the layout of posts. It sets no colours: lines and backgrounds
 * are mixed from the theme's text colour, to suit light and dark themes and keep their contrast.
 */
import { CLASSES, headingLevelClass, styleClass } from '../marks.ts';

const post = `.${CLASSES.post}`;
const headings = `.${styleClass('headings')}`;
const cards = `.${styleClass('cards')}`;
const c = (name: keyof typeof CLASSES): string => `.${CLASSES[name]}`;
const INK = (share: number): string => `color-mix(in srgb, currentColor ${share}%, transparent)`;

const RULES: readonly (readonly [string, string])[] = [
  [post, 'line-height: 1.65; overflow-wrap: break-word;'],
  [`${post} ${c('lead')}`, 'line-height: 1.5; margin: .9em 0 1.5em;'],
  [
    `${post} ${c('question')}`,
    `margin: 2.2em 0 .8em; padding-top: 1.1em; border-top: 1px solid ${INK(22)}; font-size: 1.2em; line-height: 1.35; text-wrap: balance; scroll-margin-top: 1em;`,
  ],
  [
    `${post} > h2:not(${c('question')}), ${post} > .${headingLevelClass(2)}`,
    'margin: 2.4em 0 .6em; font-size: 1.35em; line-height: 1.3; text-wrap: balance;',
  ],
  [
    `${post} > h3:not(${c('question')}):not(.${headingLevelClass(2)}), ${post} > .${headingLevelClass(3)}`,
    'margin: 2em 0 .6em; font-size: 1.15em; line-height: 1.3;',
  ],
  [`${post} ${c('number')}`, 'font-weight: 400; font-variant-numeric: tabular-nums;'],
  [`${post} ${c('answer')}`, 'margin: 0 0 1.2em; scroll-margin-top: 1em;'],
  [`${post} ${c('answer')} p`, 'margin: 0 0 .9em;'],
  [`${post} ${c('answer')} > :last-child`, 'margin-bottom: 0;'],
  [`${post} figure, ${post} ${c('figure')}`, 'margin-block: 1.8em;'],
  [`${post} figcaption`, 'margin-top: .6em; line-height: 1.45;'],
  [`${post} blockquote`, `margin: 1.5em 0; padding: 0 0 0 1.1em; border-left: 3px solid ${INK(35)};`],
  [`${headings} ${c('speaker')}`, 'letter-spacing: .01em;'],
  [
    `${cards} ${c('answer')}`,
    `border: 1px solid ${INK(20)} !important; background: ${INK(4)}; padding: 1.1em 1.3em !important;`,
  ],
  [
    `${cards} ${c('speaker')}`,
    `padding-bottom: .6em; border-bottom: 1px solid ${INK(14)}; line-height: 1.4;`,
  ],
  [
    `${post} ${c('summary')}, ${post} ${c('people')}`,
    `padding: 1em 1.3em; border: 1px solid ${INK(20)}; border-radius: 10px; background: ${INK(4)};`,
  ],
  [`${post} ${c('summary')} li`, 'margin: .25em 0; line-height: 1.45;'],
  [`${post} ${c('role')}`, 'line-height: 1.4;'],
];

const PRINT: readonly (readonly [string, string])[] = [
  [`${post} ${c('summary')}, ${post} iframe`, 'display: none;'],
  [
    `${post} ${c('question')}, ${post} h2, ${post} h3, ${post} h4, ${post} h5, ${post} h6`,
    'break-after: avoid;',
  ],
  [
    `${post} figure, ${post} ${c('figure')}, ${cards} ${c('answer')}`,
    'break-inside: avoid; background: none;',
  ],
];

const writeRules = (rules: typeof RULES, indent: string): string =>
  rules.map(([selector, declarations]) => `${indent}${selector} { ${declarations} }\n`).join('');

/** The sheet for all styles: another choice in Escale needs no change. */
export function themeCss(): string {
  return `/* Escale */\n${writeRules(RULES, '')}@media print {\n${writeRules(PRINT, '  ')}}\n`;
}
