import type { KindHeld } from '#contract/person-data.ts';
import { counted } from '../plural.ts';
import { personFields } from './person-fields.ts';

/** « Données de cette personne… »: what is held, giving it, erasing it. */
export const personData = {
  button: 'Données de cette personne…',
  title: 'Données de cette personne',
  looking: 'Recherche dans toute la bibliothèque',
  held: (name: string) => `Ce qu’Escale détient sur ${name}`,
  names: (names: string) => `Noms cherchés : ${names}.`,
  oneWord:
    'Ce nom n’a qu’un mot : il n’est effacé que dans les billets où cette personne participe. Le compléter dans l’annuaire pour l’effacer partout.',
  sameName: (count: number) =>
    count === 1
      ? 'Une autre fiche de l’annuaire porte ce nom : elle est prise pour la même personne.'
      : `${count} autres fiches de l’annuaire portent ce nom : elles sont prises pour la même personne.`,
  kinds: {
    directory: (count: number) => counted('fr', count, 'fiche de l’annuaire', 'fiches de l’annuaire'),
    posts: (count: number) => counted('fr', count, 'billet', 'billets'),
    revisions: (count: number) => counted('fr', count, 'modification gardée', 'modifications gardées'),
    sends: (count: number) =>
      counted('fr', count, 'envoi, en attente ou passé', 'envois, en attente ou passés'),
    online: (count: number) =>
      counted('fr', count, 'texte tel qu’il était sur un blog', 'textes tels qu’ils étaient sur un blog'),
    notes: (count: number) => counted('fr', count, 'remarque', 'remarques'),
    approvals: (count: number) =>
      counted('fr', count, 'validation, donnée ou attendue', 'validations, données ou attendues'),
    shared: (count: number) =>
      counted('fr', count, 'texte échangé avec un autre Escale', 'textes échangés avec un autre Escale'),
    imports: (count: number) => counted('fr', count, 'trace d’import', 'traces d’imports'),
    proposals: (count: number) => counted('fr', count, 'lecture proposée', 'lectures proposées'),
    comments: (count: number) => counted('fr', count, 'commentaire', 'commentaires'),
    pictures: (count: number) => counted('fr', count, 'image', 'images'),
    settings: (count: number) => counted('fr', count, 'réglage', 'réglages'),
  } satisfies Record<KindHeld, (count: number) => string>,
  portraits: (own: number, shared: number) =>
    [
      own === 0 ? '' : counted('fr', own, 'portrait à elle seule', 'portraits à elle seule'),
      shared === 0
        ? ''
        : counted('fr', shared, 'portrait partagé avec d’autres', 'portraits partagés avec d’autres'),
    ]
      .filter((part) => part !== '')
      .join(', '),
  entry: 'Dans l’annuaire',
  fields: {
    name: 'Nom',
    ...personFields,
    link: 'Lien',
    links: 'Liens',
    notes: 'Notes',
    portrait: 'Portrait',
    created_at: 'Entrée le',
    updated_at: 'Modifiée le',
    met_at: 'Vue dans un billet le',
  } as Readonly<Record<string, string>>,
  posts: 'Billets',
  takesPart: (answers: number) => `participe, ${counted('fr', answers, 'réponse', 'réponses')}`,
  named: (count: number) => (count === 1 ? 'nommée une fois' : `nommée ${count} fois`),
  onlineOn: (blogs: string) => `en ligne sur ${blogs}`,
  morePosts: (count: number) => `Et ${counted('fr', count, 'autre billet', 'autres billets')}.`,
  copies: 'Sauvegardes qui la contiennent',
  lookingInCopies: 'Lecture des sauvegardes',
  noCopy: 'Aucune sauvegarde ne la contient.',
  unsureCopy: 'au second emplacement, d’après sa date',
  deleteCopy: 'Supprimer cette sauvegarde',
  deleteCopyOf: (date: string) => `Supprimer la sauvegarde du ${date}`,
  outOfReach:
    'Les fichiers d’une bibliothèque ou d’un billet déjà donnés, les exports et les textes envoyés en relecture ne sont pas atteints : qui les a reçus les garde.',
  addresses: (count: number) =>
    count === 1
      ? 'L’adresse d’un billet en ligne contient ce nom : elle reste tant que le billet est en ligne.'
      : `Les adresses de ${count} billets en ligne contiennent ce nom : elles restent tant que ces billets sont en ligne.`,
  close: 'Fermer',
  export: 'Exporter…',
  exportTitle: 'Exporter ses données',
  exportWhat:
    'Un fichier à remettre à cette personne : une page à lire avec sa fiche, ses réponses, leurs questions, dates et adresses ; les mêmes données en JSON ; son portrait.',
  exportName: (name: string) => `Données de ${name}`,
  exportAct: 'Choisir où l’enregistrer…',
  exportDone: (name: string, posts: number) =>
    `« ${name} » est écrit : ${counted('fr', posts, 'billet', 'billets')}.`,
  file: {
    pageName: 'donnees',
    title: 'Vos données dans Escale',
    untitled: 'Sans titre',
    portrait: 'Portrait',
    directory: 'Dans l’annuaire',
    appearances: 'Dans les billets',
    named: 'Autres passages qui vous nomment :',
    notes: 'Remarques',
    approvals: 'Validations',
    held: 'Tout ce qui est gardé',
  },
  erase: 'Effacer…',
  eraseTitle: (name: string) => `Effacer ${name}`,
  manner: 'De quelle manière',
  manners: {
    removed: 'Retirer ses réponses et son nom',
    replaced: 'Garder ses réponses, sans son nom',
  },
  mannerHints: {
    removed: 'Ses réponses partent. Ailleurs, son nom devient « […] ».',
    replaced:
      'Son nom devient « une personne interrogée ». Fonction, organisation, portrait et lien partent.',
  },
  online: 'Ce qui est en ligne',
  onlines: {
    leave: 'Ne rien changer en ligne',
    update: 'Préparer les mises à jour',
  },
  onlineHints: {
    leave: 'Le blog garde ce qu’il montre. La prochaine mise à jour d’un billet en retire aussi le nom.',
    update:
      'Un envoi par billet, l’un après l’autre ; ils se voient dans « Envois », et peuvent y être annulés.',
  },
  byHand: (count: number) =>
    count === 1
      ? 'Un billet en ligne n’est pas modifiable par Escale (autre auteur, ou blog à la main) : le modifier sur le blog.'
      : `${count} billets en ligne ne sont pas modifiables par Escale (autre auteur, ou blog à la main) : les modifier sur le blog.`,
  preview: (count: number) => `Ce qui change : ${counted('fr', count, 'billet', 'billets')}`,
  before: 'Avant',
  after: 'Après',
  goes: 'Cette réponse part.',
  everything:
    'Le texte des billets, toutes leurs modifications, les envois, la fiche, le portrait, les validations et les remarques sont réécrits ou effacés. Les sauvegardes déjà faites ne le sont pas : elles sont listées avec « Supprimer cette sauvegarde ».',
  marker:
    'Escale retient une empreinte, d’où le nom ne peut être lu, et efface de nouveau cette personne si une restauration, un import ou le blog la ramène.',
  continue: 'Continuer…',
  question: (name: string) => `Effacer ${name} de cette bibliothèque ? On ne pourra pas revenir en arrière.`,
  act: 'Effacer définitivement',
  foot: (count: number) => counted('fr', count, 'personne effacée', 'personnes effacées'),
  erasing: 'Effacement en cours',
  erasedTitle: 'Personnes effacées',
  erased: (date: string) => `Effacée le ${date}`,
  done: {
    removed: 'retirée avec ses réponses',
    replaced: 'remplacée par « une personne interrogée »',
  },
  waiting: 'le fichier de la bibliothèque sera réécrit à la prochaine ouverture d’Escale',
  underWay: 'en cours',
  failed: 'L’effacement s’est arrêté. Il reprendra à la prochaine ouverture d’Escale.',
  stillOnline: (count: number) =>
    count === 1
      ? 'Un billet en ligne nomme encore une personne effacée.'
      : `${count} billets en ligne nomment encore une personne effacée.`,
  prepare: 'Préparer les mises à jour',
  prepared: (prepared: number, left: number) =>
    [
      prepared === 0
        ? 'Aucun envoi préparé.'
        : `${counted('fr', prepared, 'envoi préparé', 'envois préparés')}.`,
      left === 0 ? '' : `${counted('fr', left, 'billet est', 'billets sont')} à modifier sur le blog.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  lift: 'Ne plus effacer',
  liftOf: (date: string) => `Ne plus effacer la personne du ${date}`,
  liftQuestion:
    'Ce qui est effacé le reste. Mais si un import, une restauration ou le blog ramène cette personne, elle restera.',
  heldIn: 'Sauvegardes qui la contiennent encore',
};
