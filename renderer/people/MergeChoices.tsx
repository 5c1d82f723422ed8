import type { ReactNode } from 'react';
import type { BackendOutput } from '#contract/backend.ts';
import { CHOSEN_FIELDS, type ChosenField, type MergeChoice } from '#contract/people.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Portrait } from './Portrait.tsx';
import { tintOf } from '../ui/tint.ts';
import styles from './People.module.css';

type Sides = Pick<BackendOutput<'people.merge-preview'>, 'kept' | 'merged'>;

/** The fields in which both say something, and not the same. */
const differing = ({ kept, merged }: Sides): ChosenField[] =>
  CHOSEN_FIELDS.filter((field) => {
    const [one, other] = [kept[field] ?? '', merged[field] ?? ''];
    return one !== '' && other !== '' && one !== other;
  });

type MergeChoicesProps = Sides &
  Readonly<{ choice: MergeChoice; onChange: (field: ChosenField, side: 'kept' | 'merged') => void }>;

/** Whose words are kept, where two entries differ. */
export function MergeChoices({ kept, merged, choice, onChange }: MergeChoicesProps): ReactNode {
  const words = useMessages().people.merge;
  const fields = differing({ kept, merged });
  if (fields.length === 0) return null;
  const shown = (
    field: ChosenField,
    side: 'kept' | 'merged',
  ): Readonly<{ label: string; picture?: ReactNode }> => {
    const person = side === 'kept' ? kept : merged;
    return field === 'portrait'
      ? {
          label: side === 'kept' ? words.thisPortrait : words.otherPortrait,
          picture: <Portrait person={person} tint={tintOf(person.id)} />,
        }
      : { label: person[field] ?? '' };
  };
  return (
    <section aria-label={words.choices} className={styles.choices}>
      <h3 className={styles.subtitle}>{words.choices}</h3>
      {fields.map((field) => (
        <Choice
          key={field}
          label={words.fields[field]}
          value={choice[field] ?? 'kept'}
          onChange={(side) => onChange(field, side)}
          options={[
            { id: 'kept', ...shown(field, 'kept') },
            { id: 'merged', ...shown(field, 'merged') },
          ]}
        />
      ))}
    </section>
  );
}
