import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { checkLabels, type LabelLimits } from '#interview/destinations.ts';
import { foldKey } from '#interview/fold-key.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button as Plain } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isNearLimit } from '../ui/fields/near-limit.ts';
import { AddLabel } from './AddLabel.tsx';
import styles from './LabelsPart.module.css';

type LabelsPartProps = Readonly<{
  labels: readonly string[];
  /** The limits of the blog of the post, or of its next blog. */
  limits: LabelLimits;
  /** Whether that blog calls labels tags. */
  tags: boolean;
  onChange: (labels: string[]) => void;
}>;

/** The words for labels, as the blog calls them. */
export function useLabelWords(tags: boolean) {
  const { panel } = useMessages().window;
  return tags ? { ...panel, ...panel.tags } : panel;
}

/** The labels of the post, with suggestions from the archive in the usual spelling. */
export function LabelsPart({ labels, limits, tags, onChange }: LabelsPartProps): ReactNode {
  const { mirror } = useMessages();
  const words = useLabelWords(tags);
  const [twin, setTwin] = useState<string | null>(null);
  const listed = useQuery('labels.list', {}, ['mirrors.changed']);
  const vocabulary = listed.value?.items ?? [];
  const { tooMany, tooLong, characters } = checkLabels(labels, limits);
  // Labels of the post that the blog usually spells differently.
  const rarer = labels.flatMap((label) => {
    const usual = vocabulary.find((one) => one.variants.some((variant) => variant.label === label));
    return usual === undefined || labels.includes(usual.label) ? [] : [{ label, known: usual }];
  });

  function add(label: string): void {
    const same = labels.find((present) => foldKey(present) === foldKey(label));
    setTwin(same ?? null);
    if (same === undefined) onChange([...labels, label]);
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
      <AddLabel
        label={words.addLabel}
        labels={labels}
        vocabulary={vocabulary}
        waiting={listed.waiting}
        onAdd={add}
      />
      {isNearLimit(characters, limits.labelCharacters) && (
        <p className={styles.hint}>{words.labelCharacters(characters, limits.labelCharacters)}</p>
      )}
      {rarer.map(({ label, known }) => (
        <div key={label} className={styles.hint}>
          <p>{mirror.labelRarer(label, known.label, known.count)}</p>
          <Plain
            kind="plain"
            onPress={() => onChange(labels.map((one) => (one === label ? known.label : one)))}
          >
            {mirror.labelUse(known.label)}
          </Plain>
        </div>
      ))}
      {twin !== null && <p className={styles.hint}>{words.sameLabel(twin)}</p>}
      {tooMany && <p className={styles.alert}>{words.tooManyLabels(limits.labels)}</p>}
      {tooLong && <p className={styles.alert}>{words.labelsTooLong(limits.labelCharacters)}</p>}
    </div>
  );
}
