import { counted } from '../plural.ts';
import { size } from './imports.ts';

/** The bin: what lies in it, until when, and erasing. */
export const bin = {
  done: (title: string) => `« ${title} » est dans la corbeille.`,
  undo: 'Annuler',
  online: (blogs: string) => `Il reste en ligne sur ${blogs}.`,
  sending: 'Un envoi déjà commencé va jusqu’au bout.',
  sentence:
    'Ce billet est dans la corbeille. Il peut encore être relu ; le remettre pour continuer à l’écrire.',
  since: (date: string) => `Dans la corbeille depuis le ${date}.`,
  from: (date: string) => `Il pourra être effacé à partir du ${date}.`,
  erase: 'Effacer définitivement…',
  eraseTitle: 'Effacer définitivement',
  looking: 'Recherche de ce qui partirait…',
  question: (title: string) => `Effacer « ${title} » ? On ne pourra pas revenir en arrière.`,
  goes: 'Ce qui part',
  words: (count: number) => `Le texte : ${counted('fr', count, 'mot', 'mots')}`,
  revisions: (count: number) =>
    `${counted('fr', count, 'modification gardée', 'modifications gardées')}, validations comprises`,
  notes: (count: number) => counted('fr', count, 'remarque', 'remarques'),
  sends: (count: number) => `L’histoire de ${counted('fr', count, 'envoi', 'envois')}`,
  pictures: (count: number, bytes: number) =>
    count === 0
      ? 'Aucune image : celles du billet servent ailleurs, ou il n’en a pas.'
      : count === 1
        ? `1 image que rien d’autre ne montre (${size(bytes)}), mise de côté pendant trente jours encore`
        : `${count} images que rien d’autre ne montre (${size(bytes)}), mises de côté pendant trente jours encore`,
  staysOnline: (blogs: string) =>
    `Le billet reste en ligne sur ${blogs}. Escale ne le reconnaîtra plus : à la prochaine actualisation, il reviendra comme un billet du blog.`,
  staysSending: 'Un envoi est en cours. Le billet pourra être effacé quand il sera terminé.',
  act: 'Effacer',
  erased: (title: string) => `« ${title} » est effacé.`,
  rule: {
    never: 'Rien n’est effacé avant trente jours, et ensuite seulement par vous.',
    '90-days':
      'Rien n’est effacé avant trente jours. Après quatre-vingt-dix jours, un billet qui n’est pas en ligne est effacé de lui-même (Réglages).',
    '365-days':
      'Rien n’est effacé avant trente jours. Après un an, un billet qui n’est pas en ligne est effacé de lui-même (Réglages).',
  },
  aside: (count: number, bytes: number) =>
    count === 1
      ? `1 image mise de côté (${size(bytes)}) : plus rien ne la montre.`
      : `${count} images mises de côté (${size(bytes)}) : plus rien ne les montre.`,
  asideLater: 'Rien n’en est effacé avant trente jours.',
  eraseAside: (count: number, bytes: number) =>
    `Effacer ${counted('fr', count, 'image', 'images')} (${size(bytes)})`,
  asideErased: (count: number, bytes: number) =>
    count === 0
      ? 'Aucune image effacée : toutes servent de nouveau.'
      : `${counted('fr', count, 'image effacée', 'images effacées')} (${size(bytes)}).`,
  settings: 'Corbeille',
  settingsRule: 'Vider la corbeille',
  settingsHint:
    'Rien n’est effacé avant trente jours. Ce qui est en ligne, ou en cours d’envoi, n’est jamais effacé de soi-même.',
  rules: {
    never: 'Seulement moi',
    '90-days': 'D’elle-même, après quatre-vingt-dix jours',
    '365-days': 'D’elle-même, après un an',
  },
};
