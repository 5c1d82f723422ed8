/** What the rules on documents read of Markdown: headings, links, paragraphs. Enough of it for our own pages. */

const withoutCode = (text: string): string => text.replace(/^```[^]*?^```/gm, '');

/** The names that GitHub gives to the headings of a page, for what stands after the `#` of a link. */
export function headingsOf(text: string): Set<string> {
  const slugs = new Set<string>();
  for (const [, title = ''] of withoutCode(text).matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-');
    let unique = slug;
    for (let count = 1; slugs.has(unique); count += 1) unique = `${slug}-${count}`;
    slugs.add(unique);
  }
  return slugs;
}

export type Link = Readonly<{ target: string; heading: string | undefined }>;

/** Links and pictures that lead into the repository; `target` is '' for a heading of the same page. */
export function localLinksOf(text: string): Link[] {
  const found = [...withoutCode(text).matchAll(/\]\(([^)\s]+)/g)].map((match) => match[1] ?? '');
  return found
    .filter((address) => !/^[a-z]+:/.test(address))
    .map((address) => {
      const [target = '', heading] = address.split('#');
      return { target, heading };
    });
}

/** Paragraphs, items of lists and cells of tables, each on one line; code and headings are none. */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  let open = false;
  for (const line of withoutCode(text).split('\n')) {
    const said = line.trim();
    if (said === '' || /^(#|[|\s:-]+$)/.test(said)) open = false;
    else if (said.startsWith('|')) {
      paragraphs.push(...said.split(/(?<!\\)\|/).map((cell) => cell.trim()));
      open = false;
    } else if (open && !/^([*-]|\d+\.) /.test(said)) paragraphs.push(`${paragraphs.pop() ?? ''} ${said}`);
    else {
      paragraphs.push(said);
      open = true;
    }
  }
  return paragraphs.filter((paragraph) => paragraph !== '');
}

/** Words as a reader counts them: a link is its words, a name in code is one, signs alone are none. */
export const countWords = (paragraph: string): number =>
  paragraph
    .replace(/\]\([^)]*\)/g, ']')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
