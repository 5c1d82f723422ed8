/** Ce que reçoivent les lecteurs d’un blog : l’allure de ses billets. */
export const presentation = {
  title: 'Présentation',
  hint: 'Vaut pour ce qui sera publié. Un billet en ligne la prend à sa prochaine mise à jour.',
  style: 'Style des entretiens',
  styles: { classic: 'Classique', headings: 'Noms en titre', cards: 'Cartes' },
  styleHints: {
    classic: '«\u00a0Nom\u00a0:\u00a0» devant la réponse',
    headings: 'Le nom sur sa ligne',
    cards: 'Un cadre, le nom, la fonction',
  },
  previewFrame: (blog: string) => `Aperçu d’un entretien sur ${blog}`,
  summary: 'Sommaire des questions, avant la première',
  people: 'Encart des personnes',
  peopleHint: 'Leur portrait, leur nom, leur fonction.',
  peoplePlaces: { off: 'Aucun', start: 'Au début', end: 'À la fin' },
  pictures: 'Images',
  pictureLooks: { plain: 'Sans cadre', rounded: 'Coins arrondis', framed: 'Encadrées' },
  enlarge: 'Agrandir les images d’un clic',
  enlargeHint:
    'Celles qui ont une adresse publique. Les images décoratives et celles placées dans le billet n’ont pas de lien.',
  level: 'Niveau du titre des billets',
  levelHint:
    'Les questions viennent un niveau au-dessous, les intertitres à leur suite. C’est ce qui guide les lecteurs d’écran.',
  levels: {
    1: 'Niveau 1',
    2: 'Niveau 2',
    3: 'Niveau 3 (thèmes de Blogger)',
    4: 'Niveau 4',
  },
  read: 'Lire sur le blog',
  found: (level: number, url: string) => `Niveau ${level}, lu sur ${url}.`,
  notFound: {
    'no-page': 'Aucun billet en ligne n’est connu sur ce blog. Publier d’abord, ou choisir le niveau.',
    'no-answer': 'La page n’a pas répondu. Le niveau reste celui choisi.',
    'no-heading': 'Le titre du billet n’est dans aucun titre de la page. Le niveau reste celui choisi.',
    'too-deep': 'Le titre y est plus bas que le niveau 4. Le niveau reste celui choisi.',
  },
  sheetHint:
    'Les billets se lisent bien sans elle. À coller une fois dans Blogger\u00a0: Thème, Personnaliser, Avancé, Ajouter du code CSS.',
  copySheet: 'Copier la feuille de style',
  copied: 'La feuille de style est copiée.',
  withSheet: 'Aperçu avec la feuille de style',
};
