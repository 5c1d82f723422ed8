/** Converts the body of a Ghost post to the HTML that readers see, including its cards. */
import { parseJson } from '#backend/network/read-bounded.ts';
import {
  attribute,
  classesOf,
  elementsInside,
  parseHtml,
  textOf,
  type HtmlElement,
} from '#interview/markup/parse.ts';
import { attributes, escapeText } from '#interview/markup/escape.ts';
import { frameHtml, type MissingAddresses, pictureHtml, withSiteAddress } from '../site-export.ts';
import { type Row, textIn } from './rows.ts';

/** Ghost's placeholder for its own address, which lets an export be restored elsewhere. */
const PLACEHOLDER = /__GHOST_URL__/g;
/** Maximum length of a card that shows another page. */
const MOST_CARD = 20_000;

/** @param siteUrl '' if unknown */
export function htmlOfPost(
  post: Row,
  meta: Row,
  siteUrl: string,
): Readonly<{ html: string; missing: MissingAddresses }> {
  const html = bodyOf(post);
  const feature = textIn(post, 'feature_image') || textIn(post, 'image');
  const picture =
    feature === '' || html.includes(feature)
      ? ''
      : pictureHtml(feature, textIn(meta, 'feature_image_alt'), textIn(meta, 'feature_image_caption'));
  const { html: fullHtml, missing } = withSiteAddress(
    (picture + html).replace(PLACEHOLDER, siteUrl),
    siteUrl,
  );
  return { html: withCards(fullHtml), missing };
}

