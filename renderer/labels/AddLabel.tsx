import { useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { foldKey } from '#interview/fold-key.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Suggest } from '../ui/fields/Suggest.tsx';

type AddLabelProps = Readonly<{
  label: string;
  /** Labels of the post, excluded from suggestions. */
  labels: readonly string[];
  /** The labels of the archive. */
  vocabulary: RequestOutput<'labels.list'>['items'];
  waiting: boolean;
  /** Receives the label in the archive's spelling, if known. */
  onAdd: (label: string) => void;
}>;

/**
 * The field to add a label, with suggestions from the archive. Compared without case and accents, since variants would
 * be two labels on the blog.
 */
export function AddLabel({ label: name, labels, vocabulary, waiting, onAdd }: AddLabelProps): ReactNode {
  const { mirror } = useMessages();
  const [text, setText] = useState('');
  const foldedText = foldKey(text);
  const suggestions = vocabulary
    .filter(
      ({ label }) => foldedText !== '' && foldKey(label).includes(foldedText) && !labels.includes(label),
    )
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
