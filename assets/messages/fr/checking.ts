import type { CheckCode } from '#interview/checks/codes.ts';
import { counted } from '../plural.ts';

const links = (count: number): string => counted('fr', count, 'lien', 'liens');

/** The list of checks: its buttons, the checking of links, what a blog asks for. */
export const checking = {
  repair: 'Corriger',
  repairOf: (sentence: string) => `Corriger : ${sentence}`,
  criterion: (number: string) => `RGAA ${number}`,
  required: 'exigé',
  gone: 'Le texte a changé depuis : il n’y a plus rien à corriger à cet endroit.',
  looking: 'Vérification en cours…',
  more: (count: number) => counted('fr', count, 'autre point à voir', 'autres points à voir'),
  less: 'En montrer moins',
  blocked: (sentence: string) => `Exigé par ce blog avant tout envoi. ${sentence}`,
  links: {
    check: 'Vérifier les liens',
    again: 'Vérifier de nouveau les liens',
    stop: 'Arrêter',
    unknown: (count: number) =>
      `${links(count)} ; Escale n’interroge ${count > 1 ? 'leurs sites' : 'son site'} que si on le demande.`,
    running: (asked: number, count: number) => `${asked} sur ${links(count)}…`,
    done: (count: number, hour: string) => `${links(count)}, vérification de ${hour}.`,
    some: (asked: number, count: number, hour: string) =>
      `${asked} sur ${links(count)}, vérification de ${hour}.`,
    offline: (hour: string) => `Non vérifié (hors ligne), à ${hour}.`,
  },
  section: 'Vérifications avant publication',
  sectionHint:
    'Ce qui est exigé empêche l’envoi vers ce blog tant qu’il reste à voir. Le reste est conseillé, et n’empêche rien.',
  advised: 'conseillé',
  requiredCount: (asked: number, of: number) =>
    asked === 0
      ? counted('fr', of, 'conseillé', 'conseillés')
      : `${asked} sur ${counted('fr', of, 'exigé', 'exigés')}`,
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
    'name-near': 'Pas de nom presque semblable à un autre de l’annuaire',
    'name-differs': 'Les noms de l’annuaire',
    'alt-missing': 'Un texte alternatif pour chaque image',
    'alt-is-file-name': 'Pas de nom de fichier en texte alternatif',
    'alt-is-caption': 'Pas de légende répétée en texte alternatif',
    'alt-says-picture': 'Pas de « image de » en texte alternatif',
    'video-untitled': 'Un titre pour chaque vidéo',
    'frame-untitled': 'Un titre pour chaque cadre',
    'table-without-caption': 'Un titre pour chaque tableau',
    'table-without-headers': 'Des en-têtes dans chaque tableau',
    'link-says-nothing': 'Des liens qui disent où ils mènent',
    'link-is-address': 'Pas d’adresse affichée telle quelle',
    'link-without-words': 'Pas de lien sans texte',
    'passage-unmarked': 'La langue des passages en français ou en anglais',
    'heading-jump': 'Pas de niveau d’intertitre sauté',
    'list-by-hand': 'Pas de liste tapée à la main',
    'quotation-unmarked': 'Des citations marquées comme telles',
    'link-dead': 'Pas de lien mort, après vérification',
    'link-local': 'Pas de lien vers cet ordinateur',
    'link-not-online': 'Pas de lien vers un billet hors ligne',
    'typography-left': 'Une typographie relue',
  } satisfies Partial<Record<CheckCode, string>> as Partial<Record<CheckCode, string>>,
};
