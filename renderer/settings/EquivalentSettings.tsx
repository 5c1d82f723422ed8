import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { EquivalentNames } from './EquivalentNames.tsx';
import { NAMES_LIMITS, namesText } from './equivalents.ts';
import { useSettings } from '../ui/use-settings.tsx';
import styles from './EquivalentSettings.module.css';
import parts from '../ui/SettingsParts.module.css';

/** Names of one thing: whoever searches for one finds the others too. */
export function EquivalentSettings(): ReactNode {
  const words = useMessages().equivalents;
  const { settings, change } = useSettings();
  const groups = settings.equivalents;
  // The group being written, by its place; one more than the last is a new one.
  const [editing, setEditing] = useState<number>();
  const add = useRef<HTMLButtonElement>(null);
  const set = (equivalents: string[][]): void => change({ equivalents });
  const done = (): void => {
    setEditing(undefined);
    // The field goes with the focus in it.
    requestAnimationFrame(() => add.current?.focus());
  };

  return (
    <section className={parts.part} aria-labelledby="settings-equivalents">
      <h3 id="settings-equivalents" className={parts.title}>
        {words.title}
      </h3>
      <p className={parts.hint}>{words.hint}</p>
      {groups.length > 0 && (
        <ul className={styles.groups} aria-label={words.title}>
          {groups.map((names, at) => (
            <li key={namesText(names)} className={styles.group}>
              {editing === at ? (
                <EquivalentNames
                  label={words.names}
                  text={namesText(names)}
                  others={groups.filter((_, other) => other !== at)}
                  onDone={(changed) => {
                    set(groups.map((each, other) => (other === at ? [...changed] : each)));
                    done();
                  }}
                  onCancel={done}
                />
              ) : (
                <>
                  <span className={styles.names}>{namesText(names)}</span>
                  <IconButton
                    icon="draft"
                    label={words.edit(namesText(names))}
                    onPress={() => setEditing(at)}
                  />
                  <IconButton
                    icon="close"
                    label={words.remove(namesText(names))}
                    onPress={() => {
                      set(groups.filter((_, other) => other !== at));
                      done();
                    }}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing === groups.length && (
        <EquivalentNames
          label={words.names}
          text=""
          others={groups}
          onDone={(names) => {
            set([...groups, [...names]]);
            done();
          }}
          onCancel={done}
        />
      )}
      <div className={styles.acts}>
        <Button
          ref={add}
          icon="plus"
          isDisabled={groups.length >= NAMES_LIMITS.groups}
          onPress={() => setEditing(groups.length)}
        >
          {words.add}
        </Button>
        {groups.length === 0 && editing === undefined && (
          <Button
            kind="plain"
            onPress={() => {
              set([words.example]);
              done();
            }}
          >
            {words.takeExample(namesText(words.example))}
          </Button>
        )}
      </div>
    </section>
  );
}
