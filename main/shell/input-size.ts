/** How large and how plain an input is, before anything is forwarded. Pure. */

/** Of one request, in UTF-16 units and small change; a post of 100,000 words is under one million. */
export const INPUT_LIMIT = 10_000_000;
const DEPTH_LIMIT = 200;

/**
 * `not-json` for whatever structured clone lets through and JSON does not have (Map, Date, ArrayBuffer, cycles by way
 * of the depth). Stops counting at the limit, so an attack costs what a large post costs.
 */
export function measureInput(input: unknown): 'fine' | 'too-large' | 'not-json' {
  let size = 0;
  const left: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next;
    size += 8;
    if (typeof value === 'string') size += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (depth >= DEPTH_LIMIT) return 'not-json';
      if (Array.isArray(value)) {
        if (value.length > INPUT_LIMIT) return 'too-large';
        for (const item of value as unknown[]) left.push({ value: item, depth: depth + 1 });
      } else {
        const prototype: unknown = Object.getPrototypeOf(value);
        if (prototype !== Object.prototype && prototype !== null) return 'not-json';
        for (const [key, item] of Object.entries(value)) {
          size += key.length;
          left.push({ value: item, depth: depth + 1 });
        }
      }
    } else if (!(
      value === null ||
      value === undefined ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    )) {
      return 'not-json';
    }
    if (size > INPUT_LIMIT) return 'too-large';
  }
  return 'fine';
}
