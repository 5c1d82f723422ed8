import { counted } from '../plural.ts';

/** What the blogs hold, mirrored here; a library that is a copy; labels in use. */
export const mirror = {
  refresh: 'Actualiser depuis le blog',
  refreshAll: 'Actualiser depuis les blogs',
  refreshOf: (blog: string) => `Actualiser depuis le blog ${blog}`,
  stop: 'Arrêter',
  stopOf: (blog: string) => `Arrêter l’actualisation de ${blog}`,
  reading: 'Lecture du blog…',
  read: (done: number) => `Lecture du blog : ${counted('fr', done, 'billet lu', 'billets lus')}`,
  at: (when: string) => `Actualisé à ${when}`,
  on: (when: string) => `Actualisé le ${when}`,
  never: 'Pas encore actualisé',
  added: (count: number) => counted('fr', count, 'nouveau billet', 'nouveaux billets'),
  changed: (count: number) => counted('fr', count, 'billet modifié', 'billets modifiés'),
  failed: (sentence: string) => `L’actualisation n’a pas abouti. ${sentence}`,
  offline: 'Pas actualisé, faute de réseau ; cela se fera sans autre geste.',
  quiet: 'Pas actualisé cette fois-ci.',
  notes: 'À savoir',
  noteCount: (count: number) => counted('fr', count, 'point', 'points'),
  untitled: 'Sans titre',
  note: {
    gone: (title: string) => `« ${title} » n’est plus sur le blog. Son texte reste dans Escale.`,
    'draft-removed': (title: string) =>
      `Un brouillon en trop de « ${title} », laissé par un envoi interrompu, a été mis à la corbeille de Blogger.`,
    'draft-kept': (title: string) =>
      `Un brouillon « ${title} » du blog vient d’un envoi d’Escale et a été modifié depuis : il reste où il est.`,
    'online-twice': (title: string) =>
      `« ${title} » se trouve deux fois sur le blog. Escale suit l’un des deux ; l’autre est à supprimer dans Blogger s’il est de trop.`,
    'changed-both': (title: string) =>
      `« ${title} » a été modifié sur le web et ici. Votre texte reste ; celui du blog est dans Modifications.`,
    'list-refused': (list: string): string =>
      list === 'draft'
        ? 'Ce compte ne peut pas lire les brouillons du blog.'
        : list === 'scheduled'
          ? 'Ce compte ne peut pas lire les billets programmés du blog.'
          : 'Ce compte ne peut pas lire la corbeille du blog.',
    'left-out': (title: string) => `« ${title} » est trop lourd pour être repris ici. Il reste sur le blog.`,
  },
  held: (count: number) =>
    `${counted('fr', count, 'envoi retenu', 'envois retenus')} : cette bibliothèque vient d’une sauvegarde ou d’une copie.`,
  heldWhy: (blog: string) =>
    `Ce qu’elle s’apprêtait à envoyer se trouve peut-être déjà sur « ${blog} ». La vérification lit tout le blog, y reconnaît ces billets, puis laisse partir le reste ; abandonner garde les textes et n’envoie rien.`,
  verify: 'Vérifier le blog',
  verifying: 'Vérification du blog…',
  abandon: 'Abandonner',
  heldStory: 'Retenu : le blog sera d’abord vérifié.',
  /** « 12 billets, aussi écrit « design » (3) »: beside a label that is offered. */
  labelHint: (count: number, variants: readonly Readonly<{ label: string; count: number }>[]): string =>
    [
      counted('fr', count, 'billet', 'billets'),
      ...(variants.length === 0
        ? []
        : [`aussi écrit ${variants.map((one) => `« ${one.label} » (${one.count})`).join(', ')}`]),
    ].join(', '),
  /** The post bears the rarer writing of a label. */
  labelRarer: (label: string, common: string, count: number): string =>
    `« ${label} » s’écrit « ${common} » dans ${counted('fr', count, 'billet', 'billets')} : sur le blog, ce sont deux libellés.`,
  labelUse: (common: string): string => `Écrire « ${common} »`,
};
