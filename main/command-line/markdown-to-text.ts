/**
 * The words of a Markdown file, a line a block, its signs taken away: enough to recognise an interview in it, no more.
 * A speaker in bold before a colon (`**Anne :** …`) keeps name and colon.
 */
export function markdownToText(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown
    .replace(/^\uFEFF/, '')
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '')
    .split(/\r?\n/)) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      else lines.push(line);
    } else if (mark !== undefined) fence = mark;
    else if (!/^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(line) && !/^\s{0,3}=+\s*$/.test(line))
      lines.push(inlineText(withoutBlockSigns(line)));
  }
  return lines.join('\n');
}

/** A number that begins a line is left: questions are numbered. */
function withoutBlockSigns(line: string): string {
  return line
    .replace(/^\s*(>\s?)+/, '')
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/^\s*[-*+]\s+/, '');
}

function inlineText(line: string): string {
  const kept: string[] = [];
  // Escaped signs and code are set aside while the others are taken away.
  const aside = (text: string): string => `\uE000${kept.push(text) - 1}\uE001`;
  return line
    .replace(/(`+)(.+?)\1/g, (_, __, code: string) => aside(code.trim()))
    .replace(/\\([\\`*_{}[\]()#+\-.!~<>|])/g, (_, sign: string) => aside(sign))
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<((?:https?:|mailto:)[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(\*{1,3}|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(^|[\s(«“"'’])(_{1,3})(?=\S)(.*?\S)\2(?=$|[\s).,;:!?»”"'’])/g, '$1$3')
    .replace(/ {2,}$/, '')
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '');
}
