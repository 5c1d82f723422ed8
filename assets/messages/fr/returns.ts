import type { TurnState } from '#interview/returns/placed-turn.ts';
import type { Progress, StatedNames } from '#interview/returns/approval-progress.ts';
import { counted } from '../plural.ts';
import { de } from './elision.ts';

/** Words about what people send back: the sheet of a return, approvals of turns. */
export const returns = {
  title: 'Ce qui est revenu',
  titleOf: (name: string): string => `Ce qui est revenu ${de(name)}`,
  loading: 'Comparaison avec le texte envoyé…',
  turns: 'Passage par passage',
  parts: {
    title: 'Titre',
    lead: 'Chapeau',
    question: 'Question',
    answer: 'Réponse',
    unknown: 'Passage inconnu',
  },
  ofQuestion: 'La question elle-même',
  byWords: 'D’après les mots',
  states: {
    answered: 'Réponse',
    approved: 'Approuvé',
    corrected: 'Corrigé',
    remark: 'Remarque',
    'changed-here': 'Modifié ici depuis l’envoi',
    'deleted-here': 'Supprimé ici depuis l’envoi',
    unknown: 'Absent du texte envoyé',
  },
  summary: (states: readonly TurnState[]): string => {
    const count = (state: TurnState): number => states.filter((one) => one === state).length;
    return [
      [count('approved'), 'approuvé', 'approuvés'],
      [count('answered'), 'répondu', 'répondus'],
      [count('corrected'), 'corrigé', 'corrigés'],
      [count('remark'), 'avec une remarque', 'avec une remarque'],
      [count('changed-here'), 'modifié ici depuis l’envoi', 'modifiés ici depuis l’envoi'],
      [count('deleted-here'), 'supprimé ici', 'supprimés ici'],
      [count('unknown'), 'absent du texte envoyé', 'absents du texte envoyé'],
    ]
      .flatMap(([number, one, several]) =>
        Number(number) === 0 ? [] : [counted('fr', Number(number), String(one), String(several))],
      )
      .join(', ');
  },
  nothing: 'Aucun passage de ce billet n’a été reconnu dans ce qui est revenu.',
  remark: 'Remarque :',
  choiceOf: (title: string): string => `Que faire de ce passage : ${title}`,
  take: 'Reprendre',
  keep: 'Garder le mien',
  retouch: 'Reprendre et retoucher',
  leave: 'Ne pas reprendre',
  addAtEnd: 'Ajouter à la fin du billet',
  consents: 'Accords',
  consent: (subject: string, isGiven: boolean): string =>
    isGiven ? `${subject} : accord donné` : `${subject} : pas d’accord donné`,
  accept: 'Enregistrer le retour',
  personFirst: 'Indiquez de qui vient ce retour.',
  otherPost:
    'Ce retour concerne un autre billet. Rien n’a été changé : ouvrez ce billet, puis reprenez le fichier.',
  sentAt: (moment: string): string => `Comparé avec le texte envoyé : ${moment}.`,
  sentUnknown: 'Le texte envoyé n’est plus dans l’historique : comparé avec le texte actuel.',
  marksMissing:
    'Les repères du document ont disparu, sans doute dans le logiciel qui l’a enregistré : les passages sont reconnus d’après leurs mots. À vérifier.',
  takenBefore: (moment: string): string =>
    `Ce fichier a déjà été repris : ${moment}. Si vous le reprenez, rien ne change de plus.`,
  laterSent: (moment: string): string =>
    `Une version plus récente a été envoyée à cette personne depuis : ${moment}.`,
  taken: (count: number): string =>
    count === 0
      ? 'Retour enregistré.'
      : `Retour enregistré, ${counted('fr', count, 'passage repris', 'passages repris')}.`,

  // In the panel
  received: 'Retours reçus',
  takeReturn: 'Reprendre un retour…',
  attach: 'Joindre une pièce signée…',
  attachTitle: 'Joindre une pièce signée',
  attachAct: 'Choisir le fichier…',
  attachWho: 'De qui',
  attachWhoMissing: 'Indiquez la personne.',
  attachWhat: 'Ce qu’elle prouve',
  attachHint:
    'Un papier signé puis numérisé (pdf ou image) est gardé tel quel avec le billet, et effacé avec la personne. Rien n’en est lu.',
  purposes: { questions: 'Réponses', review: 'Validation', consent: 'Accord' },
  receivedFrom: (what: string, name: string, date: string): string => `${what} ${de(name)}, le ${date}`,
  saveFile: 'Enregistrer la pièce…',
  saveFileOf: (name: string): string => `Enregistrer la pièce reçue : ${name}`,
  progress: ({ name, answers, approved, corrected, remarks, outdated }: Progress): string => {
    const parts = [
      `${approved} sur ${answers} ${approved === 1 ? 'approuvée' : 'approuvées'}`,
      ...(corrected > 0 ? [counted('fr', corrected, 'corrigée', 'corrigées')] : []),
      ...(remarks > 0 ? [counted('fr', remarks, 'remarque', 'remarques')] : []),
      ...(outdated > 0 ? [counted('fr', outdated, 'modifiée depuis', 'modifiées depuis')] : []),
    ];
    return `${name} : ${parts.join(', ')}`;
  },
  /** Under a question in the list of questions. */
  approvalOf: ({ approved, corrected, remarks, outdated }: StatedNames): string =>
    [
      ...(approved.length > 0 ? [`approuvé : ${approved.join(', ')}`] : []),
      ...(corrected.length > 0 ? [`corrigé : ${corrected.join(', ')}`] : []),
      ...(remarks.length > 0 ? [`remarque : ${remarks.join(', ')}`] : []),
      ...(outdated.length > 0 ? [`modifié depuis l’accord : ${outdated.join(', ')}`] : []),
    ].join(' · '),
};
