/** The body of a post with active content of every kind. */

/** One line, as some sources read a newline as a line break. */
export const HOSTILE_HTML = [
  '<p>Avant.</p>',
  '<div class="w"><script>evil()</script>Carte.</div>',
  '<p onclick="evil()">Clic.</p>',
  '<p><img src="https://images.example/port.png" alt="Le port" onerror="evil()"></p>',
  '<iframe srcdoc="&lt;script&gt;evil()&lt;/script&gt;" title="Cadre"></iframe>',
  '<form action="https://evil.example/"><input name="p"><button formaction="https://evil.example/">b</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<svg onload="evil()"><circle r="1"></circle></svg>',
  '<p><a href="javascript:evil()">Lien.</a></p>',
  '<table><tbody><tr><td><script>evil()</script>Case.</td></tr></tbody></table>',
  '<div style="position:fixed;top:0">Dessus.</div>',
  '<p>Après.</p>',
].join('');

const ACTS =
  /^<(?:script|form|input|button|meta|svg|iframe|object|embed|style|link|base)\b|[\s/"']on[a-z]+\s*=|srcdoc\s*=|(?:href|src|action)\s*=\s*["']?\s*javascript:|style\s*=\s*["'][^"']*position\s*:|evil\.example/i;

/** The first active tag in the body of a page, by an independent search. */
export const firstActiveTag = (html: string): string | undefined =>
  html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    // In Markdown, a backslash before it makes it text.
    .match(/(?<!\\)<[a-z][^>]*/gi)
    ?.find((tag) => ACTS.test(tag));
