import type { ExampleWords } from '../fr/example.ts';

export const example: ExampleWords = {
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
  search: { name: 'Example: Nora Lambert and bread', word: 'bread' },
};
