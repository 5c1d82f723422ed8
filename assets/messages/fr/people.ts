import { counted } from '../plural.ts';
import { personFields } from './person-fields.ts';

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
        : `${counted('fr', count, 'billet change', 'billets changent')} ici. Le texte d’avant reste dans les Modifications de chacun.`,
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
        : `${counted('fr', count, 'billet suit', 'billets suivent')} : chacun garde le nom et la fonction qu’il porte.`,
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
    held: (count: number) =>
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
