/** The words of the interview that a newcomer discovers Escale with. */

/** A place among its three people (main/backend/library/example/example-interview.ts). */
type Who = 0 | 1 | 2;
/** Who answers, in which words. */
type Spoken = readonly [who: readonly Who[], ...paragraphs: string[]];

export type ExampleWords = Readonly<{
  title: string;
  titleBefore: string;
  lead: string;
  labels: readonly string[];
  credits: readonly (readonly [role: string, organisation: string | undefined])[];
  turns: readonly Readonly<{ question: string; answers: readonly Spoken[] }>[];
  picture: Readonly<{ alt: string; caption: string; credit: string }>;
  /** The first of the people, with a word of hers. */
  search: Readonly<{ name: string; word: string }>;
}>;

export const example: ExampleWords = {
  title: 'Le four du quartier\u00a0: un pain, quarante voisins',
  titleBefore: 'Le four du quartier',
  lead: 'Depuis un an, un four à pain s’allume chaque samedi au pied des immeubles des Tilleuls, à Vauclair. Celle qui l’allume, celui qui l’a rendu possible et une habitante racontent.',
  labels: ['Vie de quartier', 'Alimentation'],
  credits: [
    ['boulangère', 'Levain commun'],
    ['chargé de quartier', 'Ville de Vauclair'],
    ['habitante des Tilleuls', undefined],
  ],
  turns: [
    {
      question: 'Comment est venue l’idée d’un four\u202f?',
      answers: [
        [
          [1],
          'D’une réunion qui tournait mal. On parlait de bancs et de poubelles depuis deux heures quand une dame a dit\u00a0: «\u00a0Chez moi, au village, on se parlait au four.\u00a0» Il y a eu un silence, puis tout le monde avait un four à raconter.',
        ],
        [[2], 'La dame, c’était moi. Je n’attendais rien, je voulais rentrer. Le lundi, Paul m’a téléphoné.'],
        [
          [0],
          'Moi, j’ai lu au lavomatique qu’on cherchait une boulangère. J’ai appelé avant la fin de ma lessive.',
        ],
      ],
    },
    {
      question: 'Qui l’a construit\u202f?',
      answers: [
        [
          [0],
          'Nous, en onze samedis. Les briques viennent de l’ancienne école, la terre du chantier du tramway. Un maçon à la retraite nous a appris à monter la voûte.',
          'Les enfants ont tenu le compte des briques\u00a0: deux mille quatre cent douze.',
        ],
        [
          [1],
          'La Ville a payé la dalle et l’assurance, le reste a été prêté ou donné. C’est le projet le moins cher de mon budget, et celui dont on me parle le plus.',
        ],
        [[2], 'J’ai porté des briques, deux par deux. À mon âge, on appelle cela superviser.'],
      ],
    },
    {
      question: 'Que se passe-t-il un samedi\u202f?',
      answers: [
        [
          [0],
          'J’allume à six heures. À neuf heures, chacun arrive avec sa pâte, son plat ou sa tarte. Le four partage sa chaleur\u00a0: d’abord le pain, puis les gratins, et les meringues quand il s’endort. On repart avec le pain d’un autre, c’est la règle.',
        ],
        [
          [2],
          'Je viens pour le pain, je reste pour les nouvelles. J’ai appris les prénoms de mon étage après dix-neuf ans.',
        ],
        [[1], 'Je passe à midi, sans dossier sous le bras. On m’en dit plus qu’en réunion.'],
      ],
    },
    {
      question: 'Qu’est-ce qui a été difficile\u202f?',
      answers: [
        [
          [0],
          'La fumée, le premier mois. Nous avons frappé aux portes avec des brioches pour nous excuser\u202f; trois voisins fâchés font maintenant partie de l’équipe du bois.',
        ],
        [[1], 'Accepter de ne pas tout prévoir. Un four ne tient pas dans un tableau.'],
        [[2], 'Attendre. Le pain n’aime pas les pressés.'],
      ],
    },
    {
      question: 'Et si un autre quartier en voulait un\u202f?',
      answers: [
        [[2], 'Qu’il commence par une table. Le four vient après.'],
        [[0, 1], 'Nous prêtons les plans, le gabarit de la voûte, et un samedi de notre temps.'],
      ],
    },
  ],
  picture: {
    alt: 'Un four en briques allumé, et trois pains posés devant',
    caption: 'Le four des Tilleuls, un samedi à neuf heures',
    credit: 'Dessin fait pour Escale',
  },
  search: { name: 'Exemple\u00a0: Nora Lambert et le pain', word: 'pain' },
};
