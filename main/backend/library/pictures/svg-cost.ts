/**
 * Estimates the cost of drawing an SVG: full-size layers in memory at a time, the largest tile of a pattern, and the pieces of
 * an outline. librsvg draws each transparent, masked or blended element into a layer as large as the drawing; a mask takes
 * three. The estimate may be too high, never too low.
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

/** `tile` and `outline` are for a scale of one pixel per unit. `scale`: the largest scale of a descendant. */
export type SvgCost = Readonly<{
  layers: number;
  /** Square units of the largest tile of a pattern; Infinity if unknown. */
  tile: number;
  scale: number;
  /** Elements, each counted as often as it is drawn. */
  drawn: number;
  hasText: boolean;
  /** Layers in all, one after the other: each takes the time of its pixels. */
  blended: number;
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
/** The depth of nested elements, with references followed. */
const DEEPEST = 1_000;
/** Properties that refer to the elements that paint an element; children inherit them. */
const PAINTS = ['fill', 'stroke', 'marker', 'marker-start', 'marker-mid', 'marker-end'];
/** The CSS properties that are read here, as declarations or attributes. */
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

/** Undefined for circular references, or nesting beyond DEEPEST. */
export function costOf(root: SvgElement, rules: readonly Rule[]): SvgCost | undefined {
  const byId = new Map<string, SvgElement[]>();
  const costs = new Map<SvgElement, SvgCost | 'under way'>();
  /** A clip in units of its element's bounding box is drawn as a layer. */
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

  /** The tile of a pattern, in square units of the painted element. */
  function tileOf(pattern: SvgElement, painted: SvgElement): number {
    // A pattern inherits attributes from the one it refers to.
    const chain: SvgElement[] = [];
    for (let one: SvgElement | undefined = pattern; one !== undefined && chain.length < 10;) {
      chain.push(one);
      one = hrefOf(one)[0];
    }
    const inherited = (name: string): string | undefined =>
      chain.map((one) => attribute(one, name)).find((value) => value !== undefined);
    if (inherited('viewbox') !== undefined) return Infinity;
    const [width, height] = [lengthOf(inherited('width')), lengthOf(inherited('height'))];
    const area =
      width * height * largestScale(chain.flatMap((one) => valuesOf(one, 'patterntransform'))) ** 2;
    if (inherited('patternunits') === 'userSpaceOnUse') return area;
    return SHAPES.has(painted.name) ? area * sizeOf(painted) : Infinity;
  }

  function visit(element: SvgElement, depth: number): SvgCost | undefined {
    const computed = costs.get(element);
    if (computed !== undefined) return computed === 'under way' ? undefined : computed;
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
    // A pattern without content inherits that of the one it refers to.
    const used = /^(?:use|pattern)$/.test(element.name) ? hrefOf(element) : [];
    const inside = addCosts([...element.children.filter(isDrawn), ...used].map(of));
    const paints = targetsOf(PAINTS.flatMap((name) => valuesOf(element, name)));
    const painting = addCosts(paints.map(of));
    const masks = valuesOf(element, 'mask');
    const masking = addCosts(targetsOf(masks).map(of));
    // Inheritance of masks is not followed.
    if (masks.some((value) => /inherit/i.test(value))) return undefined;
    const clipping = addCosts(targetsOf(valuesOf(element, 'clip-path')).map(of));
    if (!inside || !painting || !masking || !clipping) return undefined;
    const hasText = element.name === 'text' || inside.hasText;
    // The outlines of letters are unknown.
    if (hasText && valuesOf(element, 'stroke-dasharray').some((value) => /[1-9]/.test(value)))
      return undefined;
    const scaleInside = inside.scale === 0 ? 1 : inside.scale;
    const tiles = paints
      .filter(({ name }) => name === 'pattern')
      .map((pattern) => times(tileOf(pattern, element), scaleInside ** 2));
    // A pattern in a pattern, or in a mask in units of a bounding box, may have any scale.
    const nested = painting.tile > 0 || masking.tile > 0 ? Infinity : 0;
    const scale = scaleOfElement(element);
    const ownLayers = element.name === 'mask' ? 3 : element.name === 'pattern' ? 2 : 0;
    const own = ownLayers + (isolates(element) ? 1 : 0);
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

/** Elements that are drawn only by reference. */
const DEFINED = new Set(['defs', 'symbol', 'pattern', 'mask', 'clippath', 'marker']);
const isDrawn = ({ name }: SvgElement): boolean => !DEFINED.has(name);

/** The cost of several elements that are all drawn; undefined if that of one is. */
function addCosts(costs: readonly (SvgCost | undefined)[]): SvgCost | undefined {
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

/** Attributes with the lengths of basic shapes. */
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
/** A mask, a clip, a pattern or a marker may scale with the element that refers to it. */
const ofAnySize = (outline: Outline): Outline => enlarged(outline, Infinity);

/** A product in which 0 × Infinity is 0. */
const times = (one: number, other: number): number => (one === 0 ? 0 : one * other);

const attribute = (element: SvgElement, name: string): string | undefined =>
  element.attributes.get(name)?.[0];

const isOpaque = (value: string): boolean =>
  Number.parseFloat(value) >= (value.trim().endsWith('%') ? 100 : 1);

/**
 * An upper bound of a length, in user units. An absolute unit counts as a hundred; a relative length counts as `relative`.
 */
function lengthOf(value = '0', relative = Infinity): number {
  const [, number, unit = ''] = /^\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(\S*)\s*$/i.exec(value) ?? [];
  const length = Math.abs(Number(number));
  if (Number.isNaN(length)) return relative;
  if (unit === '' || unit === 'px') return length;
  return length * (/^(?:in|cm|mm|pt|pc)$/.test(unit) ? 100 : relative);
}

/** An upper bound of the area of a basic shape, in square units. */
function sizeOf(shape: SvgElement): number {
  const length = (name: string): number => lengthOf(attribute(shape, name));
  return (
    Math.max(length('width'), 2 * length('r'), 2 * length('rx')) *
    Math.max(length('height'), 2 * length('r'), 2 * length('ry'))
  );
}

const CALL = /([a-z]+)\s*\(([^()]*)\)[\s,]*/giy;
const PARTS = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[\s,]+|[\s\S]/gi;

/** The largest scale of the transforms that an element may have. */
function largestScale(lists: readonly string[]): number {
  return lists.length === 0 ? 1 : Math.max(...lists.map(scaleOf));
}

/** Infinity for an unknown transform. */
function scaleOf(list: string): number {
  const text = list.trim();
  if (text === '' || text === 'none') return 1;
  let [scale, end] = [1, 0];
  for (const [call, name = '', args = ''] of text.matchAll(CALL)) {
    end += call.length;
    const numbers = (args.match(PARTS) ?? []).filter((part) => !/^[\s,]+$/.test(part)).map(Number);
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
