/** The invented interview that a newcomer discovers Escale with, in French and in English. Nobody of that name is meant. */
import type { Answer, Image, Participant, Post, TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';

const PEOPLE = ['Nora Lambert', 'Paul Etcheverry', 'Suzanne Picard'] as const;
type Who = 0 | 1 | 2;
/** Who answers, in which words. */
type Spoken = readonly [who: readonly Who[], ...paragraphs: string[]];

type Words = Readonly<{
  title: string;
  titleBefore: string;
  lead: string;
  labels: readonly string[];
  credits: readonly (readonly [role: string, organisation: string | undefined])[];
  turns: readonly Readonly<{ question: string; answers: readonly Spoken[] }>[];
  picture: Readonly<{ alt: string; caption: string; credit: string }>;
  search: Readonly<{ name: string; query: string }>;
}>;

const FRENCH: Words = {
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
  search: { name: 'Exemple\u00a0: Nora Lambert et le pain', query: 'par:"Nora Lambert" pain' },
};

const ENGLISH: Words = {
  title: 'The neighbourhood oven: one loaf, forty neighbours',
  titleBefore: 'The neighbourhood oven',
  lead: 'For a year now, a bread oven has been lit every Saturday below the flats of Lime Court, in Vauclair. The woman who lights it, the man who made it possible and a neighbour tell the story.',
  labels: ['Neighbourhood', 'Food'],
  credits: [
    ['baker', 'Common Leaven'],
    ['neighbourhood officer', 'Town of Vauclair'],
    ['neighbour', undefined],
  ],
  turns: [
    {
      question: 'Where did the idea of an oven come from?',
      answers: [
        [
          [1],
          'From a meeting that was going badly. We had been talking about benches and bins for two hours when a lady said: “In my village, we talked at the oven.” There was a silence, and then everyone had an oven to tell of.',
        ],
        [[2], 'I was that lady. I expected nothing, I wanted to go home. On the Monday, Paul rang me.'],
        [
          [0],
          'I read at the launderette that they were looking for a baker. I rang before my washing was done.',
        ],
      ],
    },
    {
      question: 'Who built it?',
      answers: [
        [
          [0],
          'We did, in eleven Saturdays. The bricks come from the old school, the clay from the tramway works. A retired mason taught us to raise the vault.',
          'The children kept count of the bricks: two thousand four hundred and twelve.',
        ],
        [
          [1],
          'The town paid for the slab and the insurance; the rest was lent or given. It is the cheapest project in my budget, and the one people mention most.',
        ],
        [[2], 'I carried bricks, two at a time. At my age it is called supervising.'],
      ],
    },
    {
      question: 'What happens on a Saturday?',
      answers: [
        [
          [0],
          'I light it at six. By nine, people arrive with their dough, their dish or their tart. The oven shares its heat: bread first, then the gratins, and meringues as it falls asleep. You go home with someone else’s bread, that is the rule.',
        ],
        [
          [2],
          'I come for the bread and stay for the news. I learnt the first names on my landing after nineteen years.',
        ],
        [[1], 'I come by at noon, with no file under my arm. I am told more than in any meeting.'],
      ],
    },
    {
      question: 'What was difficult?',
      answers: [
        [
          [0],
          'The smoke, in the first month. We knocked on doors with buns to apologise; three angry neighbours now belong to the firewood team.',
        ],
        [[1], 'Accepting that not everything can be planned. An oven does not fit in a spreadsheet.'],
        [[2], 'Waiting. Bread does not like people in a hurry.'],
      ],
    },
    {
      question: 'And if another neighbourhood wanted one?',
      answers: [
        [[2], 'Let them begin with a table. The oven comes later.'],
        [[0, 1], 'We lend the plans, the mould of the vault, and one Saturday of our time.'],
      ],
    },
  ],
  picture: {
    alt: 'A brick oven with its fire lit, and three loaves in front of it',
    caption: 'The oven of Lime Court, one Saturday at nine',
    credit: 'Drawn for Escale',
  },
  search: { name: 'Example: Nora Lambert and bread', query: 'by:"Nora Lambert" bread' },
};

/** Pictures by their sha256. */
export type ExamplePictures = Readonly<{
  oven: Readonly<{ sha256: string; width: number; height: number }>;
  portraits: readonly (string | undefined)[];
}>;

export type Example = Readonly<{
  /** As it was written, the oldest first; the last one is finished. */
  states: readonly Post[];
  search: Words['search'];
}>;

export function exampleInterview(
  language: 'fr' | 'en',
  { oven, portraits }: ExamplePictures,
  newId: () => string,
): Example {
  const words = language === 'fr' ? FRENCH : ENGLISH;
  const participants = PEOPLE.map((name, at): Participant => {
    const [role = '', organisation] = words.credits[at] ?? [];
    const portrait = portraits[at];
    return {
      id: newId(),
      name,
      label: name,
      role,
      ...(organisation === undefined ? {} : { organisation }),
      ...(portrait === undefined ? {} : { portrait }),
    };
  });
  const { alt, caption, credit } = words.picture;
  const picture: Image = {
    type: 'image',
    asset: oven.sha256,
    width: oven.width,
    height: oven.height,
    alt,
    caption: [{ type: 'text', text: caption }],
    credit,
    decorative: false,
  };
  const turns = words.turns.map(({ question, answers }): TopBlock[] => [
    { type: 'question', id: newId(), content: [[{ type: 'text', text: question }]] },
    ...answers.map(([who, ...paragraphs]): Answer => ({
      type: 'answer',
      id: newId(),
      participants: who.map((at) => participants[at]?.id ?? ''),
      labelShown: true,
      blocks: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    })),
  ]);
  const [first = [], second = [], ...others] = turns;
  const whole: Post = {
    ...emptyPost('interview', language),
    title: words.title,
    labels: [...words.labels],
    participants,
    lead: [[{ type: 'text', text: words.lead }]],
    numbered: true,
    body: [...first, ...second, picture, ...others.flat()],
  };
  const begun: Post = { ...whole, title: words.titleBefore, labels: [], body: [...first, ...second] };
  const longer: Post = { ...whole, title: words.titleBefore, body: turns.slice(0, 4).flat() };
  return { states: [begun, longer, whole], search: words.search };
}
