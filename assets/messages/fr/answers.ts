import type { DocumentWarning } from '#contract/exchange.ts';
import { counted } from '../plural.ts';

/** Words of « Ajouter les réponses d’une personne » and of documents that come in. */
export const answers = {
  title: 'Ajouter les réponses d’une personne',

  // Where they come from
  source: 'Réponses reçues',
  chooseFile: 'Choisir un document…',
  chooseOther: 'Choisir un autre document…',
  kinds: 'docx, odt, eml, msg, csv, formulaire pdf, txt, html ou md',
  pasteLabel: 'Ou coller le texte reçu',
  pastePlaceholder: 'Coller ici le courriel ou le texte reçu, questions comprises',
  reading: 'Lecture du document…',
  empty: 'Ce document ne contient pas de texte.',

  // Whose they are
  rows: (count: number): string => `${counted('fr', count, 'personne', 'personnes')} dans ce document`,
  row: (number: number, name: string, isTaken: boolean): string =>
    `${number}. ${name === '' ? 'Sans nom' : name}${isTaken ? ', repris' : ''}`,
  person: 'Réponses de',
  personPlaceholder: 'Nom de la personne',
  changePerson: 'Changer de personne',
  /** Where no name stands before the answers. */
  guessed: {
    sender: 'D’après l’expéditeur du message',
    signature: 'D’après la signature',
    file: 'D’après le nom du fichier',
    table: 'D’après le tableau',
  },
  createPerson: (name: string): string => `Créer « ${name} »`,

  // What goes where
  recognized: (answered: number, questions: number): string =>
    answered === 0
      ? 'Aucune réponse reconnue pour les questions de cet entretien.'
      : `${counted('fr', answered, 'réponse reconnue', 'réponses reconnues')} pour ${counted('fr', questions, 'question', 'questions')}.`,
  looseCount: (count: number): string =>
    counted('fr', count, 'passage non rattaché', 'passages non rattachés'),
  noQuestions: 'Cet entretien n’a pas encore de question : écrivez-les d’abord, puis ajoutez les réponses.',
  questions: 'Question par question',
  question: (number: number): string => `Question ${number}`,
  how: {
    code: 'D’après le code',
    same: 'Question identique',
    close: 'Question proche',
    number: 'D’après le numéro',
    order: 'D’après l’ordre : à vérifier',
  },
  asked: 'Question reçue :',
  received: 'Réponse reçue',
  existing: 'Réponse actuelle',
  unanswered: 'Sans réponse',
  returned:
    'Ce document est cet entretien, corrigé : les réponses reçues remplacent les actuelles, sauf choix contraire.',
  changes: 'Ce qui change',
  identical: 'Identique à la réponse actuelle',
  existingChoice: 'Que faire des deux réponses',
  keep: 'Garder l’actuelle',
  replace: 'Remplacer par la reçue',
  append: 'Ajouter à la suite',
  more: 'Tout montrer',
  less: 'Réduire',
  alsoFrom: (count: number): string =>
    `Avec ${counted('fr', count, 'passage rattaché', 'passages rattachés')} plus bas`,
  destinationOf: (what: string): string => `Où mettre ce passage : ${what}`,
  toQuestion: (number: number, words: string): string => `${number}. ${words}`,
  atEnd: 'À la fin du billet, comme texte',
  nowhere: 'Ne pas reprendre',

  // What belongs to no question
  loose: 'Non rattaché',
  looseHint: 'Tout ce qui a été reçu est affiché. Vous pouvez copier ce qui n’est pas repris.',
  why: {
    before: 'Avant la première question',
    mail: 'Le courriel lui-même',
    quoted: 'Cité dans le courriel',
    closing: 'Formule de fin',
    stranger: 'Question absente de l’entretien',
    'someone-else': 'Une autre personne',
    after: 'Après les questions',
    notes: 'Notes de bas de page',
  },
  copy: 'Copier',
  copied: 'Copié.',

  // The act
  add: (count: number, replaced: number): string => {
    const act = replaced === 0 ? 'Ajouter' : replaced === count ? 'Remplacer' : 'Reprendre';
    return count === 0
      ? 'Ajouter les réponses'
      : count === 1
        ? `${act} la réponse`
        : `${act} les ${count} réponses`;
  },
  addText: 'Ajouter à la fin du billet',
  cancel: 'Annuler',
  personFirst: 'Indiquez de qui sont ces réponses.',
  added: (added: number, replaced: number, name: string): string =>
    `${[
      ...(added > 0 || replaced === 0 ? [counted('fr', added, 'réponse ajoutée', 'réponses ajoutées')] : []),
      ...(replaced > 0 ? [counted('fr', replaced, 'réponse remplacée', 'réponses remplacées')] : []),
    ].join(', ')} : ${name}.`,
  addedText: 'Texte ajouté à la fin du billet.',
  left: (count: number): string => ` ${counted('fr', count, 'passage', 'passages')} non repris.`,
  copyLeft: 'Copier ce qui n’est pas repris',

  // A document dropped on the text
  dropped: (name: string): string => `Document déposé : ${name}`,
  droppedHint: 'Que faire de ce document ?',
  readingFile: (name: string) => `Lecture de « ${name} »…`,
  noInterview:
    'Ce fichier ne nomme aucun entretien de la bibliothèque. Rien n’a été changé : ouvrez l’entretien, puis déposez le fichier sur son texte.',
  oneAtATime: (name: string) =>
    `Un seul fichier à la fois : « ${name} » est ouvert, les autres sont à déposer ensuite.`,
  insertHere: 'Insérer ici',
  onlyInterviews: 'Les réponses d’une personne ne peuvent être ajoutées qu’à un entretien.',

  // A text pasted into the interview
  answersLikely: (count: number): string =>
    `Ce texte répond à ${counted('fr', count, 'question', 'questions')} de cet entretien. Il peut être réparti sous les questions.`,

  // What is left out of a document
  warnings: (warnings: readonly DocumentWarning[]): string[] => {
    const of = (code: DocumentWarning['code']): number =>
      warnings.find((warning) => warning.code === code)?.count ?? 0;
    const [comments, changes, notes, pictures, formulas] = [
      of('comments'),
      of('changes'),
      of('notes'),
      of('pictures'),
      of('formulas'),
    ];
    const both = [
      ...(comments > 0 ? [counted('fr', comments, 'commentaire', 'commentaires')] : []),
      ...(changes > 0 ? [counted('fr', changes, 'modification suivie', 'modifications suivies')] : []),
    ].join(' et ');
    const plural = comments + changes > 1;
    return [
      ...(both === ''
        ? []
        : [
            `${both} ${plural ? 'ne sont' : 'n’est'} pas ${comments > 0 ? 'repris' : plural ? 'reprises' : 'reprise'} : le texte est lu comme si les modifications étaient acceptées.`,
          ]),
      ...(notes > 0
        ? [
            `${counted('fr', notes, 'note de bas de page est montrée', 'notes de bas de page sont montrées')} à part.`,
          ]
        : []),
      ...(pictures > 0
        ? [
            `${counted('fr', pictures, 'image n’a pas pu être reprise', 'images n’ont pas pu être reprises')}.`,
          ]
        : []),
      ...(formulas > 0
        ? [
            `${counted('fr', formulas, 'formule ou objet n’a pas pu être repris', 'formules ou objets n’ont pas pu être repris')}.`,
          ]
        : []),
      ...(of('attachments') > 0
        ? [
            `${counted('fr', of('attachments'), 'pièce jointe n’est pas lue', 'pièces jointes ne sont pas lues')} : ouvrez le message pour les voir.`,
          ]
        : []),
      ...(of('automatic') > 0
        ? ['C’est une réponse automatique, d’une absence par exemple : aucune réponse n’est proposée.']
        : []),
    ];
  },

  // A new post from a document
  fromDocument: (name: string, questions: number, answers: number): string =>
    questions > 0
      ? `Entretien créé à partir de « ${name} » : ${counted('fr', questions, 'question', 'questions')}, ${counted('fr', answers, 'réponse', 'réponses')}.`
      : `Billet créé à partir de « ${name} ».`,

  // « Demander les réponses »
  ask: 'Demander les réponses',
  askExplained:
    'Chaque question part avec un code, qui ramène la réponse à sa place. La version envoyée est gardée dans l’historique.',
  askWhom: 'À qui',
  askWhomMissing: 'Indiquez à qui les questions sont posées.',
  askNoAddress: 'Sans adresse dans l’annuaire : à ajouter dans la messagerie',
  askMail: (count: number): string => `Le message, avec ${counted('fr', count, 'question', 'questions')}`,
  askCopy: 'Copier',
  askOpen: 'Ouvrir dans la messagerie',
  askSave: 'Enregistrer le message…',
  askTooLong:
    'Ce message est trop long pour s’ouvrir dans la messagerie : copiez-le, ou enregistrez-le, pour le garder entier.',
  askOpened: 'Le message s’ouvre dans la messagerie : il reste à l’envoyer.',
  askSaved: (name: string): string =>
    `« ${name} » est enregistré : ouvrez-le dans la messagerie pour l’envoyer.`,
  askedOf: (name: string): string => `Questions envoyées à ${name}`,
  noneFor: (name: string): string => `Aucune question de cet entretien n’est posée à ${name}.`,
  questionsCopied: (count: number): string =>
    `${counted('fr', count, 'question copiée', 'questions copiées')} : à coller dans un courriel.`,
  noQuestionToCopy: 'Cet entretien n’a pas encore de question à envoyer.',
};
