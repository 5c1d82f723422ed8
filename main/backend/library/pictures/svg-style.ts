/**
 * Which declarations an element of a drawing may have from CSS. More than it has is given, never less: of a selector its last
 * part is read, and nothing is said of which declaration wins.
 */

/** Values of a property, by its name in small letters. */
export type Declarations = ReadonlyMap<string, readonly string[]>;
export type Styled = Readonly<{ name: string; id: string; classes: readonly string[] }>;
/** `name`, `ids` and `classes` must be the element's; '' is any name. */
export type Rule = Readonly<{
  name: string;
  ids: readonly string[];
  classes: readonly string[];
  declarations: Declarations;
}>;

const TOKENS =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*(?:"|\n|$)|'(?:[^'\\\n]|\\[\s\S])*(?:'|\n|$)|url\(\s*[^"')\s][^)]*(?:\)|$)/gi;

/** The signs that part CSS, as they stand within a string or an address: replaced, in names that are compared too. */
export const plainName = (name: string): string => name.replace(/[{}();:,\\]/g, '_');

/**
 * CSS whose signs part it wherever they stand: without comments, and with none of them in its strings. Undefined where it
 * escapes names, which no drawing program does.
 */
export function plainCss(css: string): string | undefined {
  const plain = css.replace(/<!--|-->/g, ' ').replace(TOKENS, (token) => {
    if (token.startsWith('/')) return ' ';
    if (/^["']/.test(token)) return plainName(token.slice(1).replace(/["'\n]$/, ''));
    return `url(${plainName(token.slice(4).replace(/\)$/, ''))})`;
  });
  return plain.includes('\\') ? undefined : plain;
}

/** `opacity: .5; fill: red`, as plain CSS. */
export function readDeclarations(plain: string): Declarations {
  const found = new Map<string, string[]>();
  for (const declaration of plain.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const values = found.get(name);
    const value = declaration.slice(colon + 1).trim();
    if (values === undefined) found.set(name, [value]);
    else values.push(value);
  }
  return found;
}

/** The rules of a style sheet, as plain CSS. Undefined where blocks stand within the block of an element. */
export function readRules(plain: string): Rule[] | undefined {
  const rules: Rule[] = [];
  for (const piece of plain.split('}')) {
    const blocks = piece.split('{');
    const heads = blocks.slice(0, -2).map(lastStatement);
    if (!heads.every((head) => head.startsWith('@'))) return undefined;
    if (blocks.length === 1 && lastStatement(piece) !== '') return undefined;
    const declarations = readDeclarations(blocks.at(-1) ?? '');
    const selectors = lastStatement(blocks.at(-2) ?? '');
    for (const selector of selectors.split(',')) rules.push({ ...readSelector(selector), declarations });
  }
  return rules;
}

const lastStatement = (css: string): string => css.slice(css.lastIndexOf(';') + 1).trim();

function readSelector(selector: string): Omit<Rule, 'declarations'> {
  // What is asked of attributes and states makes it fit fewer elements.
  const last =
    selector
      .replace(/\[[^\]]*\]?|::?[\w-]*(?:\([^)]*\)?)?/g, ' * ')
      .trim()
      .split(/[\s>+~*]+/)
      .at(-1) ?? '';
  const all = (sign: RegExp): string[] => Array.from(last.matchAll(sign), ([, one = '']) => one);
  const [name = ''] = /^[^.#]*/.exec(last) ?? [];
  return { name: name.toLowerCase(), ids: all(/#([^.#]+)/g), classes: all(/\.([^.#]+)/g) };
}

const fits = (rule: Rule, { name, id, classes }: Styled): boolean =>
  (rule.name === '' || rule.name === name) &&
  rule.ids.every((one) => one === id) &&
  rule.classes.every((one) => classes.includes(one));

/** Gives the declarations that an element may have of these rules. */
export function indexRules(rules: readonly Rule[]): (element: Styled) => Declarations[] {
  const byKey = new Map<string, Rule[]>();
  for (const rule of rules) {
    const [id, one] = [rule.ids[0], rule.classes[0]];
    const key = id === undefined ? (one === undefined ? rule.name : `.${one}`) : `#${id}`;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [rule]);
    else same.push(rule);
  }
  return (element) =>
    ['', element.name, `#${element.id}`, ...element.classes.map((one) => `.${one}`)]
      .flatMap((key) => byKey.get(key) ?? [])
      .filter((rule) => fits(rule, element))
      .map(({ declarations }) => declarations);
}
