/** How much a message holds, so that no message is unbounded: counted before anything walks it by recursion. */

/** Strings count their UTF-16 units, bytes their length, every other value and property name a little. */
const VALUE_COST = 8;
const DEEPEST = 100;

export type Size = 'fits' | 'too-large' | 'too-deep';

/** Whether `value` stays within `limit` units and 100 levels (lists in lists are the deepest thing a document holds). */
export function measure(value: unknown, limit: number): Size {
  let left = limit;
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: item, depth } = next;
    left -= VALUE_COST;
    if (typeof item === 'string') left -= item.length;
    else if (ArrayBuffer.isView(item)) left -= item.byteLength;
    else if (typeof item === 'object' && item !== null) {
      if (depth >= DEEPEST) return 'too-deep';
      if (Array.isArray(item)) {
        // An array longer than what is left cannot fit; it is not walked to find that out.
        if (item.length * VALUE_COST > left) return 'too-large';
        for (const child of item) waiting.push({ value: child, depth: depth + 1 });
      } else {
        for (const [key, child] of Object.entries(item)) {
          left -= key.length + VALUE_COST;
          if (left < 0) return 'too-large';
          waiting.push({ value: child, depth: depth + 1 });
        }
      }
    }
    if (left < 0) return 'too-large';
  }
  return 'fits';
}
