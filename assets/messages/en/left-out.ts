/** What is left out of a post that goes elsewhere, in English. */
import { type KindNouns, leftOutList } from '../left-out.ts';

const NOUNS: KindNouns = {
  script: ['script', 'scripts'],
  frame: ['frame (iframe)', 'frames (iframe)'],
  form: ['form', 'forms'],
  handler: ['piece of code in a tag (onclick…)', 'pieces of code in tags (onclick…)'],
  redirect: ['redirection (meta)', 'redirections (meta)'],
  object: ['object (object)', 'objects (object)'],
  sheet: ['page style (style)', 'page styles (style)'],
  drawing: ['drawing (svg)', 'drawings (svg)'],
  address: ['link to something other than the web', 'links to something other than the web'],
  style: ['style that covers the page', 'styles that cover the page'],
  block: ['block that the site fills in', 'blocks that the site fills in'],
  other: ['active element', 'active elements'],
};

/** `parts`: as a check gives them. */
export const leftOut = (parts: string): string =>
  leftOutList('en', parts, { nouns: NOUNS, article: (noun) => (/^[aeio]/.test(noun) ? 'an' : 'a') });
