/** Accessibility problems of a single part: alternative texts, link texts, tables and frames. */
import { isBold } from '../slice-inlines.ts';
import type { HtmlCard, Image, Inline, Link, Table } from '../document.ts';
import { blockToText } from '../plain.ts';
import { inlinesToText } from '../inlines.ts';
import type { CheckCode } from './codes.ts';

// Alternative texts of pictures (RGAA 1.1, 1.3; WCAG 1.1.1).

const FILE_NAME = /^\S+\.(?:jpe?g|png|gif|webp|avif|heic|heif|tiff?|bmp|svg)$|\.(?:jpe?g|png|heic|tiff?)$/iu;
/** Default file names of cameras, phones and screenshots. */
const CAMERA_NAME =
  /^(?:img|dsc[fn]?|dscf|pxl|mvi|gopr|scan|image|photo|picture|screenshot|capture(?: d[’']écran)?)[\s_-]*\d[\d\s_()-]*$/iu;

/** « image of » before a description: screen readers announce the image anyway. */
const SAYS_PICTURE =
  /^(?:(?:une?|the|an?)\s+)?(?:image|photo(?:graphie)?|illustration|picture|photograph)\s+(?:(?<french>de\s+l[’']|d[’']|du\s+|des\s+|de\s+la\s+|de\s+|montrant\s+|représentant\s+)|(?<english>of\s+|showing\s+))(?=\S)/iu;
const ONLY_PICTURE =
  /^(?:une?\s+|an?\s+)?(?:image|photo(?:graphie)?|illustration|visuel|logo|picture|photograph)$/iu;
/** « Photo de classe », « photo d’identité »: a kind of photograph, not its subject. */
const KIND_OF =
  /^photo(?:graphie)?s?\s+(?:de\s+(?:classe|famille|groupe|mariage|presse|couverture|profil|plateau|nuit)|d[’']\s*(?:identité|époque|archives?|équipe))(?!\p{L})/iu;

function fileNameOf(url: string): string {
  return /\/([^/?#]+?)(?:\.[a-z0-9]{2,5})?(?:[?#].*)?$/iu.exec(url)?.[1] ?? '';
}

/** The problem of a picture's alternative text; undefined if none is detected. */
export function altProblem({ alt, caption, decorative, url }: Image): CheckCode | undefined {
  if (decorative) return undefined;
  const text = alt.trim();
  if (text === '') return 'alt-missing';
  const fileName = url === undefined ? '' : fileNameOf(url);
  // A name of several words, such as « le-marais-en-hiver », may come from a good text.
  if (
    FILE_NAME.test(text) ||
    CAMERA_NAME.test(text) ||
    (fileName !== '' && /[\d_-]/u.test(fileName) && text === fileName)
  )
    return 'alt-is-file-name';
  if (bareWords(text) === bareWords(inlinesToText(caption))) return 'alt-is-caption';
  if (ONLY_PICTURE.test(bareWords(text))) return 'alt-says-picture';
  return SAYS_PICTURE.test(text) && !KIND_OF.test(text) ? 'alt-says-picture' : undefined;
}

const ARTICLES: Readonly<Record<string, string>> = {
  'de l’': 'L’',
  'de la': 'La ',
  du: 'Le ',
  des: 'Les ',
};

/** « Image de la crue » becomes « La crue »; a text with nothing else is unchanged. */
export function withoutPictureWords(alt: string): string {
  const text = alt.trim();
  const match = SAYS_PICTURE.exec(text);
  if (match === null) return alt;
  const rest = text.slice(match[0].length);
  const french = match.groups?.['french']?.replace("'", '’').replace(/\s+/gu, ' ').trim().toLowerCase() ?? '';
  const article = Object.hasOwn(ARTICLES, french) ? (ARTICLES[french] ?? '') : '';
  return article === '' ? rest.slice(0, 1).toLocaleUpperCase() + rest.slice(1) : article + rest;
}

/** Exceeds any alternative text, and bounds the time of the expressions below. */
const LONGEST = 3_000;
const fold = (text: string): string =>
  text.slice(0, LONGEST).normalize('NFC').replaceAll("'", '’').replace(/\s+/gu, ' ').trim().toLowerCase();

/** Folded words for a comparison, without case or surrounding punctuation, arrows and quotation marks. */
const bareWords = (text: string): string =>
  fold(text).replace(/^[«“"'\s[(<>→»›]+|[\s.…:!?<>»›→”"')\]]+$/gu, '');

// Link texts (RGAA 6.1, 6.2; WCAG 2.4.4): they must make sense in a list of links.

const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/iu;

/** Link texts without meaning out of context. */
const NOTHING = new Set(
  [
    'ici|cliquez ici|cliquer ici|clique ici|clic ici|cliquez|cliquer|cliquez sur ce lien|cliquez sur le lien',
    'par ici|là|c’est ici|c’est là|voir ici|lien|le lien|ce lien|un lien|les liens|liens|lien ici|en lien',
    'voir|voir le lien|voir plus|voir la suite|suite|la suite|lire la suite|lire|lire plus|lire ici|lire l’article',
    'à lire ici|à voir ici|en savoir plus|savoir plus|pour en savoir plus|plus|plus d’infos|plus d’info',
    'plus d’informations|plus de détails|cette page|la page|cet article|l’article|ce site|le site|site',
    'télécharger|téléchargez|à télécharger|détails|consulter|consulter ici|accéder|suivez ce lien|suivre ce lien',
    'source|url|web|page|article|document|fichier|pdf|vidéo|la vidéo|cette vidéo',
    'here|click here|click|click this|click on this link|right here|over here|link|a link|the link|this link|links|this|that',
    'this page|this article|the article|this site|the site|website|this website|read more|read on|read|read here|more',
    'more here|find out more|more info|more information|more details|learn more|see more|see here|see|details',
    'download|download here|go|go here|continue|continue reading|view|view more|video|this video|file|follow this link',
  ]
    .join('|')
    .split('|'),
);

const bareAddress = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/\/$/u, '');

/** The problem of a link's text; undefined if none is detected. */
export function linkProblem({ url, content }: Link): CheckCode | undefined {
  const text = inlinesToText(content)
    .replace(/[\u200b\u2060\ufeff]/gu, '')
    .trim();
  if (text === '') return 'link-without-words';
  // The address of a mailbox or a telephone number is a useful text.
  if (/^https?:/iu.test(url) && (ADDRESS.test(text) || bareAddress(url) === bareAddress(text)))
    return 'link-is-address';
  return NOTHING.has(bareWords(text)) ? 'link-says-nothing' : undefined;
}

/** Addresses of this computer or its local network, out of reach for readers. */
const LOCAL =
  /^https?:\/\/(?:[^/?#@]*@)?(?:localhost|(?:[^/?#:]+\.)?(?:localhost|local|localdomain|lan|internal)|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|0\.0\.0\.0|\[::1\]|\[f[cd][0-9a-f:]*\]|\[fe80[0-9a-f:]*\])\.?(?::\d+)?(?:[/?#]|$)/iu;

export const isLocalAddress = (url: string): boolean => LOCAL.test(url);

// Tables (RGAA 5.4, 5.6) and frames (RGAA 2.1).

export const isUncaptioned = ({ caption }: Table): boolean =>
  caption === undefined || inlinesToText(caption).trim() === '';

export const isHeaderless = ({ rows }: Table): boolean =>
  !rows.some((row) => row.some((cell) => cell.header));

/** The first row, to identify the table. */
export const tableWords = (table: Table): string =>
  blockToText(table).split('\n')[0]?.replaceAll('\t', ' ') ?? '';

const TITLE_OF_TABLE = /^(?:tableau|table|tab\.)\s*(?:n[°o]\s*)?(?:\d+|[ivx]+)?\s*[.:–—-]/iu;

/** Whether a paragraph is a typed title of the table below: « Tableau 1 : les crues », or a short bold line. */
export function isTableTitle({ content }: Readonly<{ content: readonly Inline[] }>): boolean {
  const text = inlinesToText(content).trim();
  if (text === '' || text.length > 160 || text.includes('\n')) return false;
  return TITLE_OF_TABLE.test(text) || (isBold(content) && !/[.!?]$/u.test(text));
}

/** The title as a caption, without bold. */
export function captionOf(content: readonly Inline[]): Inline[] {
  return content.map((inline): Inline => {
    if (inline.type !== 'text') return inline;
    const { marks, ...rest } = inline;
    const others = marks?.filter((mark) => mark !== 'bold') ?? [];
    return others.length === 0 ? rest : { ...rest, marks: others };
  });
}

export const isUntitled = (title: string): boolean =>
  title.trim() === '' || /^(?:https?:\/\/|www\.)\S+$/iu.test(title.trim());

/** Whether a sealed card has a visible frame without a title. */
export function hasUntitledFrame({ html }: HtmlCard): boolean {
  return [...html.matchAll(/<i?frame\b[^<>]*>/giu)].some(([tag]) => {
    if (/\s(?:hidden|aria-hidden\s*=\s*["']?true)/iu.test(tag)) return false;
    const title = /\stitle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(tag);
    return (title?.[1] ?? title?.[2] ?? title?.[3] ?? '').trim() === '';
  });
}
