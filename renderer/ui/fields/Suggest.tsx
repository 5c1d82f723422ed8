import { useState } from 'react';
import type { ReactNode } from 'react';
import { SuggestField } from './SuggestField.tsx';
import type { Suggestion } from './SuggestField.tsx';

type SuggestProps = Readonly<{
  label: string;
  suggestions: readonly Suggestion[];
  /** Some for these words are still on their way: Enter waits for them. */
  waiting?: boolean;
  text: string;
  onText: (text: string) => void;
  onChoose: (id: string) => void;
  /** Enter with no suggestion under the arrows. */
  onSubmit: (text: string) => void;
}>;

/** A box that takes any words and proposes known ones. What is chosen goes; the box is empty again. */
export function Suggest({ label, text, onText, onChoose, onSubmit, ...rest }: SuggestProps): ReactNode {
  const [turn, setTurn] = useState(0);
  const done = (act: () => void): void => {
    act();
    onText('');
    setTurn(turn + 1);
  };
  return (
    <SuggestField
      key={turn}
      label={label}
      labelHidden
      placeholder={label}
      // Only after a choice: the same box goes on.
      ready={turn > 0}
      adds
      text={text}
      onText={onText}
      onChoose={(id) => done(() => onChoose(id))}
      onSubmit={() => {
        if (text.trim() !== '') done(() => onSubmit(text.trim()));
      }}
      {...rest}
    />
  );
}
