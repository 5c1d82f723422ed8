import { useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { foldKey } from '#interview/fold-key.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Suggest } from '../ui/fields/Suggest.tsx';

type AddLabelProps = Readonly<{
  label: string;
  /** Those there are already: not offered again. */
  labels: readonly string[];
  /** What is known of the archive's labels. */
  vocabulary: RequestOutput<'labels.list'>['items'];
  waiting: boolean;
  /** As the archive writes it, where it knows it. */
  onAdd: (label: string) => void;
}>;

/** A label to add, proposing those of the archive. Folded: two that differ by case or accents only would be two on the blog. */
export function AddLabel({ label: name, labels, vocabulary, waiting, onAdd }: AddLabelProps): ReactNode {
  const { mirror } = useMessages();
  const [text, setText] = useState('');
  const wanted = foldKey(text);
  const suggestions = vocabulary
    .filter(({ label }) => wanted !== '' && foldKey(label).includes(wanted) && !labels.includes(label))
    .slice(0, 8)
    .map(({ label, count, variants }) => ({ id: label, label, hint: mirror.labelHint(count, variants) }));
  const add = (typed: string): void =>
    onAdd(vocabulary.find(({ label }) => foldKey(label) === foldKey(typed))?.label ?? typed.slice(0, 200));
  return (
    <Suggest
      label={name}
      suggestions={suggestions}
      waiting={waiting}
      text={text}
      onText={setText}
      onChoose={add}
      onSubmit={add}
    />
  );
}
