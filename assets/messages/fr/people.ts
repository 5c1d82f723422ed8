/** People: their pages, their data, the fields they have. */
import type { DataKind } from '#contract/erasure.ts';
import { counted } from '../plural.ts';
import { de } from './elision.ts';

/** What is written of a person, in a line each: one row of interview/people/person-fields.ts, one line here. */
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
    drop: 'Vous pouvez aussi déposer une image ici.',
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
  nameNeeded: 'Saisissez un nom. Le précédent est conservé.',
  fields: personFields,
  links: 'Liens',
  link: (nth: number) => `Adresse ${nth}`,
  linkLabel: (nth: number) => `Intitulé ${nth} (facultatif)`,
  linkWrong: 'Une adresse commence par https://, http:// ou mailto:.',
  addLink: 'Ajouter un lien',
  removeLink: (nth: number) => `Retirer le lien ${nth}`,
  own: 'Privé',
  ownHint: 'Jamais exporté, ni inclus dans un fichier de billet sauf si vous le cochez.',
  note: 'Remarques',
  saving: 'Enregistrement…',
  saved: 'Fiche enregistrée.',
  unsaved: 'La fiche n’est pas encore enregistrée. Votre saisie est conservée ici.',
  unsavedOf: (name: string) =>
    `La fiche ${de(name)} n’est pas encore enregistrée. Votre saisie est conservée.`,

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
      ? 'La fonction ou l’organisation a changé. Les billets existants ne changent pas.'
      : `« ${before} » devient « ${after} ». Les billets existants gardent l’ancien nom.`,
  fromNow: 'À partir de maintenant',
  everywhere: 'Partout…',

  rename: {
    open: 'Corriger le nom partout…',
    title: (name: string) => `« ${name} » dans tous ses billets`,
    reading: 'Lecture de ses billets…',
    posts: (count: number) =>
      count === 0
        ? 'Tous ses billets portent déjà ce nom ici.'
        : `${counted('fr', count, 'billet change', 'billets changent')} ici. Le texte précédent est gardé dans l’historique.`,
    others: (count: number) =>
      count === 1
        ? '1 billet d’un autre auteur ne change pas : vous ne pouvez pas le modifier sur le blog.'
        : `${count} billets d’autres auteurs ne changent pas : vous ne pouvez pas les modifier sur le blog.`,
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
      'changed-on-blog': 'modifié sur le web : choisir d’abord une version',
      unknown: 'texte en ligne inconnu : à mettre à jour vous-même',
    },
    onlineChoice: 'En ligne',
    nothing: 'Ne rien changer en ligne',
    nothingHint: 'Ces billets sont marqués « À mettre à jour ». Vous les mettez à jour quand vous voulez.',
    prepare: (count: number) => `Préparer les mises à jour (${count})`,
    prepareHint:
      'Elles sont envoyées une par une, toutes les vingt secondes, avec ce seul changement. Vous pouvez les suivre et les annuler dans Envois.',
    act: 'Changer le nom partout',
    begun: (count: number) => `Le nom change dans ${posts(count)}.`,
    prepared: (count: number, not: number) =>
      [
        count === 0
          ? 'Aucune mise à jour préparée.'
          : `${counted('fr', count, 'mise à jour préparée', 'mises à jour préparées')}, dans Envois.`,
        ...(not === 0
          ? []
          : [`${counted('fr', not, 'autre est à faire', 'autres sont à faire')} à la main.`]),
      ].join(' '),
    begunPrepared: (count: number) =>
      `Le nom change dans ${posts(count)}. Les mises à jour se préparent et seront envoyées une par une (voir Envois).`,
  },

  merge: {
    open: 'Fusionner avec…',
    title: (name: string) => `Fusionner avec ${name}`,
    other: 'L’autre personne',
    otherHint: 'Nom, fonction ou organisation.',
    nobody: 'Choisissez une personne dans la liste.',
    reading: 'Lecture de leurs billets…',
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
        : `${counted('fr', count, 'billet concerné', 'billets concernés')} : ${count === 1 ? 'il' : 'chacun'} garde son nom et sa fonction.`,
    joined: (count: number) =>
      count === 1
        ? 'Les deux figurent dans 1 billet : leurs réponses y seront sous un seul nom.'
        : `Les deux figurent dans ${count} billets : leurs réponses y seront sous un seul nom.`,
    forEver:
      'L’autre fiche est retirée de l’annuaire. Les anciens textes, les fichiers et le blog mèneront à celle-ci.',
    act: 'Fusionner',
    done: (kept: string, merged: string, count: number) =>
      count === 0
        ? `Fiches fusionnées : ${merged} et ${kept}.`
        : `Fiches fusionnées : ${merged} et ${kept}. ${posts(count)} à mettre à jour ici.`,
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
    undoing: 'Annulation en cours',
    openPosts: (count: number) =>
      count === 1
        ? 'Le billet ouvert dans l’éditeur sera modifié quand vous le quitterez.'
        : `${count} billets ouverts dans l’éditeur seront modifiés quand vous les quitterez.`,
  },
  undo: 'Annuler',
  undone: 'Annulation en cours. Les billets modifiés entre-temps gardent leur texte.',
  putBack: (name: string) => `${name} est de nouveau dans l’annuaire.`,

  inThisPost: {
    portrait: 'Portrait dans ce billet',
    take: 'Utiliser le portrait de l’annuaire',
    remove: 'Retirer le portrait du billet',
  },
};

