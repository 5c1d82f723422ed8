/** The warnings of an import, by code; `text` names the item: a title, a file. */
import { counted } from '../plural.ts';

export const comments = (count: number): string => counted('en', count, 'comment', 'comments');
export const latest = (count: number): string =>
  count === 1 ? 'the latest post' : `the ${number.format(count)} latest posts`;
export const quoted = (text: string): string => (text === '' ? '“Untitled”' : `“${text}”`);
export const number = new Intl.NumberFormat('en');

export const importWarnings: Readonly<Record<string, (text: string) => string>> = {
  'body-sealed': (text) => `${quoted(text)}: unusual layout, kept as it is in a block`,
  'kept-yours': (text) =>
    `${quoted(text)}: changed here and on the blog. Your text is kept; the blog’s is in the history`,
  'kept-changed': (text) => `${quoted(text)}: changed or published here since, so it is kept`,
  'comments-without-post': (text) => `${comments(Number(text))} under posts that are not in the library`,
  damaged: (text) =>
    text === '' ? 'Nothing could be read beyond this' : `${quoted(text)}: nothing could be read beyond this`,
  'entry-damaged': (text) =>
    text === '' ? 'A damaged item, left out' : `${quoted(text)}: damaged, left out`,
  'layout-damaged': () => 'The blog’s settings or template are damaged and were not imported; the posts were',
  'entry-too-large': (text) => `${quoted(text)}: too large, left out`,
  'entry-without-id': (text) =>
    text === ''
      ? 'An item with no ID on its blog, left out'
      : `${quoted(text)}: no ID on its blog, imported as a text of no blog`,
  'entry-id-shared': (text) =>
    `${quoted(text)}: another post of the backup has the same number; both were imported`,
  'date-unreadable': (text) => `${quoted(text)}: unreadable date, left empty`,
  'labels-cut': (text) => `${quoted(text)}: more labels than a blog accepts; the first ones are kept`,
  'title-cut': (text) => `${quoted(text)}: very long title, shortened`,
  'text-unreadable': (text) => `${quoted(text)}: unreadable characters were replaced`,
  'file-unknown': (text) => `${quoted(text)}: this kind of file cannot be read here`,
  'file-unreadable': (text) => `${quoted(text)}: unreadable file`,
  'file-too-large': (text) => `${quoted(text)}: file too large`,
  'file-too-complex': (text) => `${quoted(text)}: takes too much time or memory to read`,
  'file-not-followed': (text) => `${quoted(text)}: archive or shortcut inside the folder, left out`,
  'pictures-without-address': (text) =>
    `${quoted(text)}: photos are missing, because the backup does not say where they are`,
  'links-without-address': (text) => {
    const [title = '', ...links] = text.split('\n');
    return `${quoted(title)}: the backup does not say the address of its site, so ${counted('en', links.length, 'link is now plain words', 'links are now plain words')} (${links.join(', ')})`;
  },
  'site-address-guessed': (text) =>
    `The backup does not say the address of its site. Links in its posts show that it is ${text}, which was used`,
  'files-not-copied': (text) =>
    `The site’s media library has ${counted('en', Number(text), 'file, which stays', 'files, which stay')} on the site. Pictures that the posts show can be copied`,
  'tags-internal': (text) =>
    `Internal tags that readers do not see, not imported as labels: ${text.split('\n').join(', ')}`,
  'body-short': (text) => `${quoted(text)}: the blog shows only its beginning`,
  'entry-protected': (text) => `${quoted(text)}: protected by a password, left out`,
  'entries-missing': (text) =>
    `The site announces more posts or pages than it gave: ${number.format(Number(text))} read`,
  'feed-latest': (text) => `The site’s feed gives only ${latest(Number(text))}`,
  'document-part': documentPart,
};

/** A part of a document that is not taken over as it is: `changes 3`. */
function documentPart(text: string): string {
  const [part = '', count = '0'] = text.split(' ');
  const many = Number(count);
  switch (part) {
    case 'changes':
      return counted('en', many, 'tracked change accepted', 'tracked changes accepted');
    case 'refused':
      return counted('en', many, 'tracked change refused', 'tracked changes refused');
    case 'pictures':
      return counted('en', many, 'picture could not be imported', 'pictures could not be imported');
    case 'formulas':
      return counted('en', many, 'formula could not be imported', 'formulas could not be imported');
    default:
      return 'Part of the document was not imported';
  }
}
