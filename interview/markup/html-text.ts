/** Extracts the words of HTML without a parser. */

/** The approximate text of a sealed card: tags become spaces, scripts and styles are dropped. Linear time. */
export function htmlToText(html: string): string {
  const withoutComments = html.includes('<!--') ? html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ') : html;
  const text = withoutComments
    .replace(/<(script|style|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[a-z/!?][^>]*(?:>|$)/gi, ' ');
  return (
    (text.includes('&') ? withoutReferences(text) : text)
      // Skips single spaces, the common case.
      .replace(/[ \t\r\n\f]{2,}|[\t\r\n\f]/g, ' ')
      .trim()
  );
}

const withoutReferences = (text: string): string =>
  text
    .replace(/&(?:nbsp|#160|#xa0);/gi, '\u00a0')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
