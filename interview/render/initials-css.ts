import { CLASSES, participantClass } from '../marks.ts';
import { coloursOf, initialsOf, tintsOf } from '../people/person-signs.ts';

const NAME = `.${CLASSES.name}`;

/** The disc with initials before each name. */
const DISC =
  `${NAME}[class*="iv-p-"]::before,${NAME} [class*="iv-p-"]::before{display:inline-block;box-sizing:border-box;` +
  'min-width:2.1em;margin-inline-end:.45em;padding:.35em .3em;border-radius:999px;font-size:.75em;line-height:1.4;' +
  'font-weight:650;letter-spacing:.02em;text-align:center;vertical-align:.1em}\n';

/**
 * The style sheet that draws initials before the names of a post, in the window's colours. @param people names by id
 */
export function initialsCss(people: ReadonlyMap<string, string>): string {
  if (people.size === 0) return '';
  const tints = tintsOf([...people.keys()].map((id) => ({ id })));
  const rules = [...people].map(([id, name]) => {
    const [ground, ink] = coloursOf(tints.get(id) ?? 1);
    const signs = Array.from(initialsOf(name))
      .map((sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)
      .join('');
    const person = `.${participantClass(id)}`;
    return `${NAME}${person}::before,${NAME} ${person}::before{content:"${signs}"/"";background:${ground};color:${ink}}\n`;
  });
  return DISC + rules.join('');
}
