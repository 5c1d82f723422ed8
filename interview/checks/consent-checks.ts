/** The uses that a post makes of its people, and the checks of their consent. */
import { imagesIn } from '../blocks/blocks.ts';
import type { Post } from '../document.ts';
import { check, type Check } from './check.ts';
import type { CheckFacts } from './check-facts.ts';

type Subject = 'words' | 'picture' | 'voice';

/**
 * The parts of a post that a consent of this person may concern. Nothing says who is on a picture or heard in a sound, so
 * that all of them count.
 */
export type UsesOfPerson = Readonly<{
  /** Their answers. */
  words: number;
  picture: number;
  /** Videos and sounds. */
  voice: number;
  portrait: string | undefined;
  /** The pictures of the text that are in the library. */
  pictures: readonly string[];
}>;

/** @param ids of the person, also former ones */
export function usesOfPerson({ participants, body }: Post, ids: readonly string[]): UsesOfPerson {
  const images = body.flatMap(imagesIn);
  const portrait = participants.find(({ id }) => ids.includes(id))?.portrait;
  const blocks = body.flatMap((block) => (block.type === 'answer' ? block.blocks : [block]));
  return {
    words: body.filter(
      (block) => block.type === 'answer' && block.participants.some((id) => ids.includes(id)),
    ).length,
    picture: images.length + (portrait === undefined ? 0 : 1),
    voice: blocks.filter(({ type }) => type === 'embed').length,
    portrait,
    pictures: images.flatMap(({ asset }) => asset ?? []),
  };
}

/**
 * Answers and portraits without consent; consents that ended, of anything the post may use. Whether a picture of the text
 * shows them is unknown, so none is missing for it.
 */
export function consentChecks(post: Post, { consents = [] }: CheckFacts): Check[] {
  return consents.flatMap(({ participant, ...standings }): Check[] => {
    const person = post.participants.find(({ id }) => id === participant);
    if (person === undefined) return [];
    const uses = usesOfPerson(post, [participant]);
    const details = { words: person.name, spot: { part: { kind: 'consents' as const } } };
    return (['words', 'picture', 'voice'] as const satisfies readonly Subject[]).flatMap(
      (subject): Check[] => {
        if (uses[subject] === 0) return [];
        switch (standings[subject]) {
          case 'given':
            return [];
          case 'withdrawn':
            return [check('consent-withdrawn', { ...details, about: subject })];
          case 'expired':
            return [check('consent-expired', { ...details, about: subject })];
          case 'missing':
            if (subject === 'words') return [check('consent-missing', details)];
            return subject === 'picture' && uses.portrait !== undefined
              ? [check('consent-portrait', details)]
              : [];
        }
      },
    );
  });
}
