/** Invented posts like our authors’: for screenshots, for trying the app, for end-to-end tests. */
import type { Post } from '#interview/document.ts';
import { buildArticle, buildInterview } from './interview-builder.ts';

/** An interview with a title, a lead, six questions to the same two people, and closing thanks outside of turns. */
export const gardenInterview: Post = buildInterview()
  .titled('Les rencontres du laboratoire : deux jardinières de l’action publique')
  .labelled('Rencontres', 'Design public', 'Participation')
  .ledBy(
    'Anne Martin et Karim Benali ont passé une année à faire pousser des idées entre deux services. Ils racontent ce qui a pris, et ce qui n’a pas pris.',
  )
  .withPerson('Anne Martin', {
    id: 'anne-martin',
    role: 'chargée de mission',
    organisation: 'Ville de Montrivière',
  })
  .withPerson('Karim Benali', { id: 'karim-benali', role: 'designer', organisation: 'Atelier du Canal' })
  .asking('Qui êtes-vous et d’où venez-vous ?')
  .answering(
    'Anne Martin',
    'Je suis chargée de mission à la Ville de Montrivière, après dix ans au guichet de l’état civil. J’y ai appris qu’un formulaire peut faire pleurer quelqu’un.',
  )
  .answering(
    'Karim Benali',
    'Je viens du design de service.',
    'Auparavant, je dessinais des gares ; on y apprend à regarder où les gens s’arrêtent.',
  )
  .asking('Comment le jardin partagé est-il devenu un projet de la mairie ?')
  .answering(
    'Anne Martin',
    'Par hasard : une habitante a demandé une clef, et nous n’avions aucune procédure pour prêter une clef.',
  )
  .answering('Karim Benali', 'La clef est devenue notre premier prototype. Coût : onze euros.')
  .asking('Qu’avez-vous découvert en chemin ?')
  .answering(
    'Anne Martin',
    'Que l’on peut commencer petit sans penser petit. L’œuvre collective tient à des détails, un banc, un robinet, un horaire.',
  )
  .answering('Karim Benali', 'Que les agents ont plus d’idées qu’ils n’ont d’occasions de les dire.')
  .asking('Est-ce que cela a changé votre façon de travailler ?')
  .answering(
    'Anne Martin',
    'Je n’écris plus une note sans l’avoir lue à voix haute à quelqu’un qui n’est pas du service.',
  )
  .answering('Karim Benali', 'Oui. Je passe une journée par mois à l’accueil, sans carnet.')
  .asking('Que conseilleriez-vous à une commune qui hésite ?')
  .answering('Anne Martin', 'De prêter une clef.')
  .answering('Karim Benali', 'De choisir un lieu que l’on traverse, et d’y rester trois mois.')
  .asking('Comment définiriez-vous le laboratoire en un mot ?')
  .answering('Anne Martin', 'Patience.')
  .answering('Karim Benali', 'Vivant')
  .saying(
    'Toute l’équipe remercie Anne et Karim pour leur temps, leurs graines et leur franchise, et leur souhaite une belle saison.',
  ).post;

export const demoPosts: readonly Post[] = [
  buildInterview()
    .titled('Trois questions à Léa Morel, archiviste')
    .labelled('Trois questions', 'Archives')
    .withPerson('Léa Morel', { id: 'lea-morel', role: 'archiviste', organisation: 'Archives de Valbrune' })
    .asking('Pourquoi garder les brouillons ?')
    .answering(
      'Léa Morel',
      'Parce que la décision finale ne dit jamais ce à quoi on a renoncé. Les brouillons, si.',
    )
    .asking('Qu’est-ce qu’un agent peut faire dès demain ?')
    .answering(
      'Léa Morel',
      'Nommer ses fichiers avec une date. C’est la plus belle politesse que l’on puisse faire à un inconnu.',
    )
    .asking('Une trouvaille récente ?')
    .answering(
      'Léa Morel',
      'Un plan de 1911 pour une passerelle jamais construite, au crayon, d’une main très sûre.',
    ).post,
  buildInterview()
    .titled('Au guichet, une heure par semaine : l’expérience de Montrivière')
    .labelled('Usagers', 'Design public')
    .ledBy('Depuis janvier, les cadres de la mairie tiennent l’accueil une heure par semaine.')
    .withPerson('Karim Benali', { id: 'karim-benali', role: 'designer', organisation: 'Atelier du Canal' })
    .withPerson('Sophie Lacaze', {
      id: 'sophie-lacaze',
      role: 'directrice générale adjointe',
      organisation: 'Ville de Montrivière',
    })
    .asking('Que voit-on en une heure ?')
    .answering(
      'Sophie Lacaze',
      'On voit que la moitié des visites commencent par une excuse. Les gens s’excusent de demander.',
    )
    .answering('Karim Benali', 'Et que l’écran d’appel parle trop vite pour qui cherche ses lunettes.')
    .asking('Qu’allez-vous changer ?')
    .answering('Sophie Lacaze', 'La première phrase du courrier de convocation.').post,
  buildInterview()
    .titled('Numérique et campagne : la tournée du bus')
    .labelled('Numérique', 'Territoires')
    .withPerson('Idriss Faye', { id: 'idriss-faye', role: 'médiateur numérique' })
    .asking('Comment choisit-on les arrêts ?')
    .answering('Idriss Faye', 'Le boulanger choisit. Il sait quel matin les gens descendent au village.')
    .asking('Qu’apprend-on à bord ?')
    .answering('Idriss Faye', 'À retrouver un mot de passe, et à ne plus en avoir honte.').post,
  buildInterview()
    .titled('Une école dessine sa cour')
    .labelled('Participation', 'Enfance')
    .withPerson('Classe de CM2 B', { id: 'classe-de-cm2-b' })
    .withPerson('Hélène Aubry', { id: 'helene-aubry', role: 'enseignante' })
    .asking('Quelle a été la première idée ?')
    .answering('Classe de CM2 B', 'Une cabane. Puis un endroit pour s’ennuyer tranquillement.')
    .answering(
      'Hélène Aubry',
      'Ils ont mesuré l’ombre toutes les heures pendant une semaine. Le plan est parti de l’ombre.',
    ).post,
  buildArticle()
    .titled('Notre calendrier de printemps')
    .labelled('Agenda')
    .saying(
      'Quatre rendez-vous vous attendent d’ici juin, tous ouverts, tous gratuits.',
      'Le premier a lieu le 12 mars à 18 h, salle des Tilleuls.',
    ).post,
];
