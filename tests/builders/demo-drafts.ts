/** Unfinished posts for a realistic list of drafts. */
import type { Post } from '#interview/document.ts';
import { buildArticle, buildInterview } from './interview-builder.ts';

export const demoDrafts: readonly Post[] = [
  buildInterview()
    .titled('La bibliothèque qui prête des outils')
    .labelled('Partage')
    .withPerson('Nadia Ferrand', {
      id: 'nadia-ferrand',
      role: 'bibliothécaire',
      organisation: 'Médiathèque de Valbrune',
    })
    .asking('Qu’emprunte-t-on le plus ?')
    .answering(
      'Nadia Ferrand',
      'La perceuse, le samedi matin. Le lundi, elle revient avec des excuses et du plâtre.',
    )
    .asking('Et ce que personne n’emprunte ?').post,
  buildInterview()
    .titled('Un budget participatif, trois ans après')
    .labelled('Participation', 'Budget')
    .withPerson('Thomas Weiss', { id: 'thomas-weiss', role: 'adjoint au maire' })
    .withPerson('Anne Martin', {
      id: 'anne-martin',
      role: 'chargée de mission',
      organisation: 'Ville de Montrivière',
    })
    .asking('Que reste-t-il des premiers projets ?')
    .answering(
      'Thomas Weiss',
      'Sept sur neuf. Les deux autres ont été remplacés par ce que les habitants en avaient fait.',
    )
    .answering('Anne Martin', 'Une fontaine devenue un verger, par exemple.').post,
  buildInterview()
    .titled('Parler clair : le courrier réécrit par ceux qui le reçoivent')
    .labelled('Usagers')
    .ledBy('Douze habitants ont relu les lettres types de la mairie. Notes d’atelier, à compléter.')
    .withPerson('Odile Grandin', { id: 'odile-grandin', role: 'écrivaine publique' })
    .asking('Quel mot avez-vous rayé en premier ?')
    .answering('Odile Grandin', '« Diligenter ». Personne ne l’a regretté.').post,
  buildInterview()
    .titled('Questions pour l’équipe des parcs')
    .labelled('Nature')
    .asking('Combien d’arbres connaissez-vous par leur nom ?')
    .asking('Qui décide d’un banc ?').post,
  buildArticle()
    .titled('Ce que nous avons appris en écoutant')
    .saying('Trois idées reviennent dans tous les entretiens de l’année : le temps, le seuil, le prénom.')
    .post,
  buildInterview().post,
];
