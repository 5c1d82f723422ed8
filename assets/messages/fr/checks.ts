/** What deserves a look before publishing, the list it stands in, and the reviewed pass of typography. */
import type { CheckCode } from '#interview/checks/codes.ts';
import { startCapital } from '../left-out.ts';
import { counted } from '../plural.ts';
import { leftOut } from './left-out.ts';
import { de } from './elision.ts';

const links = (count: number): string => counted('fr', count, 'lien', 'liens');

/** The list of checks: its buttons, the checking of links, what a blog asks for. */
export const checking = {
  repair: 'Corriger',
  repairOf: (sentence: string) => `Corriger : ${sentence}`,
  criterion: (number: string) => `RGAA ${number}`,
  required: 'exigé',
  gone: 'Le texte a changé depuis : il n’y a plus rien à corriger à cet endroit.',
  checking: 'Contrôle en cours…',
  more: (count: number) => counted('fr', count, 'autre point à voir', 'autres points à voir'),
  less: 'En montrer moins',
  blocked: (sentence: string) => `Exigé par ce blog avant tout envoi. ${sentence}`,
  links: {
    check: 'Vérifier les liens',
    again: 'Vérifier de nouveau les liens',
    stop: 'Arrêter',
    unknown: (count: number) =>
      `${links(count)} ; ${count > 1 ? 'les sites ne sont contactés' : 'le site n’est contacté'} qu’à votre demande.`,
    running: (asked: number, count: number) => `${asked} sur ${links(count)}…`,
    done: (count: number, hour: string) =>
      `${counted('fr', count, 'lien vérifié', 'liens vérifiés')} à ${hour}.`,
    some: (asked: number, count: number, hour: string) =>
      `${counted('fr', asked, 'lien vérifié', 'liens vérifiés')} sur ${count}, à ${hour}.`,
    offline: (hour: string) => `Non vérifié (hors ligne), à ${hour}.`,
  },
  section: 'Contrôles avant publication',
  sectionHint: 'Un contrôle exigé bloque l’envoi ; les autres sont conseillés.',
  advised: 'conseillé',
  requiredCount: (asked: number, of: number) =>
    asked === 0
      ? counted('fr', of, 'conseillé', 'conseillés')
      : `${counted('fr', asked, 'exigé', 'exigés')} sur ${of}`,
  groups: {
    turns: 'Questions, réponses et personnes',
    pictures: 'Images, vidéos et tableaux',
    text: 'Texte et liens',
    whole: 'L’ensemble du billet',
  },
  names: {
    'question-empty': 'Pas de question vide',
    'question-unanswered': 'Une réponse à chaque question',
    'answer-waiting': 'La réponse de chaque personne interrogée',
    'answer-empty': 'Pas de réponse vide',
    'answer-unnamed': 'Un nom devant chaque réponse',
    'answer-unapproved': 'Des réponses approuvées par les personnes à qui elles ont été envoyées',
    'name-near': 'Pas de nom presque identique à un autre de l’annuaire',
    'name-differs': 'Des noms conformes à l’annuaire',
    'alt-missing': 'Un texte alternatif pour chaque image',
    'alt-is-file-name': 'Pas de nom de fichier en texte alternatif',
    'alt-is-caption': 'Pas de légende répétée en texte alternatif',
    'alt-says-picture': 'Pas de « image de » en texte alternatif',
    'video-untitled': 'Un titre pour chaque vidéo et chaque son',
    'frame-untitled': 'Un titre pour chaque cadre',
    'table-without-caption': 'Une légende pour chaque tableau',
    'table-without-headers': 'Des en-têtes dans chaque tableau',
    'link-says-nothing': 'Des liens qui disent où ils mènent',
    'link-is-address': 'Pas d’adresse affichée telle quelle',
    'link-without-words': 'Pas de lien sans texte',
    'passage-unmarked': 'La langue indiquée pour les passages en français ou en anglais',
    'heading-jump': 'Pas de niveau d’intertitre sauté',
    'list-by-hand': 'Pas de liste tapée à la main',
    'quotation-unmarked': 'Des citations marquées comme telles',
    'link-dead': 'Pas de lien mort, après vérification',
    'link-local': 'Pas de lien vers cet ordinateur',
    'link-not-online': 'Pas de lien vers un billet hors ligne',
    'typography-left': 'Une typographie corrigée',
    'consent-missing': 'L’accord de chaque personne pour ses paroles',
    'consent-portrait': 'L’accord de chaque personne pour son portrait',
    'consent-expired': 'Pas d’accord expiré',
    'consent-withdrawn': 'Pas d’accord retiré ou refusé',
  } satisfies Partial<Record<CheckCode, string>> as Partial<Record<CheckCode, string>>,
};

