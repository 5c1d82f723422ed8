/** The register of consents: in the panel of a post, on a person’s page, and as a file. */
import { counted } from '../plural.ts';
import { de } from './elision.ts';
import { formats } from './formats.ts';

const subjects = { words: 'Paroles', picture: 'Image', voice: 'Voix' };
const manners = { return: 'par un retour', paper: 'sur papier', mail: 'par courriel', oral: 'de vive voix' };
const states = { given: 'Donné', expired: 'Expiré', withdrawn: 'Retiré', refused: 'Refusé' };

export const consents = {
  title: 'Accords',
  none: 'Aucun accord enregistré.',
  lawyer: 'Escale garde ce que vous notez ; seul un juriste peut dire si un texte d’accord suffit.',
  add: 'Enregistrer un accord…',
  /** A row of the list. */
  row: (who: string, subject: keyof typeof subjects) => `${who} : ${subjects[subject].toLowerCase()}`,
  given: (date: string, manner: keyof typeof manners) => `Donné le ${date}, ${manners[manner]}`,
  until: (date: string) => `jusqu’au ${date}`,
  expired: (date: string) => `Expiré depuis le ${date}`,
  withdrawn: (date: string) => `Retiré le ${date}`,
  refused: (date: string) => `Refusé le ${date}`,
  allPosts: 'tous ses billets',
  change: 'Modifier…',
  changeOf: (row: string) => `Modifier l’accord (${row})`,
  withdraw: 'Retirer…',
  withdrawOf: (row: string) => `Retirer l’accord (${row})`,
  uses: 'Billets concernés…',
  usesOf: (row: string) => `Billets concernés par l’accord (${row})`,
  subjects,
  places: 'Où',
  placesHint: 'Par exemple : le site, la lettre interne, les réseaux sociaux.',
  purpose: 'Dans quel but',

  dialog: {
    add: 'Enregistrer un accord',
    change: 'Modifier un accord',
    who: 'Qui',
    whoMissing: 'Indiquez la personne.',
    what: 'Ce qui est autorisé',
    whatMissing: 'Cochez ce que la personne autorise.',
    posts: 'Pour',
    thisPost: 'Ce billet',
    post: (title: string) => `Le billet « ${title} »`,
    allPosts: 'Tous les billets où la personne figure',
    end: 'Durée',
    endless: 'Sans limite',
    until: 'Jusqu’à une date',
    lastDay: 'Dernier jour',
    manner: 'Comment',
    manners: {
      return: 'Par un retour de la personne',
      paper: 'Sur papier',
      mail: 'Par courriel',
      oral: 'De vive voix',
    },
    day: 'Donné le',
    dayMissing: 'Indiquez le jour.',
    minor: 'La personne est mineure',
    guardians: 'Ses deux parents',
    guardiansHint: 'Les noms de ceux qui ont signé, ou de qui a seul l’autorité parentale.',
    guardiansMissing: 'Indiquez qui a signé pour la personne mineure.',
    note: 'Remarque',
    noteHint: 'Par exemple : où se trouve l’original.',
    save: 'Enregistrer',
    remove: 'Supprimer cette ligne',
    removeWhy:
      'À ne faire que pour une erreur de saisie : un accord retiré par la personne reste au registre.',
    removeAnyway: 'Supprimer',
  },
  ended: {
    title: 'Retirer un accord',
    usesTitle: 'Billets concernés par un accord',
    day: 'Retiré le',
    act: 'Enregistrer le retrait',
    giveBack: 'Annuler le retrait',
    /** By what is withdrawn. */
    about: {
      words: 'Les billets où la personne répond :',
      picture: 'Les billets où figure la personne, et leurs images :',
      voice: 'Les billets où figure la personne, avec des vidéos ou des sons :',
    },
    none: 'Aucun billet ne s’en sert.',
    more: (count: number) => counted('fr', count, 'autre billet', 'autres billets'),
    parts: {
      words: (count: number) => counted('fr', count, 'réponse', 'réponses'),
      picture: (count: number) => counted('fr', count, 'image', 'images'),
      voice: (count: number) => counted('fr', count, 'vidéo ou son', 'vidéos ou sons'),
    },
    portrait: 'dont son portrait',
    online: (blogs: string) => `en ligne sur ${blogs}`,
    offline: 'pas en ligne',
    open: 'Ouvrir',
    openOf: (title: string) => `Ouvrir « ${title} »`,
    untitled: 'Sans titre',
    unsent:
      'Rien ne change ni ne part tout seul. Ouvrez chaque billet, retirez-en ce qui doit l’être, puis mettez-le à jour.',
    erase:
      'Pour retirer la personne de tous ses billets à la fois : « Données de cette personne… », sur sa page.',
    portraits: 'Retirer son portrait et préparer les mises à jour',
    removed: (changed: number, prepared: number) =>
      `Portrait retiré de ${counted('fr', changed, 'billet', 'billets')}. ${counted('fr', prepared, 'mise à jour', 'mises à jour')} dans les envois.`,
    left: (count: number) =>
      `${counted('fr', count, 'billet ouvert ou d’un autre auteur n’a pas changé', 'billets ouverts ou d’un autre auteur n’ont pas changé')}.`,
    notPrepared: (count: number) =>
      `${counted('fr', count, 'mise à jour n’a pas pu être préparée', 'mises à jour n’ont pas pu être préparées')} : ouvrez le billet.`,
    finish: 'Terminer',
  },
  export: {
    open: 'Exporter le registre…',
    title: 'Exporter le registre des accords',
    what: 'Quels accords',
    ofPost: 'Ceux de ce billet',
    ofPerson: (who: string) => `Ceux ${de(who)}`,
    all: 'Tous',
    format: 'Format',
    formats: { csv: 'Tableau (csv)', docx: 'Document Word (docx)' },
    hint: 'Le fichier contient des données personnelles : gardez-le comme tel.',
    choose: 'Choisir où enregistrer…',
    finish: 'Terminer',
    done: (name: string, count: number) =>
      `${counted('fr', count, 'accord enregistré', 'accords enregistrés')} dans ${name}.`,
    fileName: 'Registre des accords',
  },
  /** The file, and the consents in the file of a person’s data. */
  register: {
    title: 'Registre des accords',
    day: formats.day,
    made: (date: string) => `État au ${date}.`,
    none: 'Aucun accord.',
    subjects,
    states,
    manners,
    allPosts: 'Tous les billets',
    line: (column: string, value: string) => `${column} : ${value}`,
    /** Between the values of a line of the csv file. */
    separator: ';',
    columns: {
      person: 'Personne',
      subject: 'Accord',
      state: 'État',
      post: 'Billet',
      places: 'Où',
      purpose: 'But',
      given: 'Donné le',
      manner: 'Comment',
      until: 'Jusqu’au',
      withdrawn: 'Retiré ou refusé le',
      guardians: 'Parents d’une personne mineure',
      note: 'Remarque',
    },
  },
};
