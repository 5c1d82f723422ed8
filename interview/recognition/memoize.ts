/**
 * Caches the result of `make` for each text, such as speakers' names, which repeat in each turn. Only for the time of
 * one reading: the cache holds the document's texts.
 */
export function memoize<Value>(make: (text: string) => Value): (text: string) => Value {
  const cache = new Map<string, Value>();
  return (text) => {
    if (cache.has(text)) return cache.get(text) as Value;
    const value = make(text);
    cache.set(text, value);
    return value;
  };
}
