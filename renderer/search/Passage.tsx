import type { ReactNode, Ref } from 'react';
import { creditOf } from '#interview/people/person-fields.ts';
import type { PassageHit } from '#contract/search.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Initials } from '../ui/Initials.tsx';
import { tintsOf } from '#interview/people/person-signs.ts';
import { useQuery } from '../bridge/use-query.ts';
import { marksIn, type Around, type ShownTurn } from './turns-around.ts';
import styles from './Passage.module.css';

type PassageProps = Readonly<{
  ref?: Ref<HTMLDivElement> | undefined;
  around: Around;
  /** The matched words, as written. */
  words: readonly string[];
  language: string;
  onQuestion: (id: string) => void;
}>;

/** A passage in its turn, in the style of a printed interview: the question, its answers, and the context. */
export function Passage({ ref, around, words, language, onQuestion }: PassageProps): ReactNode {
  const texts = useMessages().search;
  const beside = (name: string, question: Around['before']): ReactNode =>
    question !== undefined && (
      <button type="button" className={styles.near} onClick={() => onQuestion(question.id)}>
        <span className={styles.nearName}>{name}</span>
        <span className={styles.nearText}>{question.text}</span>
      </button>
    );
  return (
    <>
      {beside(texts.before, around.before)}
      <Turns ref={ref} turns={around.turns} words={words} language={language} />
      {beside(texts.after, around.after)}
    </>
  );
}

type TurnsProps = Pick<PassageProps, 'ref' | 'words' | 'language'> &
  Readonly<{ turns: readonly ShownTurn[] }>;

/** Turns as read, each with its speakers. */
export function Turns({ ref, turns, words, language }: TurnsProps): ReactNode {
  const people = new Map(turns.flatMap((turn) => turn.people).map((person) => [person.id, person]));
  const tints = tintsOf([...people.values()]);
  return (
    <div ref={ref} className={styles.turns} lang={language}>
      {turns.map((turn) => (
        <Turn key={turn.key} turn={turn} words={words} tints={tints} />
      ))}
    </div>
  );
}

type TurnProps = Readonly<{
  turn: ShownTurn;
  words: readonly string[];
  tints: ReadonlyMap<string, number>;
}>;

function Turn({ turn, words, tints }: TurnProps): ReactNode {
  return (
    <div
      className={styles.turn}
      data-kind={turn.kind}
      data-chosen={turn.chosen || undefined}
      {...(turn.language === undefined ? {} : { lang: turn.language })}
    >
      {turn.kind === 'answer' && turn.people.length > 0 && (
        <p className={styles.people}>
          {turn.people.map((person) => (
            <span key={person.id} className={styles.person}>
              <Initials name={person.name} tint={tints.get(person.id) ?? 1} />
              <span>
                <b>{person.name}</b>
                {creditOf(person)
                  .map((part) => `, ${part}`)
                  .join('')}
              </span>
            </span>
          ))}
        </p>
      )}
      {turn.lines.map((line, index) => (
        <p
          // oxlint-disable-next-line react/no-array-index-key -- a line of a passage has no other name
          key={index}
          className={styles.line}
          data-turn={turn.key}
          data-line={index}
        >
          <Marked text={line} marks={marksIn(line, words)} />
        </p>
      ))}
    </div>
  );
}

type MarkedProps = Readonly<{ text: string; marks: readonly (readonly [number, number])[] }>;

/** A text with its matches. `marks`: [start, end) in UTF-16 units, in order. */
export function Marked({ text, marks }: MarkedProps): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    pieces.push(
      text.slice(at, start),
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

/** The matched words of a passage, in lower case. */
export const foundWords = ({ excerpt, marks }: Pick<PassageHit, 'excerpt' | 'marks'>): string[] => [
  ...new Set(marks.map(([start, end]) => excerpt.slice(start, end).toLowerCase())),
];

export type ReadPost = RequestOutput<'search.read'>;

/** The post of a result from the search index; undefined until loaded. */
export function useReadPost(
  postId: string,
): Readonly<{ read: ReadPost | undefined; failed: AppError | undefined }> {
  const { value, failure } = useQuery('search.read', { postId }, ['posts.changed']);
  return { read: value, failed: failure };
}
