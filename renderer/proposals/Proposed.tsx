import type { ReactNode } from 'react';
import type { Answer, Participant, Post, Question } from '#interview/document.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Initials } from '../ui/Initials.tsx';
import { tintsOf } from '../ui/tint.ts';
import { Block } from './Blocks.tsx';
import { Runs } from './Runs.tsx';
import styles from './Proposed.module.css';

/** Enough to judge a post in three seconds; what is beyond is counted. */
const SHOWN = 300;

type ProposedProps = Readonly<{
  post: Post;
  /** All of it, however long. */
  whole?: boolean;
}>;

/** A post as questions and answers, as the editor draws them, to be read only. */
export function Proposed({ post, whole = false }: ProposedProps): ReactNode {
  const words = useMessages().review;
  const tints = tintsOf(post.participants);
  const people = new Map(post.participants.map((person) => [person.id, person]));
  const shown = whole ? post.body : post.body.slice(0, SHOWN);
  const numbers = new Map(
    shown.filter((block) => block.type === 'question').map((block, index) => [block.id, index + 1]),
  );
  const names = (ids: readonly string[]): ReactNode =>
    ids
      .flatMap((id) => people.get(id) ?? [])
      .map((person) => <Name key={person.id} person={person} tint={tints.get(person.id) ?? 1} />);
  return (
    <div className={styles.proposed} lang={post.language}>
      {shown.map((block, index) => {
        if (block.type === 'question')
          return (
            <Asked key={block.id} question={block} number={numbers.get(block.id) ?? 0}>
              {names(block.by ?? [])}
            </Asked>
          );
        if (block.type === 'answer')
          return (
            <Said key={block.id} answer={block}>
              {names(block.participants)}
            </Said>
          );
        return <Block key={index} block={block} />;
      })}
      {post.body.length > shown.length && (
        <p className={styles.rest}>{words.rest(post.body.length - shown.length)}</p>
      )}
    </div>
  );
}

function Asked({
  question,
  number,
  children,
}: Readonly<{ question: Question; number: number; children: ReactNode }>): ReactNode {
  return (
    <div className={styles.question} lang={question.language}>
      <span className={styles.number}>{number}</span>
      <div>
        {children}
        {question.content.map((content, index) => (
          <p key={index}>
            <Runs content={content} />
          </p>
        ))}
      </div>
    </div>
  );
}

function Said({ answer, children }: Readonly<{ answer: Answer; children: ReactNode }>): ReactNode {
  return (
    <div className={styles.answer} lang={answer.language}>
      {children}
      {answer.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Name({ person, tint }: Readonly<{ person: Participant; tint: number }>): ReactNode {
  return (
    <span className={styles.name} data-tint={tint}>
      <Initials name={person.name} tint={tint} />
      <b>{person.name}</b>
    </span>
  );
}
