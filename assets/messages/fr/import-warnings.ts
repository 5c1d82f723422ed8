/** The warnings of an import, by code; `text` names the item: a title, a file. */
import { counted } from '../plural.ts';

export const comments = (count: number): string => counted('fr', count, 'commentaire', 'commentaires');
export const latest = (count: number): string =>
  count === 1 ? 'le dernier billet' : `les ${number.format(count)} derniers billets`;
export const quoted = (text: string): string => (text === '' ? '« Sans titre »' : `« ${text} »`);
export const number = new Intl.NumberFormat('fr');

export const importWarnings: Readonly<Record<string, (text: string) => string>> = {
  'body-sealed': (text) => `${quoted(text)} : mise en page particulière, gardée telle quelle dans un bloc`,
  'kept-yours': (text) =>
    `${quoted(text)} : modifié ici et sur le blog. Votre texte est conservé ; celui du blog est dans l’historique`,
  'kept-changed': (text) => `${quoted(text)} : modifié ou publié ici depuis, donc gardé`,
  'comments-without-post': (text) =>
    `${comments(Number(text))} sous ${text === '1' ? 'un billet qui n’est' : 'des billets qui ne sont'} pas dans la bibliothèque`,
  damaged: (text) =>
    text === '' ? 'Rien n’a pu être lu au-delà' : `${quoted(text)} : rien n’a pu être lu au-delà`,
  'entry-damaged': (text) =>
    text === '' ? 'Un élément endommagé, laissé de côté' : `${quoted(text)} : endommagé, laissé de côté`,
  'layout-damaged': () =>
    'Réglages ou modèle du blog endommagés : ils n’ont pas été importés, les billets l’ont été',
  'entry-too-large': (text) => `${quoted(text)} : trop grand, laissé de côté`,
  'entry-without-id': (text) =>
    text === ''
      ? 'Un élément sans numéro sur son blog, laissé de côté'
      : `${quoted(text)} : sans numéro sur son blog, importé comme un texte d’aucun blog`,
  'entry-id-shared': (text) =>
    `${quoted(text)} : un autre billet de la sauvegarde porte le même numéro ; les deux ont été importés`,
  'date-unreadable': (text) => `${quoted(text)} : date illisible, laissée vide`,
  'labels-cut': (text) =>
    `${quoted(text)} : plus de libellés qu’un blog n’en accepte ; les premiers sont gardés`,
  'title-cut': (text) => `${quoted(text)} : titre très long, raccourci`,
  'text-unreadable': (text) => `${quoted(text)} : des signes illisibles ont été remplacés`,
  'file-unknown': (text) => `${quoted(text)} : ce type de fichier n’est pas pris en charge`,
  'file-unreadable': (text) => `${quoted(text)} : fichier illisible`,
  'file-too-large': (text) => `${quoted(text)} : fichier trop grand`,
  'file-too-complex': (text) => `${quoted(text)} : demande trop de temps ou de mémoire pour être lu`,
  'file-not-followed': (text) => `${quoted(text)} : archive ou raccourci dans le dossier, laissé de côté`,
  'pictures-without-address': (text) =>
    `${quoted(text)} : des photos manquent, car la sauvegarde ne dit pas à quelle adresse elles sont`,
  'links-without-address': (text) => {
    const [title = '', ...links] = text.split('\n');
    return `${quoted(title)} : la sauvegarde ne dit pas l’adresse de son site, donc ${counted('fr', links.length, 'lien n’est plus que des mots', 'liens ne sont plus que des mots')} (${links.join(', ')})`;
  },
  'site-address-guessed': (text) =>
    `La sauvegarde ne dit pas l’adresse de son site. Les liens de ses billets montrent que c’est ${text}, qui a été prise`,
  'files-not-copied': (text) =>
    `La médiathèque du site compte ${counted('fr', Number(text), 'fichier, qui reste', 'fichiers, qui restent')} sur le site. Les photos que les billets montrent peuvent être copiées`,
  'tags-internal': (text) =>
    `Étiquettes internes, que les lecteurs ne voient pas, non reprises comme libellés : ${text.split('\n').join(', ')}`,
  'body-short': (text) => `${quoted(text)} : le blog n’en montre que le début`,
  'entry-protected': (text) => `${quoted(text)} : protégé par un mot de passe, laissé de côté`,
  'entries-missing': (text) =>
    `Le site annonce plus de billets, ou de pages, qu’il n’en a donné : ${number.format(Number(text))} lus`,
  'feed-latest': (text) => `Le flux du site ne donne que ${latest(Number(text))}`,
  'document-part': documentPart,
};

/** A part of a document that is not taken over as it is: `changes 3`. */
function documentPart(text: string): string {
  const [part = '', count = '0'] = text.split(' ');
  const many = Number(count);
  switch (part) {
    case 'changes':
      return counted('fr', many, 'modification suivie acceptée', 'modifications suivies acceptées');
    case 'refused':
      return counted('fr', many, 'modification suivie refusée', 'modifications suivies refusées');
    case 'pictures':
      return counted('fr', many, 'image n’a pas pu être reprise', 'images n’ont pas pu être reprises');
    case 'formulas':
      return counted('fr', many, 'formule n’a pas pu être reprise', 'formules n’ont pas pu être reprises');
    default:
      return 'Une partie du document n’est pas reprise';
  }
}
