import type { ReactNode } from 'react';
import type { KnownQuestion } from '#interview/answers/known-questions.ts';
import type { How } from '#interview/answers/merge-answers.ts';
import type { Post } from '#interview/document.ts';
import { useMessages } from '../bridge/messages.tsx';
import { LooseRow } from './LooseRow.tsx';
import { existingText, type Choices, type Destination, type Piece, type Pieces } from './pieces.ts';
import { QuestionRow } from './QuestionRow.tsx';
import styles from './Answers.module.css';

type WhatGoesWhereProps = Readonly<
  {
    post: Post;
    personId: string | undefined;
    questions: readonly KnownQuestion[];
    pieces: Pieces;
    onPlace: (key: string, destination: Destination) => void;
    onHow: (question: string, how: How) => void;
    onCopy: (text: string) => void;
  } & Choices
>;

/** Question by question what came, then what belongs to none. */
export function WhatGoesWhere({
  post,
  personId,
  questions,
  pieces,
  destinations,
  hows,
  onPlace,
  onHow,
  onCopy,
}: WhatGoesWhereProps): ReactNode {
  const words = useMessages().answers;
  const goesTo = (piece: Piece): Destination => destinations.get(piece.key) ?? piece.destination;
  const all: readonly Piece[] = [...pieces.matched, ...pieces.loose];
  return (
    <>
      <p className={styles.summary} aria-live="polite">
        {words.found(pieces.matched.length, questions.length)}
        {pieces.loose.length > 0 && ` ${words.looseCount(pieces.loose.length)}.`}
      </p>
      {questions.length > 0 && (
        <ol className={styles.rows} aria-label={words.questions}>
          {questions.map((question) => {
            const piece = pieces.matched.find((one) => one.question === question.id);
            return (
              <QuestionRow
                key={question.id}
                question={question}
                questions={questions}
                piece={piece}
                destination={piece === undefined ? undefined : goesTo(piece)}
                existing={existingText(post, personId, question.id)}
                how={hows.get(question.id)}
                attached={all.filter((one) => one !== piece && goesTo(one) === question.id).length}
                onPlace={(destination) => piece !== undefined && onPlace(piece.key, destination)}
                onHow={(how) => onHow(question.id, how)}
              />
            );
          })}
        </ol>
      )}
      {pieces.loose.length > 0 && (
        <section className={styles.loose} aria-labelledby="answers-loose">
          <h3 id="answers-loose" className={styles.title}>
            {words.loose}
          </h3>
          <p className={styles.hint}>{words.looseHint}</p>
          <ul className={styles.rows}>
            {pieces.loose.map((piece) => (
              <LooseRow
                key={piece.key}
                piece={piece}
                questions={questions}
                destination={goesTo(piece)}
                onPlace={(destination) => onPlace(piece.key, destination)}
                onCopy={onCopy}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
