/** What the words of a link say of where it leads (RGAA 6.1, 6.2; WCAG 2.4.4): as they are read in a list of links. */
import type { Link } from '../document.ts';
import { inlinesToText } from '../plain.ts';
import { bareWords } from './bare-words.ts';
import type { CheckCode } from './codes.ts';

const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/iu;

/** Link texts that say nothing out of their sentence. */
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

/** What is wrong with the words of a link; undefined: nothing that can be seen from here. */
export function linkOf({ url, content }: Link): CheckCode | undefined {
  const text = inlinesToText(content)
    .replace(/[\u200b\u2060\ufeff]/gu, '')
    .trim();
  if (text === '') return 'link-without-words';
  // The address of a mailbox or a telephone is what one wants to read.
  if (/^https?:/iu.test(url) && (ADDRESS.test(text) || bareAddress(url) === bareAddress(text)))
    return 'link-is-address';
  return NOTHING.has(bareWords(text)) ? 'link-says-nothing' : undefined;
}

/** Addresses of this computer or of the network around it: no reader elsewhere gets there. */
const LOCAL =
  /^https?:\/\/(?:[^/?#@]*@)?(?:localhost|(?:[^/?#:]+\.)?(?:localhost|local|localdomain|lan|internal)|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|0\.0\.0\.0|\[::1\]|\[f[cd][0-9a-f:]*\]|\[fe80[0-9a-f:]*\])\.?(?::\d+)?(?:[/?#]|$)/iu;

export const isLocalAddress = (url: string): boolean => LOCAL.test(url);
