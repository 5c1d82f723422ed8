/** Escapes text for HTML. All document content is written through these functions. */

/** Escapes text between tags, in literal UTF-8: no-break spaces and accents stay. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) =>
    character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;',
  );
}

/** Escapes an attribute value, for double quotes. */
export function escapeAttribute(value: string): string {
  return escapeText(value)
    .replace(/"/g, '&quot;')
    .replace(/\r\n?|\n/g, ' ');
}

/** Writes ` name="value"` for each defined value. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`))
    .join('');
}

/** Writes an opening tag. */
export function openingTag(
  tag: string,
  values: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return `<${tag}${attributes(values)}>`;
}
