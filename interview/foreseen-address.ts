/**
 * The address of a post, as each kind of blog makes it of the title at the first publication. A number is added on a clash,
 * which only the blog can know.
 */

export type AddressRule = Readonly<{
  /** The words of the address: `les-aventuriers-du-port`. Empty where the blog takes a number that is not known here. */
  slug(title: string): string;
  /** The end of the address of a post whose title `number` posts of that month already have. */
  clash(number: number): string;
}>;

/** Characters of the words that the addresses of shortSlug have at most. */
const LONGEST = 39;
const ENGLISH_ARTICLES = new Set(['a', 'an', 'the']);
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

/** The first words of the title; `blog-post` when it has no Latin letter or digit. */
export function shortSlug(title: string, dropsArticles: boolean): string {
  const words = title
    .replace(/[œŒæÆßøØłŁđĐ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’ʼ]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !(dropsArticles && ENGLISH_ARTICLES.has(word)));
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug !== '' ? slug : (words[0]?.slice(0, LONGEST) ?? 'blog-post');
}

/** Bytes of an address on WordPress, in percent codes where they are not ASCII. */
const LONGEST_ON_WORDPRESS = 200;
const WORDPRESS_LETTERS: Readonly<Record<string, string>> = {
  ...LIGATURES,
  ß: 's',
  Þ: 'th',
  þ: 'th',
  ð: 'd',
  ı: 'i',
};
/** Signs that leave nothing behind, among them quotes and the apostrophe. */
const DROPPED_BY_WORDPRESS =
  /[\u00ad¡¿«»‹›‘’“”‚‛„‟•©®°…™´ˊ£\u200b-\u200f\u202a-\u202e\ufeff\ufffc]|\u0300|\u0301|\u0304|\u030c|\u0341/g;

/** sanitize_title() of WordPress 6.8: words of any script and of any meaning, up to 200 bytes; a title without any gets the number of the post. */
export function wordpressSlug(title: string): string {
  const letters = title
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .replaceAll('%', '')
    .replace(
      /\p{Script=Latin}/gu,
      (letter) => WORDPRESS_LETTERS[letter] ?? letter.normalize('NFD').replace(/(?<=.)\p{M}+/gu, ''),
    )
    .replaceAll('€', 'e')
    .toLowerCase();
  let bytes = 0;
  let written = '';
  for (const letter of letters) {
    bytes += letter < '\u0080' ? 1 : encodeURIComponent(letter).length;
    if (bytes > LONGEST_ON_WORDPRESS) break;
    written += letter;
  }
  return written
    .replace(DROPPED_BY_WORDPRESS, '')
    .replace(/[\u00a0–—/.\u2000-\u200a\u2028\u2029\u202f]/g, '-')
    .replaceAll('×', 'x')
    .replace(/[\0-\x7f]/g, (sign) => (/[a-z0-9\s_-]/.test(sign) ? sign : ''))
    .replace(/[-\s]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/[^\0-\x7f]/gu, (sign) => encodeURIComponent(sign).toLowerCase());
}

/** The address of the post whose title `number` posts of that month already have. */
export const numberedAddress = (rule: AddressRule, address: string, number: number): string =>
  address.replace(/\.html$/, `${rule.clash(number)}.html`);

/** The whole address, for a blog at `blogUrl`. `date` in UTC, as a Date or in milliseconds since 1970. */
export function foreseenAddress(
  rule: AddressRule,
  blogUrl: string,
  title: string,
  date: Date | number,
): string {
  const day = new Date(date);
  const month = String(day.getUTCMonth() + 1).padStart(2, '0');
  return `${blogUrl.replace(/\/+$/, '')}/${day.getUTCFullYear()}/${month}/${rule.slug(title)}.html`;
}
