import { useState } from 'react';
import type { ReactNode } from 'react';
import { SuggestField } from './SuggestField.tsx';
import type { Suggestion } from './SuggestField.tsx';

type SuggestProps = Readonly<{
  label: string;
  suggestions: readonly Suggestion[];
  /** Whether suggestions for this text are loading; Enter waits for them. */
  waiting?: boolean;
  text: string;
  onText: (text: string) => void;
  onChoose: (id: string) => void;
  /** Called on Enter without a highlighted suggestion. */
  onSubmit: (text: string) => void;
}>;

/** A field for any text, with suggestions. It is cleared after a choice. */
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
      // Focused again after a choice.
      takesFocus={turn > 0}
      addsWords
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
