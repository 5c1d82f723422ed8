import type { ReactNode } from 'react';
import { Button as AriaButton, Toolbar } from 'react-aria-components';
import type { Person } from '#contract/people.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useLastAnswer, useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Figure } from '../ui/figures/Figure.tsx';
import { formatDay } from '../ui/format.ts';
import { Tooltip } from '../ui/overlays/Tooltip.tsx';
import type { Spot } from '../ui/window/view.ts';
import styles from './PersonWords.module.css';

type Answer = BackendOutput<'people.words'>;
type Open = (postId: string, position?: Spot) => void;
type PersonWordsProps = Readonly<{ person: Pick<Person, 'id'>; onOpen: Open }>;

/** A person's words, before their entry: a few sentences, then their posts over time. */
export function PersonWords({ person, onOpen }: PersonWordsProps): ReactNode {
  const words = useMessages().people.words;
  const wordsQuery = useQuery('people.words', { id: person.id }, ['posts.changed', 'people.changed']);
  // Keeps the last answer until the next.
  const answer = useLastAnswer(wordsQuery.value);
  if (answer === undefined || answer.posts.length === 0) return null;
  return (
    <>
      {answer.excerpts.length > 0 && (
        <section className={styles.words} aria-label={words.title}>
          {answer.excerpts.map((excerpt) => (
            <Excerpt key={`${excerpt.postId} ${excerpt.answerId}`} excerpt={excerpt} onOpen={onOpen} />
          ))}
        </section>
      )}
      <Timeline known={answer} onOpen={onOpen} />
    </>
  );
}

type ExcerptProps = Readonly<{ excerpt: Answer['excerpts'][number]; onOpen: Open }>;

function Excerpt({ excerpt, onOpen }: ExcerptProps): ReactNode {
  const { people, window } = useMessages();
  const language = useLanguage();
  const { postId, answerId, questionId, question, text, at } = excerpt;
  const title = excerpt.title === '' ? window.lists.untitled : excerpt.title;
  return (
    <figure className={styles.excerpt}>
      <blockquote className={styles.quote}>
        {question !== undefined && <p className={styles.question}>{question}</p>}
        <p className={styles.text}>{text}</p>
      </blockquote>
      <figcaption className={styles.source}>
        <Button
          kind="plain"
          onPress={() => onOpen(postId, { answerId, questionId })}
          aria-label={people.words.read(title)}
        >
          {title}
        </Button>
        <time dateTime={new Date(at).toISOString()}>{formatDay(at, language, 'medium')}</time>
      </figcaption>
    </figure>
  );
}

type TimelineProps = Readonly<{ known: Answer; onOpen: Open }>;

/** A timeline of their posts by year: filled circles are online, others are not. */
function Timeline({ known, onOpen }: TimelineProps): ReactNode {
  const { people, window, listing } = useMessages();
  const words = people.words;
  const language = useLanguage();
  const posts = known.posts.toReversed().map((post) => ({
    ...post,
    title: post.title === '' ? window.lists.untitled : post.title,
    day: formatDay(post.at, language, 'medium'),
    year: new Date(post.at).getFullYear(),
    online: post.status === 'published' || post.status === 'changed',
  }));
  const years = [...new Set(posts.map(({ year }) => year))];
  return (
    <Figure
      title={words.timeline}
      columns={[words.post, words.date, words.answers, words.words, words.state]}
      rows={posts.map((post) => ({
        id: post.postId,
        cells: [
          post.title,
          post.day,
          listing.number(post.answers),
          listing.number(post.words),
          post.online ? words.online : words.notOnline,
        ],
      }))}
    >
      <Toolbar className={styles.line ?? ''} aria-label={words.timeline}>
        {years.map((year) => (
          <div key={year} role="group" className={styles.year} aria-label={String(year)}>
            <div className={styles.posts}>
              {posts
                .filter((post) => post.year === year)
                .map((post) => (
                  <Tooltip key={post.postId} text={`${post.title}, ${post.day}`} placement="top">
                    <AriaButton
                      className={styles.post ?? ''}
                      aria-label={words.at(
                        post.title,
                        `${post.day}, ${post.online ? words.online : words.notOnline}`,
                        people.inPost.answers(post.answers),
                      )}
                      onPress={() => onOpen(post.postId)}
                    >
                      <span className={styles.round} data-online={post.online || undefined} />
                    </AriaButton>
                  </Tooltip>
                ))}
            </div>
            <span className={styles.name} aria-hidden="true">
              {year}
            </span>
          </div>
        ))}
      </Toolbar>
      {known.total > known.posts.length && (
        <p className={styles.hint}>{words.latest(known.posts.length, known.total)}</p>
      )}
    </Figure>
  );
}
