/** Correct sentences: no change, no proposal. ~ is U+00A0, ^ is U+202F. */
import { expect, test } from 'vitest';
import { correctTypography } from '#interview/typography/correct.ts';
import { raisableEndings } from '#interview/typography/raisable-endings.ts';
import { toSpaces } from './space-signs.ts';

const SENTENCES = `
À Lyon, l’État finance vingt-deux écoles^; aucune n’a fermé.
Êtes-vous venu seul^? Non, avec l’équipe du guichet.
Elle dit~: «~Nous ouvrons à 9~h, sans rendez-vous.~»
Le taux est passé de 12,5~% à 14~% en un an.
La salle fait 4~m sur 6~m, soit 24~m².
Une affiche de 40~×~60~cm, tirée à 12^500 exemplaires.
Une image de 1920×1080 pixels, un écran de 15".
Le dossier n°~2024-117 porte la référence AB12345.
Écrire au 12, rue de l’Église, 75011 Paris.
Appeler le 01 23 45 67 89, du lundi au vendredi.
La loi n°~78-17 du 6~janvier 1978 s’applique toujours.
En 2024, trois communes sur quatre ont répondu.
M.~Martin, Mme~Durand et le Dr~Petit étaient là.
Le service a été créé en 1998 (et non en 1989).
Paris – Lyon en deux heures, tous les jours.
Le maire –~élu en mars~– n’a rien promis.
Cela coûte 25~€ par mois, ou 300~€ par an.
Il fait 19~°C dans les bureaux, 1^013~hPa dehors.
L’adresse est https://exemple.fr/aide?page=2#haut, en bas.
Lire le fichier rapport-final.pdf, page 12.
Anne, Karim et Zoé~: «~Oui^!~»
On écrit «~tout “compris”~», sans plus.
Le logiciel tourne sous .NET et sous Node.js.
Le 4x4 de la mairie est au garage.
Voir p.~12, art.~3 et fig.~2.
Des pommes, des poires, etc.
Il hésite… puis répond.
—~Qui êtes-vous^?
Les années 1990 à 1995 figurent au tableau~: 1990–1995.
C’est aujourd’hui qu’on vote, jusqu’à 18~h~30.
Une sœur, un cœur, une œuvre, un œil.
Tout se joue à 3 contre 1.
Écoutez-la~: elle a raison.
L’association compte 1^200 membres et 35 salariés.
Ils vivent à 2~km de là, au 2 bis.
Le plan A n’a pas marché, le plan B non plus.
Elle a lu Emma, Éric et Eugénie Grandet.
Un e-mail, un rendez-vous, un porte-à-porte.
Le XXI<sup>e</sup> siècle commence en 2001.
Version 2.4.1, du 12/05/2024, à 14:30.
`
  .trim()
  .split('\n');

test.each(SENTENCES)('%s', (sentence) => {
  const text = toSpaces(sentence);
  const { changes, suggestions } = correctTypography(text, { language: 'fr' });
  expect({ changes, suggestions }).toEqual({ changes: [], suggestions: [] });
  expect(raisableEndings([{ text }], { language: 'fr' })).toEqual([]);
});
