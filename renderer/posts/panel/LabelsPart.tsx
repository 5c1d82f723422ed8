import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { foldKey } from '../../../interview/fold-key.ts';
import { checkLabels, MOST_LABELS } from '../../../interview/labels.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { Icon } from '../../widgets/Icon.tsx';
import { Suggest } from '../../widgets/Suggest.tsx';
import styles from './panel.module.css';

type LabelsPartProps = Readonly<{ labels: readonly string[]; onChange: (labels: string[]) => void }>;

/** « 3/20 ». */
export const labelCount = (labels: readonly string[]): string => `${labels.length}/${MOST_LABELS}`;

/** The labels of the post, proposing those of the archive. */
export function LabelsPart({ labels, onChange }: LabelsPartProps): ReactNode {
  const words = useMessages().window.panel;
  const [text, setText] = useState('');
  const [twin, setTwin] = useState<string | null>(null);
  const archive = useQuery('archive.search', { query: '', limit: 1 }).value?.facets.labels ?? [];
  const { tooMany, tooLong, characters } = checkLabels(labels);
  // Folded: two labels that differ by case or accents only would be two labels on the blog.
  const wanted = foldKey(text);
  const suggestions = archive
    .filter(({ value }) => wanted !== '' && foldKey(value).includes(wanted) && !labels.includes(value))
    .slice(0, 8)
    .map(({ value, count }) => ({ id: value, label: value, hint: String(count) }));

  function add(typed: string): void {
    // As the archive writes it, when it knows the label.
    const label = archive.find(({ value }) => foldKey(value) === foldKey(typed))?.value ?? typed;
    const same = labels.find((present) => foldKey(present) === foldKey(label));
    setTwin(same ?? null);
    if (same === undefined) onChange([...labels, label.slice(0, 200)]);
  }

  return (
    <div className={styles.part}>
      {labels.length > 0 && (
        <TagGroup
          aria-label={words.labels}
          onRemove={(keys) => {
            setTwin(null);
            onChange(labels.filter((label) => !keys.has(label)));
          }}
        >
          <TagList className={styles.tags ?? ''}>
            {labels.map((label) => (
              <Tag key={label} id={label} className={styles.tag ?? ''} textValue={label}>
                <span className={styles.tagWords} title={label}>
                  {label}
                </span>
                <Button
                  slot="remove"
                  className={styles.tagRemove ?? ''}
                  aria-label={words.removeLabel(label)}
                >
                  <Icon name="close" size={16} />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      <Suggest
        label={words.addLabel}
        suggestions={suggestions}
        text={text}
        onText={setText}
        onChoose={add}
        onSubmit={add}
      />
      {labels.length > 0 && <p className={styles.hint}>{words.labelCharacters(characters)}</p>}
      {twin !== null && <p className={styles.hint}>{words.sameLabel(twin)}</p>}
      {tooMany && <p className={styles.alert}>{words.tooManyLabels}</p>}
      {tooLong && <p className={styles.alert}>{words.labelsTooLong}</p>}
    </div>
  );
}
