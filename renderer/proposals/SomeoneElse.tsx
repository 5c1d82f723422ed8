import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PeopleQuestion } from '#contract/review.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAnswer } from '../bridge/use-last-answer.ts';
import { useQuery } from '../bridge/use-query.ts';
import { SuggestField } from '../ui/SuggestField.tsx';

type SomeoneElseProps = Readonly<{
  others: PeopleQuestion['others'];
  onChoose: (id: string) => void;
}>;

/** Neither: somebody else whom the archive or the directory knows. */
export function SomeoneElse({ others, onChoose }: SomeoneElseProps): ReactNode {
  const words = useMessages().review;
  const [text, setText] = useState('');
  const listed =
    useLastAnswer(useQuery('participants.list', { query: text.trim(), limit: 8 }).value)?.items ?? [];
  const suggestions = [
    ...others.map(({ id, name }) => ({ id, label: name })),
    ...listed
      .filter(({ id }) => !others.some((other) => other.id === id))
      .map(({ id, name, role }) => ({ id, label: name, ...(role !== undefined && { hint: role }) })),
  ];
  return (
    <SuggestField
      label={words.someoneElse}
      hint={words.someoneElseHint}
      suggestions={suggestions}
      text={text}
      onText={setText}
      onChoose={onChoose}
      onSubmit={() => undefined}
    />
  );
}
