/** Escaping, in one place. Everything a document holds goes out through these two. */

/** Text between tags. Literal UTF-8: no-break spaces and accents stay characters. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) =>
    character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;',
  );
}

/** The value of an attribute, to be put between double quotes. */
export function escapeAttribute(value: string): string {
  return escapeText(value)
    .replace(/"/g, '&quot;')
    .replace(/\r\n?|\n/g, ' ');
}

/** `name="value"` for each value given, each with a space before it; undefined values are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`))
    .join('');
}

/** An opening tag. */
export function open(
  tag: string,
  values: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return `<${tag}${attributes(values)}>`;
}
