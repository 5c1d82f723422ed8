/** The words of some HTML without a parser. */

/** A rough reading of a sealed card: its tags become spaces, its scripts and styles nothing. Linear, needs no parser. */
export function htmlToText(html: string): string {
  const seen = html.includes('<!--') ? html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ') : html;
  const text = seen
    .replace(/<(script|style|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[a-z/!?][^>]*(?:>|$)/gi, ' ');
  return (
    (text.includes('&') ? withoutReferences(text) : text)
      // A space alone stays as it is: most are.
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
