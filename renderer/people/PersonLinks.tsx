import type { ReactNode } from 'react';
import { MOST_LINKS } from '#contract/plain-values.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { isWrong, type LinkValue } from './person-values.ts';
import styles from './People.module.css';

type PersonLinksProps = Readonly<{
  links: readonly LinkValue[];
  onChange: (links: readonly LinkValue[]) => void;
  onRest: () => void;
}>;

/** Where a person can be read of: any number of addresses, each with the words for it. */
export function PersonLinks({ links, onChange, onRest }: PersonLinksProps): ReactNode {
  const words = useMessages().people;
  const change = (at: number, change: Partial<LinkValue>): void =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...change } : link)));
  return (
    <fieldset className={styles.links}>
      <legend className={styles.legend}>{words.links}</legend>
      {links.map((link, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a link is its place: both of its fields are being written
        <div key={at} className={styles.link}>
          <TextField
            label={words.link(at + 1)}
            placeholder="https://"
            value={link.url}
            maxLength={4_000}
            onChange={(url) => change(at, { url })}
            onBlur={onRest}
            {...(isWrong(link) ? { error: words.linkWrong } : {})}
          />
          <TextField
            label={words.linkLabel(at + 1)}
            value={link.label}
            maxLength={200}
            onChange={(label) => change(at, { label })}
            onBlur={onRest}
          />
          <IconButton
            icon="close"
            label={words.removeLink(at + 1)}
            onPress={() => onChange(links.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {links.length < MOST_LINKS && (
        <div>
          <Button kind="plain" icon="plus" onPress={() => onChange([...links, { url: '', label: '' }])}>
            {words.addLink}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
