/** What the alternative text of a picture says to those who do not see it (RGAA 1.1, 1.3; WCAG 1.1.1). */
import type { Image } from '../document.ts';
import { inlinesToText } from '../plain.ts';
import type { CheckCode } from './codes.ts';
import { bareWords } from './bare-words.ts';

const FILE_NAME = /^\S+\.(?:jpe?g|png|gif|webp|avif|heic|heif|tiff?|bmp|svg)$|\.(?:jpe?g|png|heic|tiff?)$/iu;
/** What cameras, telephones and screens call a picture. */
const CAMERA_NAME =
  /^(?:img|dsc[fn]?|dscf|pxl|mvi|gopr|scan|image|photo|picture|screenshot|capture(?: d[’']écran)?)[\s_-]*\d[\d\s_()-]*$/iu;

/** Words that every picture deserves, before those that this one does: readers hear « image » anyway. */
const SAYS_PICTURE =
  /^(?:(?:une?|the|an?)\s+)?(?:image|photo(?:graphie)?|illustration|picture|photograph)\s+(?:(?<french>de\s+l[’']|d[’']|du\s+|des\s+|de\s+la\s+|de\s+|montrant\s+|représentant\s+)|(?<english>of\s+|showing\s+))(?=\S)/iu;
const ONLY_PICTURE =
  /^(?:une?\s+|an?\s+)?(?:image|photo(?:graphie)?|illustration|visuel|logo|picture|photograph)$/iu;
/** « Photo de classe », « photo d’identité »: a kind of photograph, not a photograph of something. */
const KIND_OF =
  /^photo(?:graphie)?s?\s+(?:de\s+(?:classe|famille|groupe|mariage|presse|couverture|profil|plateau|nuit)|d[’']\s*(?:identité|époque|archives?|équipe))(?!\p{L})/iu;

function lastOfAddress(url: string): string {
  return /\/([^/?#]+?)(?:\.[a-z0-9]{2,5})?(?:[?#].*)?$/iu.exec(url)?.[1] ?? '';
}

/** What is wrong with the alternative text of one picture; undefined: nothing that can be seen from here. */
export function altOf({ alt, caption, decorative, url }: Image): CheckCode | undefined {
  if (decorative) return undefined;
  const text = alt.trim();
  if (text === '') return 'alt-missing';
  const named = url === undefined ? '' : lastOfAddress(url);
  // A name of several words, as « le-marais-en-hiver », may have been made of a good text.
  if (
    FILE_NAME.test(text) ||
    CAMERA_NAME.test(text) ||
    (named !== '' && /[\d_-]/u.test(named) && text === named)
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

/** « Image de la crue » as « La crue »; a text that says nothing else stays. */
export function withoutPicture(alt: string): string {
  const text = alt.trim();
  const found = SAYS_PICTURE.exec(text);
  if (found === null) return alt;
  const rest = text.slice(found[0].length);
  const french = found.groups?.['french']?.replace("'", '’').replace(/\s+/gu, ' ').trim().toLowerCase() ?? '';
  const article = Object.hasOwn(ARTICLES, french) ? (ARTICLES[french] ?? '') : '';
  return article === '' ? rest.slice(0, 1).toLocaleUpperCase() + rest.slice(1) : article + rest;
}
