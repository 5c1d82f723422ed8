/** The contents of an English library, for the pictures of the English guide. */
import { exampleInterview } from '#backend/library/example/example-interview.ts';
import type { Post } from '#interview/document.ts';
import { buildArticle, buildInterview } from './interview-builder.ts';

/** The invented interview of the welcome screen, with its picture. */
export function englishInterview(oven: string): Post {
  let count = 0;
  const newId = (): string => `en-${(count += 1)}`;
  const picture = { sha256: oven, width: 1_200, height: 720 };
  const [post] = exampleInterview('en', { oven: picture, portraits: [] }, newId).states.toReversed();
  if (post === undefined) throw new Error('the example has no state');
  return post;
}

export const englishPosts: readonly Post[] = [
  buildInterview()
    .in('en')
    .titled('Three questions to Ada Cole, archivist')
    .labelled('Three questions', 'Archives')
    .withPerson('Ada Cole', { id: 'ada-cole', role: 'archivist', organisation: 'Vauclair Archives' })
    .asking('What do you keep?')
    .answering('Ada Cole', 'What nobody thinks of keeping: posters, menus, the plans of a bread oven.')
    .asking('What do people ask you for?')
    .answering('Ada Cole', 'For their street, before them. Then they bring me what they have.').post,
  buildInterview()
    .in('en')
    .titled('A school draws its own yard')
    .labelled('Schools', 'Participation')
    .withPerson('Idris Faye', { id: 'idris-faye', role: 'head teacher' })
    .asking('Who drew the yard?')
    .answering(
      'Idris Faye',
      'Two classes, with string and chalk. The architect measured what they had drawn.',
    ).post,
  buildInterview()
    .in('en')
    .titled('One hour a week at the front desk')
    .labelled('Reception')
    .withPerson('Sophie Lacaze', { id: 'sophie-lacaze', role: 'deputy director' })
    .asking('What does one see in an hour?')
    .answering(
      'Sophie Lacaze',
      'That half of the visits begin with an apology. People come to ask leave to ask.',
    ).post,
  buildArticle()
    .in('en')
    .titled('Our spring calendar')
    .labelled('Diary')
    .saying('The oven is lit every Saturday from March to October. Bring your dough, and a basket.').post,
];