/** Ghost stores the HTML beside its editors' format; a draft written by another program may only have the latter. */
function bodyOf(post: Row): string {
  const html = textIn(post, 'html');
  if (html.trim() !== '') return html;
  const made = [lexicalHtml(textIn(post, 'lexical')), mobiledocHtml(textIn(post, 'mobiledoc'))].find(
    (one) => one !== '',
  );
  if (made !== undefined) return made;
  const plain = textIn(post, 'plaintext') || textIn(post, 'markdown');
  return plain
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeText(part.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

type Node = Readonly<Record<string, unknown>>;
const nodesIn = (value: unknown): Node[] =>
  listIn(value).filter((one): one is Node => typeof one === 'object' && one !== null);
const fieldText = (node: Node, key: string): string => (typeof node[key] === 'string' ? node[key] : '');

function parsed(json: string): Node {
  const value = parseJson(json);
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

const ELEMENTS: Readonly<Record<string, string>> = { paragraph: 'p', quote: 'blockquote', listitem: 'li' };
/** Bits of a text's format: bold, italic, strikethrough, underline, code. */
const FORMATS = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
] as const;

/** Converts the editor format of Ghost 5 and later (Lexical): text, formats, pictures and HTML. */
function lexicalHtml(json: string): string {
  const root = parsed(json)['root'];
  const write = (node: Node): string => {
    const inside = nodesIn(node['children']).map(write).join('');
    const type = fieldText(node, 'type').replace(/^extended-/, '');
    switch (type) {
      case 'text': {
        const format = typeof node['format'] === 'number' ? node['format'] : 0;
        return FORMATS.reduce(
          (text, [bit, tag]) => ((format & bit) === 0 ? text : `<${tag}>${text}</${tag}>`),
          escapeText(fieldText(node, 'text')),
        );
      }
      case 'linebreak':
        return '<br>';
      case 'horizontalrule':
        return '<hr>';
      case 'link':
        return `<a${attributes({ href: fieldText(node, 'url') })}>${inside}</a>`;
      case 'heading':
      case 'list': {
        const tag = /^(?:h[1-6]|[uo]l)$/.exec(fieldText(node, 'tag'))?.[0] ?? (type === 'list' ? 'ul' : 'h2');
        return `<${tag}>${inside}</${tag}>`;
      }
      case 'bookmark': {
        const [metadata = {}] = nodesIn([node['metadata']]);
        const url = fieldText(node, 'url');
        return `<p><a${attributes({ href: url })}>${escapeText(fieldText(metadata, 'title') || url)}</a></p>`;
      }
      case 'image':
        return pictureHtml(fieldText(node, 'src'), fieldText(node, 'alt'), fieldText(node, 'caption'));
      default: {
        const tag = ELEMENTS[type];
        const own =
          fieldText(node, 'html') || escapeText(fieldText(node, 'text') || fieldText(node, 'markdown'));
        return tag === undefined ? `${own}${inside}` : `<${tag}>${inside}</${tag}>`;
      }
    }
  };
  return nodesIn([root]).map(write).join('');
}

/**
 * Converts the editor format of Ghost 1 to 4 (https://github.com/bustle/mobiledoc-kit): sections of marked text, and
 * cards.
 */
function mobiledocHtml(json: string): string {
  const { cards, markups, sections } = parsed(json);
  const words = (markers: unknown): string => {
    const open: string[] = [];
    return listIn(markers)
      .map((marker) => {
        const [type, opened, closed, text] = listIn(marker);
        const tags = listIn(opened).map((index) => {
          const [tag, pairs] = listIn(listIn(markups)[Number(index)]);
          const name = MARKUP.exec(typeof tag === 'string' ? tag : '')?.[0] ?? 'span';
          const href = listIn(pairs)[listIn(pairs).indexOf('href') + 1];
          open.push(name);
          return `<${name}${name === 'a' && typeof href === 'string' ? attributes({ href }) : ''}>`;
        });
        const ends = open.splice(Math.max(0, open.length - (Number(closed) || 0))).toReversed();
        const inside = type === 1 ? '<br>' : typeof text === 'string' ? escapeText(text) : '';
        return `${tags.join('')}${inside}${ends.map((name) => `</${name}>`).join('')}`;
      })
      .join('');
  };
  return listIn(sections)
    .map((section) => {
      const [type, first, second] = listIn(section);
      if (type === 1) {
        const tag = /^(?:p|h[1-6]|blockquote)$/.exec(typeof first === 'string' ? first : '')?.[0] ?? 'p';
        return `<${tag}>${words(second)}</${tag}>`;
      }
      if (type === 3) {
        const tag = first === 'ol' ? 'ol' : 'ul';
        const items = listIn(second).map((item) => `<li>${words(item)}</li>`);
        return `<${tag}>${items.join('')}</${tag}>`;
      }
      const [payload] = nodesIn(listIn(type === 10 ? listIn(cards)[Number(first)] : []).slice(1));
      if (payload === undefined) return '';
      const html = fieldText(payload, 'html') || escapeText(fieldText(payload, 'markdown'));
      const src = fieldText(payload, 'src');
      return src === '' ? html : pictureHtml(src, fieldText(payload, 'alt'), fieldText(payload, 'caption'));
    })
    .join('');
}

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
/** Elements that mark text. */
const MARKUP = /^(?:a|b|code|del|em|i|s|strong|sub|sup|u)$/;

const BOOKMARK = '<figure class="kg-card kg-bookmark-card';

/** Converts a bookmark card to a frame with its title, followed by its other text. */
function withCards(html: string): string {
  if (!html.includes(BOOKMARK)) return html;
  const written: string[] = [];
  let from = 0;
  for (let at = html.indexOf(BOOKMARK); at !== -1; at = html.indexOf(BOOKMARK, at + 1)) {
    const end = html.indexOf('</figure>', at);
    if (end === -1) break;
    if (end - at > MOST_CARD) continue;
    written.push(html.slice(from, at), bookmark(html.slice(at, end + 9)));
    from = end + 9;
  }
  return written.join('') + html.slice(from);
}

function bookmark(card: string): string {
  const [root] = parseHtml(card).childNodes;
  if (root === undefined || !('tagName' in root)) return card;
  const of = (name: string): string =>
    elementsInside(root, (inner: HtmlElement) => classesOf(inner).includes(name))
      .map((inner) => textOf(inner).trim())
      .join(' ');
  const [link] = elementsInside(root, (inner) => inner.tagName === 'a');
  const address = link === undefined ? undefined : attribute(link, 'href');
  if (address === undefined || address.startsWith('#')) return card;
  const source = [of('kg-bookmark-author'), of('kg-bookmark-publisher')]
    .filter((one) => one !== '')
    .join(' · ');
  const captions = elementsInside(root, (inner) => inner.tagName === 'figcaption').map((inner) =>
    textOf(inner),
  );
  const words = [of('kg-bookmark-description'), source, ...captions].filter((one) => one.trim() !== '');
  const title = of('kg-bookmark-title');
  const page = /^https?:/.test(address)
    ? frameHtml(address, title)
    : `<p><a${attributes({ href: address })}>${escapeText(title)}</a></p>`;
  return `${page}${words.map((one) => `<p>${escapeText(one)}</p>`).join('')}`;
}
