/**
 * What is made of a text, once for each text: the names of those who speak come back at each turn. For one reading of a
 * document, then let go: texts are parts of it, and would keep it all.
 */
export function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (known.has(text)) return known.get(text) as Value;
    const value = make(text);
    known.set(text, value);
    return value;
  };
}
