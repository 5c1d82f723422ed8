/** People: their pages, their data, the fields they have. */
import type { DataKind } from '#contract/person-data.ts';
import { counted } from '../plural.ts';

/** What is written of a person, in a line each: one row of interview/person-fields.ts, one line here. */
export const personFields = {
  role: 'Fonction',
  organisation: 'Organisation',
  email: 'Adresse électronique',
  phone: 'Téléphone',
};

const posts = (count: number): string => counted('fr', count, 'billet', 'billets');

/** The page of a person, two who are one, a name corrected everywhere. */
export const people = {
  actions: 'Actions',
  portrait: {
    choose: 'Choisir un portrait…',
    replace: 'Remplacer le portrait…',
    remove: 'Retirer le portrait',
    drop: 'On peut aussi déposer une image ici.',
  },
  edit: 'Modifier',
  /** What somebody said, on their page. */
  words: {
    title: 'Quelques mots',
    read: (title: string) => `Lire dans « ${title} »`,
    timeline: 'Ses billets dans le temps',
    latest: (shown: number, total: number) => `Les ${shown} derniers billets, sur ${total}.`,
    at: (title: string, day: string, answers: string) => `${title}, ${day}, ${answers}`,
    post: 'Billet',
    date: 'Date',
    answers: 'Réponses',
    words: 'Mots',
    online: 'en ligne',
    notOnline: 'pas en ligne',
    state: 'État',
  },
  details: 'Fiche',
  name: 'Nom',
  nameNeeded: 'Un nom est nécessaire : la fiche garde celui d’avant.',
  fields: personFields,
  links: 'Liens',
  link: (nth: number) => `Adresse ${nth}`,
  linkLabel: (nth: number) => `Intitulé ${nth} (facultatif)`,
  linkWrong: 'Une adresse commence par https://, http:// ou mailto:.',
  addLink: 'Ajouter un lien',
  removeLink: (nth: number) => `Retirer le lien ${nth}`,
  own: 'Pour vous seul',
  ownHint: 'Aucun export n’emporte ce qui est écrit ici ; un fichier de billet, seulement si vous le cochez.',
  note: 'Remarques',
  saving: 'Enregistrement…',
  saved: 'Fiche enregistrée.',
  unsaved: 'La fiche n’est pas encore enregistrée. Ce qui est écrit est conservé ici.',
  unsavedOf: (name: string) =>
    `La fiche de ${name} n’est pas encore enregistrée. Ce qui est écrit est conservé.`,

  same: (name: string, count: number) =>
    count === 0 ? `Une autre fiche porte le nom ${name}.` : `${name}, ${posts(count)}, porte le même nom.`,
  sameAct: 'Fusionner…',

  inPost: {
    answers: (count: number) => counted('fr', count, 'réponse', 'réponses'),
    as: (what: string) => `alors ${what}`,
    called: (name: string) => `sous le nom ${name}`,
  },

  asked: (before: string, after: string) =>
    before === after
      ? 'La fonction ou l’organisation a changé. Les billets déjà écrits gardent ce qu’ils disent.'
      : `« ${before} » devient « ${after} ». Les billets déjà écrits gardent le nom qu’ils portent.`,
  fromNow: 'À partir de maintenant',
  everywhere: 'Partout…',

  rename: {
    open: 'Corriger le nom partout…',
    title: (name: string) => `« ${name} » dans tous ses billets`,
    looking: 'Lecture de ses billets…',
    posts: (count: number) =>
      count === 0
        ? 'Tous ses billets portent déjà ce nom ici.'
        : `${counted('fr', count, 'billet change', 'billets changent')} ici. Le texte précédent est gardé dans l’historique.`,
    others: (count: number) =>
      count === 1
        ? '1 billet d’un autre auteur reste tel qu’il est : vous ne pouvez pas écrire par-dessus.'
        : `${count} billets d’autres auteurs restent tels qu’ils sont : vous ne pouvez pas écrire par-dessus.`,
    details: 'Remplacer aussi la fonction et l’organisation, quelle que soit la date du billet',
    online: (count: number) =>
      count === 1
        ? '1 billet en ligne montre un autre nom'
        : `${count} billets en ligne montrent un autre nom`,
    noneOnline: 'Aucun billet en ligne ne montre un autre nom.',
    more: (count: number) => `et ${count} de plus`,
    shows: (name: string, blog: string) => `« ${name} », sur ${blog}`,
    kept: {
      others: 'd’un autre auteur : ne change pas',
      'by-hand': 'à mettre à jour vous-même',
      'changed-on-blog': 'modifié sur le web : à choisir d’abord',
      unknown: 'texte en ligne inconnu : à mettre à jour vous-même',
    },
    onlineChoice: 'En ligne',
    nothing: 'Ne rien changer en ligne',
    nothingHint: 'Ces billets sont marqués comme modifiés ; à vous de les mettre à jour.',
    prepare: (count: number) => `Préparer les mises à jour (${count})`,
    prepareHint:
      'Elles partent une à une, à vingt secondes l’une de l’autre, avec ce seul changement. On les suit et on les annule dans Envois.',
    act: 'Changer le nom partout',
    begun: (count: number) => `Le nom change dans ${posts(count)}.`,
    prepared: (count: number, not: number) =>
      [
        count === 0
          ? 'Aucune mise à jour préparée.'
          : `${counted('fr', count, 'mise à jour préparée', 'mises à jour préparées')}, dans Envois.`,
        ...(not === 0
          ? []
          : [`${counted('fr', not, 'autre est à faire', 'autres sont à faire')} par vous-même.`]),
      ].join(' '),
    begunPrepared: (count: number) =>
      `Le nom change dans ${posts(count)}. Les mises à jour se préparent et partent une à une (Envois).`,
  },

  merge: {
    open: 'Fusionner avec…',
    title: (name: string) => `Fusionner avec ${name}`,
    other: 'L’autre personne',
    otherHint: 'Son nom, ou ce dont on se souvient : fonction, organisation.',
    nobody: 'Choisir une personne dans la liste.',
    looking: 'Lecture de leurs billets…',
    choices: 'Ce qui est gardé',
    fields: {
      name: 'Nom',
      ...personFields,
      portrait: 'Portrait',
    },
    thisPortrait: 'Celui de cette fiche',
    otherPortrait: 'Celui de l’autre fiche',
    both: 'Les liens et les remarques des deux fiches sont gardés.',
    posts: (count: number) =>
      count === 0
        ? 'Aucun billet ne change.'
        : `${counted('fr', count, 'billet suit', 'billets suivent')} : ${count === 1 ? 'il' : 'chacun'} garde le nom et la fonction qu’il porte.`,
    joined: (count: number) =>
      count === 1
        ? 'Dans 1 billet, les deux figurent : leurs réponses y sont réunies sous un seul nom.'
        : `Dans ${count} billets, les deux figurent : leurs réponses y sont réunies sous un seul nom.`,
    forEver:
      'L’autre fiche quitte l’annuaire. Les anciens textes, les fichiers et le blog mènent désormais à celle-ci.',
    act: 'Fusionner',
    done: (kept: string, merged: string, count: number) =>
      count === 0
        ? `${merged} et ${kept} sont une seule personne.`
        : `${merged} et ${kept} sont une seule personne : ${posts(count)} à reprendre.`,
  },

  remove: {
    act: 'Retirer de l’annuaire',
    done: (name: string) => `${name} n’est plus dans l’annuaire.`,
    binned: (count: number) =>
      `${counted('fr', count, 'billet', 'billets')} de la corbeille ${count === 1 ? 'nomme' : 'nomment'} cette personne : elle reste dans l’annuaire.`,
  },

  underWay: {
    merge: 'Fusion en cours',
    rename: 'Changement de nom en cours',
    undoing: 'Retour à l’état d’avant',
    openPosts: (count: number) =>
      count === 1
        ? 'Un billet ouvert dans l’éditeur suivra quand il sera quitté.'
        : `${count} billets ouverts dans l’éditeur suivront quand ils seront quittés.`,
  },
  undo: 'Annuler',
  undone: 'Tout redevient comme avant. Les billets modifiés entre-temps gardent leur texte.',
  putBack: (name: string) => `${name} est de nouveau dans l’annuaire.`,

  inThisPost: {
    portrait: 'Portrait dans ce billet',
    take: 'Prendre le portrait de l’annuaire',
    remove: 'Retirer le portrait du billet',
  },
};