/** « Données de cette personne… »: what is held, the file of it, its erasure. */
export const erasure = {
  button: 'Données de cette personne…',
  title: 'Données de cette personne',
  reading: 'Recherche dans toute la bibliothèque',
  data: (name: string) => `Ce qu’Escale détient sur ${name}`,
  names: (names: string) => `Noms cherchés : ${names}.`,
  oneWord:
    'Ce nom n’a qu’un mot : il n’est effacé que dans les billets où cette personne participe. Complétez-le dans l’annuaire pour l’effacer partout.',
  sameName: (count: number) =>
    count === 1
      ? 'Une autre fiche de l’annuaire porte ce nom : elle est considérée comme la même personne.'
      : `${count} autres fiches de l’annuaire portent ce nom : elles sont considérées comme la même personne.`,
  kinds: {
    directory: (count: number) => counted('fr', count, 'fiche de l’annuaire', 'fiches de l’annuaire'),
    posts: (count: number) => counted('fr', count, 'billet', 'billets'),
    revisions: (count: number) => counted('fr', count, 'version de l’historique', 'versions de l’historique'),
    sends: (count: number) => counted('fr', count, 'envoi', 'envois'),
    online: (count: number) =>
      counted('fr', count, 'copie d’un texte d’un blog', 'copies de textes d’un blog'),
    notes: (count: number) => counted('fr', count, 'note', 'notes'),
    approvals: (count: number) =>
      counted('fr', count, 'validation, donnée ou attendue', 'validations, données ou attendues'),
    returns: (count: number) => counted('fr', count, 'retour reçu', 'retours reçus'),
    consents: (count: number) => counted('fr', count, 'accord', 'accords'),
    shared: (count: number) =>
      counted('fr', count, 'texte échangé avec un autre Escale', 'textes échangés avec un autre Escale'),
    imports: (count: number) => counted('fr', count, 'importation', 'importations'),
    proposals: (count: number) => counted('fr', count, 'entretien proposé', 'entretiens proposés'),
    comments: (count: number) => counted('fr', count, 'commentaire', 'commentaires'),
    pictures: (count: number) => counted('fr', count, 'image', 'images'),
    settings: (count: number) => counted('fr', count, 'réglage', 'réglages'),
  } satisfies Record<DataKind, (count: number) => string>,
  portraits: (own: number, shared: number) =>
    [
      own === 0 ? '' : counted('fr', own, 'portrait', 'portraits'),
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
    notes: 'Remarques',
    portrait: 'Portrait',
    created_at: 'Ajoutée le',
    updated_at: 'Modifiée le',
    met_at: 'Vue dans un billet le',
  } as Readonly<Record<string, string>>,
  posts: 'Billets',
  takesPart: (answers: number) => `participe, ${counted('fr', answers, 'réponse', 'réponses')}`,
  named: (count: number) => (count === 1 ? 'nommée une fois' : `nommée ${count} fois`),
  onlineOn: (blogs: string) => `en ligne sur ${blogs}`,
  morePosts: (count: number) => `Et ${counted('fr', count, 'autre billet', 'autres billets')}.`,
  copies: 'Sauvegardes qui la contiennent',
  readingCopies: 'Lecture des sauvegardes',
  noCopy: 'Aucune sauvegarde ne la contient.',
  unsureCopy: 'au second emplacement, d’après sa date',
  deleteCopy: 'Supprimer cette sauvegarde',
  deleteCopyOf: (date: string) => `Supprimer la sauvegarde du ${date}`,
  outOfReach:
    'Les fichiers d’une bibliothèque ou d’un billet déjà donnés, les exports et les textes envoyés pour validation ne sont pas modifiés : leurs destinataires les gardent.',
  addresses: (count: number) =>
    count === 1
      ? 'L’adresse d’un billet en ligne contient ce nom et ne peut pas être modifiée.'
      : `Les adresses de ${count} billets en ligne contiennent ce nom et ne peuvent pas être modifiées.`,
  close: 'Fermer',
  export: 'Exporter…',
  exportTitle: 'Exporter ses données',
  exportWhat:
    'Un fichier à remettre à cette personne : une page à lire avec sa fiche, ses réponses, leurs questions, dates et adresses ; les mêmes données en JSON ; son portrait.',
  exportName: (name: string) => `Données ${de(name)}`,
  exportAct: 'Choisir où l’enregistrer…',
  exportDone: (name: string, posts: number) =>
    `« ${name} » est enregistré : ${counted('fr', posts, 'billet', 'billets')}.`,
  file: {
    pageName: 'donnees',
    title: 'Vos données dans Escale',
    untitled: 'Sans titre',
    portrait: 'Portrait',
    directory: 'Dans l’annuaire',
    appearances: 'Dans les billets',
    named: 'Autres passages qui vous nomment :',
    notes: 'Notes',
    approvals: 'Validations',
    data: 'Tout ce qui est gardé',
  },
  erase: 'Effacer…',
  eraseTitle: (name: string) => `Effacer ${name}`,
  manner: 'Comment',
  manners: {
    removed: 'Retirer ses réponses et son nom',
    replaced: 'Garder ses réponses, sans son nom',
  },
  mannerHints: {
    removed: 'Ses réponses sont supprimées. Ailleurs, son nom devient « […] ».',
    replaced:
      'Son nom devient « une personne interrogée ». Fonction, organisation, portrait et liens sont supprimés.',
  },
  online: 'Ce qui est en ligne',
  onlines: {
    leave: 'Ne rien changer en ligne',
    update: 'Préparer les mises à jour',
  },
  onlineHints: {
    leave: 'Le blog ne change pas. Le nom sera retiré de chaque billet à sa prochaine mise à jour.',
    update:
      'Les billets sont mis à jour l’un après l’autre. Vous pouvez suivre et annuler les envois dans « Envois ».',
  },
  byHand: (count: number) =>
    count === 1
      ? 'Un billet en ligne n’est pas modifiable par Escale (autre auteur, ou blog à la main) : modifiez-le sur le blog.'
      : `${count} billets en ligne ne sont pas modifiables par Escale (autre auteur, ou blog à la main) : modifiez-les sur le blog.`,
  preview: (count: number) => `Ce qui change : ${counted('fr', count, 'billet', 'billets')}`,
  before: 'Avant',
  after: 'Après',
  goes: 'Cette réponse est supprimée.',
  everything:
    'Le texte des billets, tout leur historique, les envois, la fiche, le portrait, les validations et les notes sont réécrits ou effacés. Les sauvegardes déjà faites ne le sont pas : elles sont listées avec « Supprimer cette sauvegarde ».',
  marker:
    'Escale garde une empreinte qui ne permet pas de lire le nom, pour effacer de nouveau cette personne après une restauration, une importation ou une actualisation.',
  continue: 'Continuer…',
  question: (name: string) =>
    `Effacer ${name} de cette bibliothèque ? L’effacement ne peut être ni interrompu ni annulé.`,
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
  withdraw: 'Ne plus effacer',
  withdrawOf: (date: string) => `Ne plus effacer la personne du ${date}`,
  withdrawQuestion:
    'Ce qui est effacé le reste. Mais si une importation, une restauration ou le blog ramène cette personne, elle restera.',
  copiesLeft: 'Sauvegardes qui la contiennent encore',
};
