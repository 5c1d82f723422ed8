/**
 * Predicts the address that each kind of blog makes from a title at first publication. On a clash the blog adds a
 * number, which cannot be predicted.
 */

export type AddressRule = Readonly<{
  /** The slug of an address: `les-aventuriers-du-port`. Empty if the blog uses a number, which is unknown. */
  slug(title: string): string;
  /** The suffix of an address whose slug `number` posts of its month already have. */
  clash(number: number): string;
}>;

/** Maximum length of a slug of shortSlug. */
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

/** The first words of the title; `blog-post` if it has no Latin letter or digit. */
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

/** WordPress's limit in bytes, with non-ASCII characters percent-encoded. */
const LONGEST_ON_WORDPRESS = 200;
const WORDPRESS_LETTERS: Readonly<Record<string, string>> = {
  ...LIGATURES,
  ß: 's',
  Þ: 'th',
  þ: 'th',
  ð: 'd',
  ı: 'i',
};
/** Characters that are dropped, including quotes and apostrophes. */
const DROPPED_BY_WORDPRESS =
  /[\u00ad¡¿«»‹›‘’“”‚‛„‟•©®°…™´ˊ£\u200b-\u200f\u202a-\u202e\ufeff\ufffc]|\u0300|\u0301|\u0304|\u030c|\u0341/g;

/** sanitize_title() of WordPress 6.8: words of any script, up to 200 bytes; a title without any gets the post's number. */
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

/** The address of a post if `number` posts of its month have the same slug. */
export const numberedAddress = (rule: AddressRule, address: string, number: number): string =>
  address.replace(/\.html$/, `${rule.clash(number)}.html`);

/** The predicted address on the blog at `blogUrl`. `date` in UTC, as a Date or in milliseconds since 1970. */
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