/** What a check says: of these words, of those (the second name, the question), of so many. */
type Sentence = (words: string, about: string, count: number) => string;

const CONSENTS: Readonly<Record<string, string>> = {
  words: 'ses paroles',
  picture: 'son image',
  voice: 'sa voix',
};
const LANGUAGES: Readonly<Record<string, string>> = { fr: 'français', en: 'anglais' };

/** What deserves a look before publishing: beside the text and in the publish sheet. */
export const checks = {
  'title-missing': () => 'Le titre est vide.',
  'body-empty': () => 'Le texte est vide.',
  'answer-unnamed': () => 'Une réponse sans nom.',
  'answer-unapproved': (who, _about, count) =>
    `${counted('fr', count, 'réponse', 'réponses')} ${de(who)} pas encore ${count === 1 ? 'approuvée' : 'approuvées'} telle${count === 1 ? '' : 's'} quelle${count === 1 ? '' : 's'}.`,
  'answer-empty': (who) => (who === '' ? 'Une réponse vide.' : `La réponse ${de(who)} est vide.`),
  'question-unanswered': (question) => `Sans réponse : « ${question} »`,
  'answer-waiting': (who, question) => `Sans réponse ${de(who)} : « ${question} »`,
  'question-empty': () => 'Une question vide.',
  'name-near': (name, known) => `« ${name} » : « ${known} » dans l’annuaire.`,
  'name-differs': (name, known) => `« ${name} » s’appelle « ${known} » dans l’annuaire.`,
  'role-differs': (name, known) => `${name} : « ${known} » dans l’annuaire.`,
  'alt-missing': (name) =>
    name === '' ? 'Une image sans texte alternatif.' : `Image sans texte alternatif : ${name}`,
  'alt-is-file-name': (name) => `Texte alternatif qui n’est qu’un nom de fichier : ${name}`,
  'alt-is-caption': (name) => `Texte alternatif qui répète la légende : ${name}`,
  'alt-says-picture': (name) => `Texte alternatif qui annonce une image au lieu de la décrire : ${name}`,
  'video-untitled': (address) => `Vidéo ou son sans titre : ${address}`,
  'frame-untitled': (words) => (words === '' ? 'Un cadre sans titre.' : `Cadre sans titre : ${words}`),
  'table-without-caption': (words, title) =>
    title === ''
      ? words === ''
        ? 'Un tableau sans légende.'
        : `Tableau sans légende : ${words}`
      : `Légende de tableau écrite comme un paragraphe : « ${title} »`,
  'table-without-headers': (words) =>
    words === '' ? 'Un tableau sans en-têtes.' : `Tableau sans en-têtes : ${words}`,
  'link-says-nothing': (words) => `Lien qui ne dit pas où il mène : « ${words} »`,
  'link-is-address': (address) => `Lien qui n’affiche que son adresse : ${address}`,
  'link-without-words': (address) => `Lien sans texte : ${address}`,
  'passage-unmarked': (words, language) =>
    `Passage en ${LANGUAGES[language] ?? language} sans langue indiquée : « ${words} »`,
  'heading-jump': (words) => `Intertitre qui saute un niveau : « ${words} »`,
  'list-by-hand': (words, _about, count) =>
    `Liste tapée à la main, ${counted('fr', count, 'ligne', 'lignes')} : « ${words} »`,
  'quotation-unmarked': (words) => `Citation écrite comme un paragraphe : ${words}`,
  'link-dead': (address) => `Lien mort : ${address}`,
  'link-local': (address) =>
    `Lien vers cet ordinateur ou son réseau ; les lecteurs n’y arriveront pas : ${address}`,
  'link-not-online': (address) => `Lien vers un de vos billets qui n’est pas en ligne : ${address}`,
  'link-doubtful': (address) => `Lien à vérifier vous-même (pas de réponse claire du site) : ${address}`,
  'link-unverified': (address) => `Lien non vérifié (hors ligne) : ${address}`,
  'typography-left': (_words, _about, count) =>
    `Typographie : ${counted('fr', count, 'correction proposée', 'corrections proposées')} (F7).`,
  'changed-since-approval': (turn, who, count) =>
    turn === '' || turn === who
      ? `Modifié depuis la validation par ${who} : ${counted('fr', count, 'changement', 'changements')}.`
      : `Modifié depuis la validation par ${who} : ${counted('fr', count, 'changement', 'changements')}, dont « ${turn} ».`,
  'consent-missing': (who) => `Pas d’accord ${de(who)} pour ses paroles.`,
  'consent-portrait': (who) => `Pas d’accord ${de(who)} pour son portrait.`,
  'consent-expired': (who, subject) => `L’accord ${de(who)} pour ${CONSENTS[subject] ?? subject} a expiré.`,
  'consent-withdrawn': (who, subject) =>
    `${who} a retiré ou refusé son accord pour ${CONSENTS[subject] ?? subject}.`,
  'too-many-labels': (_words, most, count) =>
    `Trop de libellés : ${count}. Ce blog en accepte ${most} au plus.`,
  'labels-too-long': (_words, most, count) =>
    `Libellés trop longs : ${count} caractères en tout. Ce blog en accepte ${most} au plus.`,
  'too-heavy': (_words, limit, count) =>
    `Avec ses photos, le billet pèse ${counted('fr', count, 'Ko', 'Ko')} ; au-delà de ${limit} Ko, le blog risque de le refuser. Retirez une photo ou choisissez-en une plus petite.`,
  'host-needed': () => 'Choisissez où vont les photos de ce blog.',
  'pictures-missing': (_words, _about, count) =>
    `${counted('fr', count, 'photo n’a', 'photos n’ont')} pas encore d’adresse sur le web.`,
  'head-heavy': (_words, _about, count) =>
    `Avant « Lire la suite », il y a ${counted('fr', count, 'Ko', 'Ko')} de photos : la page d’accueil sera lente. Placez la coupure plus haut.`,
  'html-left-out': (parts, _about, count) =>
    `${startCapital(leftOut(parts))} du billet d’origine ne ${count > 1 ? 'seront pas envoyés' : 'sera pas envoyé'}.`,
} satisfies Record<CheckCode, Sentence> as Record<CheckCode, Sentence>;

