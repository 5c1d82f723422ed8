import type { ReactNode } from 'react';
import type { KnownQuestion } from '#interview/answers/known-questions.ts';
import type { How } from '#interview/answers/merge-answers.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Select } from '../ui/Select.tsx';
import { ReceivedText } from './ReceivedText.tsx';
import { PiecePlace } from './PiecePlace.tsx';
import { sameWords, type Destination, type MatchedPiece } from './pieces.ts';
import styles from './Answers.module.css';

type QuestionRowProps = Readonly<{
  question: Pick<KnownQuestion, 'id' | 'number' | 'text'>;
  questions: readonly Pick<KnownQuestion, 'id' | 'number' | 'text'>[];
  piece: MatchedPiece | undefined;
  destination: Destination | undefined;
  /** What the person already answered; '' for nothing. */
  existing: string;
  how: How | undefined;
  /** Pieces from elsewhere that were placed here. */
  attached: number;
  onPlace: (destination: Destination) => void;
  onHow: (how: How) => void;
}>;

/** One question: what came for it, beside what the person had answered, and what will be done. */
export function QuestionRow({
  question,
  questions,
  piece,
  destination,
  existing,
  how,
  attached,
  onPlace,
  onHow,
}: QuestionRowProps): ReactNode {
  const words = useMessages().answers;
  const stays = piece !== undefined && destination === question.id;
  const comes = stays || attached > 0;
  const identical = stays && attached === 0 && sameWords(existing, piece.text);
  return (
    <li className={styles.row} data-empty={!comes || undefined}>
      <h3 className={styles.question}>
        <span className={styles.number} aria-hidden="true">
          {question.number}
        </span>
        <span>{question.text}</span>
      </h3>
      <p className={styles.marks}>
        {piece === undefined ? (
          attached === 0 && <Badge>{words.unanswered}</Badge>
        ) : (
          <Badge
            {...(piece.how === 'order' ? { tone: 'alert', icon: 'warning' } : {})}
            {...(piece.how === 'same' ? { icon: 'check' } : {})}
          >
            {words.how[piece.how]}
          </Badge>
        )}
        {attached > 0 && <Badge tone="accent">{words.alsoFrom(attached)}</Badge>}
      </p>
      {piece?.asked !== undefined && (
        <p className={styles.asked}>
          {words.asked} {piece.asked}
        </p>
      )}
      <div className={styles.sides}>
        {existing !== '' && (
          <div className={styles.side}>
            <h4>{words.existing}</h4>
            <ReceivedText text={existing} tone="existing" />
          </div>
        )}
        {piece !== undefined && (
          <div className={styles.side}>
            {existing !== '' && <h4>{words.received}</h4>}
            <ReceivedText text={piece.text} tone={stays ? 'received' : 'away'} />
          </div>
        )}
      </div>
      {(piece !== undefined || (comes && existing !== '')) && (
        <div className={styles.choices}>
          {existing !== '' &&
            comes &&
            (identical ? (
              <p className={styles.hint}>{words.identical}</p>
            ) : (
              <Select<How>
                label={words.existingChoice}
                labelHidden
                value={how ?? 'append'}
                choices={[
                  { id: 'append', label: words.append },
                  { id: 'replace', label: words.replace },
                  { id: 'keep', label: words.keep },
                ]}
                onChange={onHow}
              />
            ))}
          {piece !== undefined && destination !== undefined && (
            <PiecePlace piece={piece} questions={questions} destination={destination} onPlace={onPlace} />
          )}
        </div>
      )}
    </li>
  );
}
