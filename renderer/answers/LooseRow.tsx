import type { ReactNode } from 'react';
import type { KnownQuestion } from '#interview/answers/known-questions.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { ReceivedText } from './ReceivedText.tsx';
import { PiecePlace } from './PiecePlace.tsx';
import type { Destination, LoosePiece } from './pieces.ts';
import styles from './Answers.module.css';

type LooseRowProps = Readonly<{
  piece: LoosePiece;
  questions: readonly Pick<KnownQuestion, 'id' | 'number' | 'text'>[];
  destination: Destination;
  onPlace: (destination: Destination) => void;
  onCopy: (text: string) => void;
}>;

/** What belongs to no question: shown, placed by the author, or copied. */
export function LooseRow({ piece, questions, destination, onPlace, onCopy }: LooseRowProps): ReactNode {
  const words = useMessages().answers;
  return (
    <li className={styles.row}>
      <p className={styles.marks}>
        <Badge>{piece.label === undefined ? words.why[piece.why] : piece.label}</Badge>
      </p>
      <ReceivedText text={piece.text} />
      <div className={styles.choices}>
        <PiecePlace piece={piece} questions={questions} destination={destination} onPlace={onPlace} />
        <Button icon="copy" onPress={() => onCopy(piece.text)}>
          {words.copy}
        </Button>
      </div>
    </li>
  );
}
