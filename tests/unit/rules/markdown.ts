/** Headings and links of a Markdown page, as the rules on documents need them. Enough of Markdown for our own pages. */

const withoutCode = (text: string): string => text.replace(/^```[^]*?^```/gm, '');

/** GitHub’s anchors for the headings of a page, after the `#` of a link. */
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
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)/g)].map((match) => match[1] ?? '');
  return links
    .filter((address) => !/^[a-z]+:/.test(address))
    .map((address) => {
      const [target = '', heading] = address.split('#');
      return { target, heading };
    });
}