/** What is said of typography: the reviewed pass, the language of a passage. */
export const typography = {
  changes: 'Vérifier la typographie',
  nothing: 'Rien à corriger',
  nothingHint: 'La typographie de ce billet suit déjà l’usage.',
  lead: 'Seules les corrections cochées sont appliquées. Vous pouvez les annuler en une fois.',
  apply: (count: number) =>
    count === 0
      ? 'Appliquer'
      : count === 1
        ? 'Appliquer la correction'
        : `Appliquer les ${counted('fr', count, 'correction', 'corrections')}`,
  applied: (count: number) =>
    `${counted('fr', count, 'correction appliquée', 'corrections appliquées')} au texte.`,
  cancel: 'Annuler',
  undo: 'Annuler',
  close: 'Fermer',
  group: (name: string, count: number) => `${name} (${count})`,
  show: 'Tout voir',
  hide: 'Replier',
  more: (count: number) => `et ${counted('fr', count, 'autre', 'autres')} du même genre`,
  suggestions: 'À vous de voir',
  suggestionsHint: 'À vérifier : un nom propre, par exemple, peut s’écrire ainsi.',
  change: (before: string, after: string, around: string) => `${after} au lieu de ${before} : ${around}`,
  raised: (text: string) => `${text} en exposant`,
  rules: {
    quotes: 'Guillemets',
    apostrophe: 'Apostrophes',
    ellipsis: 'Points de suspension',
    punctuation: 'Espaces devant les signes de ponctuation',
    spaces: 'Espaces en trop ou mal placées',
    dash: 'Tirets',
    dialogue: 'Tirets de dialogue',
    range: 'Intervalles',
    ordinal: 'Ordinaux',
    number: 'Grands nombres',
    unit: 'Nombres et unités',
    times: 'Signe de multiplication',
    abbreviation: 'Abréviations',
    ligature: 'Ligatures',
    capital: 'Majuscules accentuées',
  },
  signs: {
    wide: 'espace insécable',
    thin: 'espace fine insécable',
    space: 'espace',
    nothing: 'rien',
  },
  passage: 'Langue du passage',
  passageLanguage: 'Langue',
  passageHint:
    'La typographie et l’orthographe de ces mots suivent cette langue ; les lecteurs d’écran la prononcent.',
  passageWords: 'Sélectionnez d’abord les mots qui sont dans une autre langue.',
  passageNone: 'Celle du billet',
  choose: 'Choisir',
  settings: 'Typographie',
  asTyped: 'Corriger pendant la frappe',
  asTypedHint: 'Annulez ou effacez aussitôt pour retrouver ce que vous avez tapé.',
  house: 'Espaces insécables en français',
  houseHint:
    'Fine devant la ponctuation haute et dans les grands nombres, la même partout, ou comme au Canada.',
  houses: {
    fine: 'Fines ou normales, selon l’usage',
    'all-nbsp': 'Normales partout',
    canadian: 'Usage canadien, aucune devant la ponctuation haute',
  },
};
export type TypographyMessages = typeof typography;