/** « Données de cette personne… »: what is held, giving it, erasing it. */
export const personData = {
  button: 'Données de cette personne…',
  title: 'Données de cette personne',
  looking: 'Recherche dans toute la bibliothèque',
  data: (name: string) => `Ce qu’Escale détient sur ${name}`,
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
    revisions: (count: number) => counted('fr', count, 'version de l’historique', 'versions de l’historique'),
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
  } satisfies Record<DataKind, (count: number) => string>,
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
    'Les fichiers d’une bibliothèque ou d’un billet déjà donnés, les exports et les textes envoyés pour validation ne sont pas modifiés : leurs destinataires les gardent.',
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
    data: 'Tout ce qui est gardé',
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
    'Le texte des billets, tout leur historique, les envois, la fiche, le portrait, les validations et les remarques sont réécrits ou effacés. Les sauvegardes déjà faites ne le sont pas : elles sont listées avec « Supprimer cette sauvegarde ».',
  marker:
    'Escale retient une empreinte, d’où le nom ne peut être lu, et efface de nouveau cette personne si une restauration, un import ou le blog la ramène.',
  continue: 'Continuer…',
  question: (name: string) =>
    `Effacer ${name} de cette bibliothèque ? Une fois commencé, l’effacement va jusqu’au bout, et on ne pourra pas revenir en arrière.`,
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
  stopErasing: 'Ne plus effacer',
  stopErasingOf: (date: string) => `Ne plus effacer la personne du ${date}`,
  stopErasingQuestion:
    'Ce qui est effacé le reste. Mais si un import, une restauration ou le blog ramène cette personne, elle restera.',
  copiesLeft: 'Sauvegardes qui la contiennent encore',
};
