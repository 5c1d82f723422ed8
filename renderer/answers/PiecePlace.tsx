import type { ReactNode } from 'react';
import type { KnownQuestion } from '#interview/answers/known-questions.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Select } from '../ui/Select.tsx';
import { AT_END, NOWHERE, type Destination, type Piece } from './pieces.ts';

type PiecePlaceProps = Readonly<{
  piece: Piece;
  questions: readonly Pick<KnownQuestion, 'id' | 'number' | 'text'>[];
  destination: Destination;
  onPlace: (destination: Destination) => void;
}>;

const LONGEST = 70;
const short = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;

/** Where a piece goes. */
export function PiecePlace({ piece, questions, destination, onPlace }: PiecePlaceProps): ReactNode {
  const words = useMessages().answers;
  return (
    <Select
      label={words.placeOf(short(piece.text))}
      labelHidden
      value={destination}
      choices={[
        ...questions.map(({ id, number, text }) => ({ id, label: words.toQuestion(number, short(text)) })),
        { id: AT_END, label: words.atEnd },
        { id: NOWHERE, label: words.nowhere },
      ]}
      onChange={onPlace}
    />
  );
}
