import type { CheckCode } from '#interview/checks/codes.ts';
import { counted } from '../plural.ts';

/** What a check says: of these words, of those (the second name, the question), of so many. */
type Sentence = (words: string, about: string, count: number) => string;

const LANGUAGES: Readonly<Record<string, string>> = { fr: 'français', en: 'anglais' };

/** What deserves a look before publishing: beside the text and in the publish sheet. */
export const checks = {
  'title-missing': () => 'Le titre est vide.',
  'body-empty': () => 'Le texte est vide.',
  'answer-unnamed': () => 'Une réponse sans nom.',
  'answer-empty': (who) => (who === '' ? 'Une réponse vide.' : `La réponse de ${who} est vide.`),
  'question-unanswered': (question) => `Sans réponse : « ${question} »`,
  'answer-waiting': (who, question) => `Sans réponse de ${who} : « ${question} »`,
  'question-empty': () => 'Une question vide.',
  'name-near': (name, known) => `« ${name} » : l’annuaire connaît « ${known} ».`,
  'name-differs': (name, known) => `« ${name} » s’appelle « ${known} » dans l’annuaire.`,
  'role-differs': (name, known) => `${name} : l’annuaire dit aujourd’hui « ${known} ».`,
  'alt-missing': (name) =>
    name === '' ? 'Une image sans texte alternatif.' : `Image sans texte alternatif : ${name}`,
  'alt-is-file-name': (name) => `Texte alternatif qui n’est qu’un nom de fichier : ${name}`,
  'alt-is-caption': (name) => `Texte alternatif qui répète la légende : ${name}`,
  'alt-says-picture': (name) => `Texte alternatif qui annonce une image au lieu de la décrire : ${name}`,
  'video-untitled': (address) => `Vidéo sans titre : ${address}`,
  'frame-untitled': (words) => (words === '' ? 'Un cadre sans titre.' : `Cadre sans titre : ${words}`),
  'table-without-caption': (words, title) =>
    title === ''
      ? words === ''
        ? 'Un tableau sans titre.'
        : `Tableau sans titre : ${words}`
      : `Titre de tableau écrit au-dessus de lui : « ${title} »`,
  'table-without-headers': (words) =>
    words === '' ? 'Un tableau sans en-têtes.' : `Tableau sans en-têtes : ${words}`,
  'link-says-nothing': (words) => `Lien qui ne dit pas où il mène : « ${words} »`,
  'link-is-address': (address) => `Lien qui n’affiche que son adresse : ${address}`,
  'link-without-words': (address) => `Lien sans texte : ${address}`,
  'passage-unmarked': (words, language) =>
    `Passage en ${LANGUAGES[language] ?? language}, sans que ce soit dit : « ${words} »`,
  'heading-jump': (words) => `Intertitre qui saute un niveau : « ${words} »`,
  'list-by-hand': (words, _about, count) =>
    `Liste tapée à la main, ${counted('fr', count, 'ligne', 'lignes')} : « ${words} »`,
  'quotation-unmarked': (words) => `Citation écrite comme un paragraphe : ${words}`,
  'link-dead': (address) => `Lien mort : ${address}`,
  'link-local': (address) =>
    `Lien vers cet ordinateur ou son réseau ; les lecteurs n’y arriveront pas : ${address}`,
  'link-not-online': (address) => `Lien vers un de vos billets qui n’est pas en ligne : ${address}`,
  'link-doubtful': (address) => `Lien à ouvrir soi-même, le site n’a pas répondu clairement : ${address}`,
  'link-unverified': (address) => `Lien non vérifié (hors ligne) : ${address}`,
  'typography-left': (_words, _about, count) =>
    `Typographie : ${counted('fr', count, 'correction proposée', 'corrections proposées')} (F7).`,
  'changed-since-approval': (turn, who, count) =>
    turn === '' || turn === who
      ? `Modifié depuis la validation par ${who} : ${counted('fr', count, 'changement', 'changements')}.`
      : `Modifié depuis la validation par ${who} : ${counted('fr', count, 'changement', 'changements')}, dont « ${turn} ».`,
  'too-many-labels': (_words, _about, count) =>
    `Plus de 20 libellés : Blogger en accepte 20 au plus, il y en a ${count}.`,
  'labels-too-long': (_words, _about, count) =>
    `Plus de 200 caractères de libellés : Blogger en accepte 200, il y en a ${count}.`,
  'too-heavy': (_words, limit, count) =>
    `Avec ses photos, le billet pèse ${counted('fr', count, 'Ko', 'Ko')} ; au-delà de ${limit} Ko, Blogger risque de le refuser. Retirer une photo ou en choisir une plus petite.`,
  'host-needed': () => 'Choisir où vont les photos de ce blog.',
  'pictures-missing': (_words, _about, count) =>
    `${counted('fr', count, 'photo n’a', 'photos n’ont')} pas encore d’adresse sur le web.`,
  'break-missing': () =>
    'Le billet et ses photos tiendraient tout entiers sur la page d’accueil : une coupure « Lire la suite » l’allégerait.',
  'head-heavy': (_words, _about, count) =>
    `Avant « Lire la suite », il y a ${counted('fr', count, 'Ko', 'Ko')} de photos : la page d’accueil sera lente. Placer la coupure plus haut.`,
} satisfies Record<CheckCode, Sentence> as Record<CheckCode, Sentence>;
