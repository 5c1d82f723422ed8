/** Interviewers and guests: sets of labels, each person in one role. */
import { expect, test } from 'vitest';
import { recognize } from '#interview/recognition/recognize.ts';

const roles = (text: string): { asks: string[]; answers: string[] } => {
  const recognition = recognize(text);
  expect(recognition.kind).toBe('interview');
  return {
    asks: recognition.participants.filter(({ asks }) => asks === true).map(({ name }) => name),
    answers: recognition.participants.filter(({ asks }) => asks !== true).map(({ name }) => name),
  };
};
const questionsOf = (text: string): string[] => recognize(text).questions.map((question) => question.text);

test('a panel of three asks one guest', () => {
  const text = `Anne Roy : Qui êtes-vous, et d’où venez-vous ?
Odile Brassac : Je répare des vélos depuis dix ans, dans un atelier du port où passent surtout des pêcheurs.
Paul Vidal : Que vous apportent ces rencontres ?
Odile Brassac : Je les écoute, et je retiens leurs histoires. Ils reviennent presque tous avant l’hiver.
Karim Benali : Et que leur conseillez-vous ?
Odile Brassac : De graisser la chaîne. Je le dis à chacun, et personne ne m’écoute.
Anne Roy : Merci à vous. Un dernier mot ?
Odile Brassac : Venez nous voir, la porte est ouverte tous les jours sauf le lundi.`;
  expect(roles(text)).toEqual({
    asks: ['Anne Roy', 'Paul Vidal', 'Karim Benali'],
    answers: ['Odile Brassac'],
  });
  expect(questionsOf(text)).toHaveLength(4);
});

test('an interviewer with a full name first, and initials later', () => {
  const text = `Nora Lemaire : Bonjour Odile Brassac. Que faites-vous ?
Odile Brassac : Je répare des vélos depuis dix ans.
N. L. : Où avez-vous appris ?
O. B. : J’ai appris chez mon oncle, à Sète.
N. L. : Racontez-nous la première fois.
O. B. : C’était un soir de mai. Je n’ai rien compris, et j’ai recommencé.`;
  expect(roles(text)).toEqual({ asks: ['Nora Lemaire'], answers: ['Odile Brassac'] });
  expect(questionsOf(text)).toHaveLength(3);
});

test('an accented initial is the first name that starts with it', () => {
  const text = `Comment avez-vous commencé ?
Élodie : J’ai commencé par hasard.
Anne : Moi, par ennui.
Et que faites-vous maintenant ?
É : Je répare.
A : Et moi, je vends.`;
  expect(roles(text)).toEqual({ asks: [], answers: ['Élodie', 'Anne'] });
});

test('« Question n° 3 : » is no person', () => {
  const text = `Question n° 1 : Que faites-vous ?
Odile : Je répare des vélos.
Question n° 2 : Où avez-vous appris ?
Odile : J’ai appris à Sète.
Question n° 3 : Un conseil ?
Odile : Graissez.`;
  expect(
    recognize(text)
      .participants.filter(({ asks }) => asks !== true)
      .map(({ name }) => name),
  ).toEqual(['Odile']);
  expect(questionsOf(text)).toEqual(['Que faites-vous ?', 'Où avez-vous appris ?', 'Un conseil ?']);
});

test('a guest who asks back does not become the interviewer', () => {
  const text = `Léa : Que faites-vous ici ?
Odile : Je répare des vélos. Vous en avez un ?
Léa : Non. Pourquoi les vélos ?
Odile : Pourquoi pas ? Je les aime depuis toujours.
Léa : Et demain ?
Odile : Demain, je ferme. J’ai besoin de repos, et la mer est belle.`;
  expect(roles(text)).toEqual({ asks: ['Léa'], answers: ['Odile'] });
});
