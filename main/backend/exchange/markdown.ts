/** Markdown as GitHub writes it. HTML in it passes: whoever reads the result takes it for what it is, from outside. */
export async function markdownToHtml(text: string): Promise<string> {
  const { marked } = await import('marked');
  return marked.parse(text, { async: true, gfm: true, breaks: false });
}
