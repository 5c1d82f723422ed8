import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { AwaitedInPost } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { AwaitedFacts, RemindButton } from '../history/AwaitedPerson.tsx';
import styles from './AwaitedPeople.module.css';

type AwaitedPeopleProps = Readonly<{
  /** In the order of the library: overdue ones first. */
  people: readonly AwaitedInPost[];
  onOpen: (postId: string) => void;
}>;

/** Below « À valider »: each awaited person with the post, since when, and « Relancer ». */
export function AwaitedPeople({ people, onOpen }: AwaitedPeopleProps): ReactNode {
  const { history: words, window: windowWords } = useMessages();
  if (people.length === 0) return null;
  return (
    <section className={styles.people} aria-label={words.people}>
      <h3 className={styles.heading}>{words.people}</h3>
      <ul>
        {people.map((person) => {
          const { postId, name, language } = person;
          const title = person.title.trim() === '' ? windowWords.lists.untitled : person.title;
          return (
            <li key={`${postId} ${name}`} className={styles.person}>
              <span className={styles.name}>{name}</span>
              <AriaButton
                className={styles.title ?? ''}
                aria-label={words.openOf(title)}
                onPress={() => onOpen(postId)}
              >
                {title}
              </AriaButton>
              <AwaitedFacts awaited={person} />
              <span className={styles.acts}>
                <RemindButton postId={postId} title={title} language={language} awaited={person} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
