/**
 * What a drawing takes to be drawn: how many pictures of its whole size are held at a time, how large the tile of a pattern
 * gets, how many pieces a shape is cut into. librsvg draws each element that is seen through, masked or blended into a picture
 * of its own, as large as the drawing; a mask takes three. More than is needed may be counted, never less.
 */
import { mostOf, NO_OUTLINE, type Outline, outlineOfPath, outlineOfShape } from './svg-outline.ts';
import { type Declarations, indexRules, plainName, type Rule } from './svg-style.ts';

export type SvgElement = Readonly<{
  name: string;
  id: string;
  classes: readonly string[];
  attributes: Declarations;
  children: SvgElement[];
}>;

/** `tile` and `pieces` at the size at which the drawing has one unit to a pixel; `scale`: the largest of what is in it. */
export type SvgCost = Readonly<{
  layers: number;
  /** Square units of the largest tile of a pattern; Infinity where it cannot be told. */
  tile: number;
  scale: number;
  /** Elements, each as often as it is drawn. */
  drawn: number;
  hasText: boolean;
  /** Layers, one after the other: each takes the time that all its pixels take. */
  blended: number;
  /** Of each the most that one shape has, at the same size. */
  outline: Outline;
}>;

const NOTHING: SvgCost = {
  layers: 0,
  tile: 0,
  scale: 0,
  drawn: 0,
  hasText: false,
  blended: 0,
  outline: NO_OUTLINE,
};
/** Elements inside each other, across references. */
const DEEPEST = 1_000;
/** Properties that name what paints an element; its children have them too. */
const PAINTS = ['fill', 'stroke', 'marker', 'marker-start', 'marker-mid', 'marker-end'];
/** All that counts here and is written as CSS, in attributes too. */
export const CSS_PROPERTIES: ReadonlySet<string> = new Set([
  ...PAINTS,
  'opacity',
  'mix-blend-mode',
  'isolation',
  'mask',
  'clip-path',
  'transform',
  'filter',
  'stroke-dasharray',
]);
const SHAPES = new Set(['rect', 'circle', 'ellipse']);
const OUTLINED = new Set([...SHAPES, 'line']);

