/** The invented interview for new users, with its texts from assets/messages/. Its names are fictitious. */
import type { Answer, Image, Participant, Post, TopBlock } from '#interview/document.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import { nameIn } from '#interview/search/filters.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { WORDS } from '../../core/words.ts';

const PEOPLE = ['Nora Lambert', 'Paul Etcheverry', 'Suzanne Picard'] as const;

export type ExamplePictures = Readonly<{
  oven: Readonly<{ sha256: string; width: number; height: number }>;
  portraits: readonly (string | undefined)[];
}>;

export type Example = Readonly<{
  /** Its successive states, oldest first; the last one is finished. */
  states: readonly Post[];
  search: Readonly<{ name: string; query: string }>;
}>;

export function exampleInterview(
  language: AppLanguage,
  { oven, portraits }: ExamplePictures,
  newId: () => string,
): Example {
  const words = WORDS[language].example;
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
  const lastState: Post = {
    ...emptyPost('interview', language),
    title: words.title,
    labels: [...words.labels],
    participants,
    lead: [[{ type: 'text', text: words.lead }]],
    numbered: true,
    body: [...first, ...second, picture, ...others.flat()],
  };
  const firstState: Post = {
    ...lastState,
    title: words.titleBefore,
    labels: [],
    body: [...first, ...second],
  };
  const secondState: Post = { ...lastState, title: words.titleBefore, body: turns.slice(0, 4).flat() };
  const { name, word } = words.search;
  return {
    states: [firstState, secondState, lastState],
    search: { name, query: `${nameIn('person', language)}:"${PEOPLE[0]}" ${word}` },
  };
}
