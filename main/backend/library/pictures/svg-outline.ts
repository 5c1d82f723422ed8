/**
 * An upper bound of the size of a shape's outline. cairo splits a curve into pieces, by the square root of its length, and keeps
 * all pieces of a shape in memory; a dashed line has pieces for each dash.
 */
export type Outline = Readonly<{
  lines: number;
  curves: number;
  /** The sum of the square roots of the lengths of all curves, in user units. */
  curved: number;
  length: number;
}>;

export const NO_OUTLINE: Outline = { lines: 0, curves: 0, curved: 0, length: 0 };

/** The numbers of one segment of a path command; the fewest for an arc, whose flags may be written without separators. */
const TAKES: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 5 };
const PARTS = /[mlhvcsqtaz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

export function outlineOfPath(path: string): Outline {
  const outline = { ...NO_OUTLINE };
  let [command, name, isRelative, takes]: [string, string, boolean, number] = ['', '', false, Infinity];
  let numbers: number[] = [];
  // `off` is the largest distance of the current point from (x, y): the end point of an arc is not computed.
  let [x, y, off, before]: [number, number, number, number] = [0, 0, 0, 0];
  for (const part of path.match(PARTS) ?? []) {
    if (/^[a-z]/i.test(part)) {
      command = part;
      name = part.toLowerCase();
      isRelative = command === name;
      takes = TAKES[name] ?? Infinity;
      numbers = [];
      continue;
    }
    numbers.push(Number(part));
    if (numbers.length < takes) continue;
    const [fromX, fromY] = isRelative ? [0, 0] : [x, y];
    let extent = isRelative ? 0 : off;
    for (let at = 0; at < takes; at += 1) {
      const isTall = name === 'v' || (name !== 'h' && at % 2 === 1);
      const one = numbers[at] ?? 0;
      extent = Math.max(extent, Math.abs(one - (isTall ? fromY : fromX)) + (isRelative ? 0 : off));
    }
    if (name === 'a') {
      const most = Math.max(...numbers.map(Math.abs));
      extent = 3 * most;
      off += 2 * most + (isRelative ? 0 : Math.abs(x) + Math.abs(y));
    } else {
      const [toX, toY] =
        name === 'h'
          ? [numbers[0] ?? 0, fromY]
          : name === 'v'
            ? [fromX, numbers[0] ?? 0]
            : [numbers[takes - 2] ?? 0, numbers[takes - 1] ?? 0];
      [x, y] = isRelative ? [x + toX, y + toY] : [toX, toY];
      if (!isRelative && takes > 1) off = 0;
    }
    if (/[csqta]/.test(name)) {
      // The first control point of a smooth curve mirrors that of the curve before it.
      const size = name === 's' || name === 't' ? extent + before : extent;
      outline.curves += 1;
      outline.curved += Math.sqrt(size);
      outline.length += 4 * size;
      before = size;
    } else {
      outline.lines += 1;
      outline.length += 1.5 * extent;
      before = 0;
    }
    numbers = [];
  }
  return outline;
}

export const outlineOfShape = (lengths: readonly number[]): Outline => {
  const length = lengths.reduce((sum, one) => sum + Math.abs(one), 0);
  return { lines: 4, curves: 4, curved: 4 * Math.sqrt(length), length: 7 * length };
};

/** The larger of each figure. */
export const mostOf = (one: Outline, other: Outline): Outline => ({
  lines: Math.max(one.lines, other.lines),
  curves: Math.max(one.curves, other.curves),
  curved: Math.max(one.curved, other.curved),
  length: Math.max(one.length, other.length),
});
