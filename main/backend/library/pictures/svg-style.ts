/**
 * Finds the CSS declarations that may apply to an element of an SVG. The result may have too many, never too few: only the last
 * part of a selector is matched, and the cascade is ignored.
 */

/** The values of each property, by its lower-case name. */
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

/** A name, string or address with CSS delimiters replaced by `_`. Names that are compared must all be converted. */
export const plainName = (name: string): string => name.replace(/[{}();:,\\]/g, '_');

/**
 * CSS that can be split at its delimiters: without comments, and without delimiters in strings. Undefined for CSS with escapes,
 * which no drawing program writes.
 */
export function plainCss(css: string): string | undefined {
  const plain = css.replace(/<!--|-->/g, ' ').replace(TOKENS, (token) => {
    if (token.startsWith('/')) return ' ';
    if (/^["']/.test(token)) return plainName(token.slice(1).replace(/["'\n]$/, ''));
    return `url(${plainName(token.slice(4).replace(/\)$/, ''))})`;
  });
  return plain.includes('\\') ? undefined : plain;
}

/** Parses `opacity: .5; fill: red`, as plainCss returns it. */
export function readDeclarations(plain: string): Declarations {
  const declarations = new Map<string, string[]>();
  for (const declaration of plain.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const values = declarations.get(name);
    const value = declaration.slice(colon + 1).trim();
    if (values === undefined) declarations.set(name, [value]);
    else values.push(value);
  }
  return declarations;
}

/** Parses the rules of a style sheet, as plainCss returns it. Undefined for nested rules. */
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
  // Attribute and state selectors are ignored: without them a rule matches more elements.
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

/** Returns a function from an element to the declarations that may apply to it. */
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
