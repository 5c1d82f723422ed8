/**
 * The address Blogger chooses at a first publication, from the title it then has
 * (docs/design/blogger.md#labels-titles-addresses): year, month, words without accents up to 39 characters, English
 * articles dropped. The practice blog uses the same rule. A number is added on a clash, which only the blog can know.
 */

const LONGEST = 39;
const ARTICLES = new Set(['a', 'an', 'the']);
const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'oe',
  æ: 'ae',
  Æ: 'ae',
  ß: 'ss',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
};

/** The words of the address: `les-aventuriers-du-port`; `blog-post` when the title has no Latin letter or digit. */
export function addressSlug(title: string): string {
  const words = title
    .replace(/[œŒæÆßøØłŁđĐ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’ʼ]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !ARTICLES.has(word));
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug !== '' ? slug : (words[0]?.slice(0, LONGEST) ?? 'blog-post');
}

/** The whole address, for a blog at `blogUrl`. `date` in UTC, as a Date or in milliseconds since 1970. */
export function foreseenAddress(blogUrl: string, title: string, date: Date | number): string {
  const day = new Date(date);
  const month = String(day.getUTCMonth() + 1).padStart(2, '0');
  return `${blogUrl.replace(/\/+$/, '')}/${day.getUTCFullYear()}/${month}/${addressSlug(title)}.html`;
}