/** Undefined where elements draw each other, or too many stand within each other. */
export function costOf(root: SvgElement, rules: readonly Rule[]): SvgCost | undefined {
  const byId = new Map<string, SvgElement[]>();
  const costs = new Map<SvgElement, SvgCost | 'under way'>();
  /** Where clips have the size of what they clip, they are drawn as layers are. */
  let clipsAreLayers = false;
  const walk = (element: SvgElement): void => {
    if (element.id !== '') byId.set(element.id, [...(byId.get(element.id) ?? []), element]);
    if (element.name === 'clippath' && attribute(element, 'clippathunits') === 'objectBoundingBox')
      clipsAreLayers = true;
    element.children.forEach(walk);
  };
  walk(root);

  const rulesOf = indexRules(rules);
  const valuesOf = (element: SvgElement, property: string): string[] => [
    ...(element.attributes.get(property) ?? []),
    ...rulesOf(element).flatMap((declarations) => declarations.get(property) ?? []),
  ];
  const targetsOf = (values: readonly string[]): SvgElement[] =>
    values
      .flatMap((value) => [...value.matchAll(/url\(\s*#([^)]*?)\s*\)/gi)])
      .flatMap(([, id = '']) => byId.get(id) ?? []);
  const hrefOf = (element: SvgElement): SvgElement[] =>
    (element.attributes.get('href') ?? []).flatMap((href) => byId.get(plainName(href.trim().slice(1))) ?? []);

  function isolates(element: SvgElement): boolean {
    return (
      valuesOf(element, 'opacity').some((value) => !isOpaque(value)) ||
      valuesOf(element, 'mix-blend-mode').some((value) => value !== 'normal') ||
      valuesOf(element, 'isolation').some((value) => value !== 'auto') ||
      valuesOf(element, 'mask').some((value) => value !== 'none') ||
      (clipsAreLayers && valuesOf(element, 'clip-path').some((value) => value !== 'none'))
    );
  }

  function scaleOfElement(element: SvgElement): number {
    if (element !== root && element.attributes.has('viewbox')) return Infinity;
    if (element.name === 'marker') return Infinity;
    return largestScale(valuesOf(element, 'transform'));
  }

  /** The tile of a pattern, in square units of what it paints. */
  function tileOf(pattern: SvgElement, painted: SvgElement): number {
    // What a pattern does not say itself, the one it refers to says.
    const chain: SvgElement[] = [];
    for (let one: SvgElement | undefined = pattern; one !== undefined && chain.length < 10;) {
      chain.push(one);
      one = hrefOf(one)[0];
    }
    const said = (name: string): string | undefined =>
      chain.map((one) => attribute(one, name)).find((value) => value !== undefined);
    if (said('viewbox') !== undefined) return Infinity;
    const [width, height] = [lengthOf(said('width')), lengthOf(said('height'))];
    const area =
      width * height * largestScale(chain.flatMap((one) => valuesOf(one, 'patterntransform'))) ** 2;
    if (said('patternunits') === 'userSpaceOnUse') return area;
    return SHAPES.has(painted.name) ? area * sizeOf(painted) : Infinity;
  }

  function visit(element: SvgElement, depth: number): SvgCost | undefined {
    const known = costs.get(element);
    if (known !== undefined) return known === 'under way' ? undefined : known;
    if (depth > DEEPEST) return undefined;
    costs.set(element, 'under way');
    const cost = costOfElement(element, (other) => visit(other, depth + 1));
    if (cost !== undefined) costs.set(element, cost);
    return cost;
  }

  function costOfElement(
    element: SvgElement,
    of: (other: SvgElement) => SvgCost | undefined,
  ): SvgCost | undefined {
    // A pattern without content has that of the one it refers to.
    const used = /^(?:use|pattern)$/.test(element.name) ? hrefOf(element) : [];
    const inside = joined([...element.children.filter(isDrawn), ...used].map(of));
    const paints = targetsOf(PAINTS.flatMap((name) => valuesOf(element, name)));
    const painting = joined(paints.map(of));
    const masks = valuesOf(element, 'mask');
    const masking = joined(targetsOf(masks).map(of));
    // Of whom it is inherited is not followed.
    if (masks.some((value) => /inherit/i.test(value))) return undefined;
    const clipping = joined(targetsOf(valuesOf(element, 'clip-path')).map(of));
    if (!inside || !painting || !masking || !clipping) return undefined;
    const hasText = element.name === 'text' || inside.hasText;
    // The length of letters is not known.
    if (hasText && valuesOf(element, 'stroke-dasharray').some((value) => /[1-9]/.test(value)))
      return undefined;
    const scaleInside = inside.scale === 0 ? 1 : inside.scale;
    const tiles = paints
      .filter(({ name }) => name === 'pattern')
      .map((pattern) => times(tileOf(pattern, element), scaleInside ** 2));
    // A pattern in a pattern, or in a mask that has the size of what it masks, is drawn at any size.
    const nested = painting.tile > 0 || masking.tile > 0 ? Infinity : 0;
    const scale = scaleOfElement(element);
    const held = element.name === 'mask' ? 3 : element.name === 'pattern' ? 2 : 0;
    const own = held + (isolates(element) ? 1 : 0);
    return {
      layers: own + Math.max(inside.layers + painting.layers, masking.layers, clipping.layers),
      tile: times(Math.max(nested, inside.tile, ...tiles), scale ** 2),
      scale: scale * scaleInside,
      drawn: 1 + inside.drawn + painting.drawn + masking.drawn + clipping.drawn,
      hasText,
      blended: own + inside.blended + painting.blended + masking.blended + clipping.blended,
      outline: enlarged(
        [outlineOf(element), inside.outline, ofAnySize(painting.outline), ofAnySize(masking.outline)].reduce(
          mostOf,
          ofAnySize(clipping.outline),
        ),
        scale,
      ),
    };
  }
  return visit(root, 0);
}

/** Elements that are drawn only where others refer to them. */
const DEFINED = new Set(['defs', 'symbol', 'pattern', 'mask', 'clippath', 'marker']);
const isDrawn = ({ name }: SvgElement): boolean => !DEFINED.has(name);

/** The costliest of several, all of which are drawn; undefined where one has none. */
function joined(costs: readonly (SvgCost | undefined)[]): SvgCost | undefined {
  let sum: SvgCost = NOTHING;
  for (const one of costs) {
    if (one === undefined) return undefined;
    sum = {
      layers: Math.max(sum.layers, one.layers),
      tile: Math.max(sum.tile, one.tile),
      scale: Math.max(sum.scale, one.scale),
      drawn: sum.drawn + one.drawn,
      hasText: sum.hasText || one.hasText,
      blended: sum.blended + one.blended,
      outline: mostOf(sum.outline, one.outline),
    };
  }
  return sum;
}

/** Lengths that shapes other than paths are given. */
const LENGTHS = ['x', 'y', 'width', 'height', 'r', 'rx', 'ry', 'x1', 'y1', 'x2', 'y2'];

function outlineOf(element: SvgElement): Outline {
  const path = attribute(element, 'd');
  if (path !== undefined) return outlineOfPath(path);
  const points = attribute(element, 'points');
  if (points !== undefined) return outlineOfPath(`M${points}`);
  if (!OUTLINED.has(element.name)) return NO_OUTLINE;
  const lengths = LENGTHS.map((name) => attribute(element, name)).filter((value) => value !== undefined);
  return outlineOfShape(lengths.map((value) => lengthOf(value, 100)));
}

const enlarged = (outline: Outline, scale: number): Outline => ({
  ...outline,
  curved: times(outline.curved, Math.sqrt(scale)),
});
/** What a mask, a clip, a pattern or a marker draws may have the size of what it is drawn on. */
const ofAnySize = (outline: Outline): Outline => enlarged(outline, Infinity);

/** Nothing of anything is nothing. */
const times = (one: number, other: number): number => (one === 0 ? 0 : one * other);

const attribute = (element: SvgElement, name: string): string | undefined =>
  element.attributes.get(name)?.[0];

const isOpaque = (value: string): boolean =>
  Number.parseFloat(value) >= (value.trim().endsWith('%') ? 100 : 1);

/**
 * A length in user units, or more; one of the real world is taken for a hundred of them, one that depends on another for
 * `relative`.
 */
function lengthOf(value = '0', relative = Infinity): number {
  const [, number, unit = ''] = /^\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(\S*)\s*$/i.exec(value) ?? [];
  const length = Math.abs(Number(number));
  if (Number.isNaN(length)) return relative;
  if (unit === '' || unit === 'px') return length;
  return length * (/^(?:in|cm|mm|pt|pc)$/.test(unit) ? 100 : relative);
}

/** Square units of a basic shape, or more. */
function sizeOf(shape: SvgElement): number {
  const length = (name: string): number => lengthOf(attribute(shape, name));
  return (
    Math.max(length('width'), 2 * length('r'), 2 * length('rx')) *
    Math.max(length('height'), 2 * length('r'), 2 * length('ry'))
  );
}

const CALL = /([a-z]+)\s*\(([^()]*)\)[\s,]*/giy;
const PARTS = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[\s,]+|[\s\S]/gi;

/** By how much the transforms that an element may have enlarge at most. */
function largestScale(lists: readonly string[]): number {
  return lists.length === 0 ? 1 : Math.max(...lists.map(scaleOf));
}

/** One that is not understood is taken for any. */
function scaleOf(list: string): number {
  const text = list.trim();
  if (text === '' || text === 'none') return 1;
  let [scale, end] = [1, 0];
  for (const [call, name = '', given = ''] of text.matchAll(CALL)) {
    end += call.length;
    const numbers = (given.match(PARTS) ?? []).filter((part) => !/^[\s,]+$/.test(part)).map(Number);
    const one = scaleOfCall(name.toLowerCase(), numbers);
    if (one === undefined) return Infinity;
    scale *= one;
  }
  return end === text.length ? scale : Infinity;
}

function scaleOfCall(name: string, numbers: readonly number[]): number | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  const count = numbers.length;
  if (name === 'matrix' && count === 6) {
    // The largest singular value.
    const sum = a * a + b * b + c * c + d * d;
    return Math.sqrt((sum + Math.hypot(a * a + b * b - c * c - d * d, 2 * (a * c + b * d))) / 2);
  }
  if (name === 'scale' && (count === 1 || count === 2)) return Math.max(...numbers.map(Math.abs));
  if (name === 'translate' && (count === 1 || count === 2)) return 1;
  if (name === 'rotate' && (count === 1 || count === 3)) return 1;
  if (/^skew[xy]$/.test(name) && count === 1) return 1 + Math.abs(Math.tan((a * Math.PI) / 180));
  return undefined;
}
