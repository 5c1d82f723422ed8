import { useRef, useState, type ReactNode } from 'react';
import { foldKey } from '#interview/fold-key.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import parts from '../ui/SettingsParts.module.css';
import styles from './EquivalentSettings.module.css';

/** Equivalent names: a search for one also finds the others. */
export function EquivalentSettings(): ReactNode {
  const words = useMessages().equivalents;
  const { settings, change } = useSettings();
  const groups = settings.equivalents;
  // The index of the group being edited; a new group has the next index.
  const [editing, setEditing] = useState<number>();
  const add = useRef<HTMLButtonElement>(null);
  const set = (equivalents: string[][]): void => change({ equivalents });
  const done = (): void => {
    setEditing(undefined);
    // The focused field is removed.
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
          <span className={styles.example}>
            <Button
              kind="plain"
              onPress={() => {
                set([words.example]);
                done();
              }}
            >
              {words.takeExample(namesText(words.example))}
            </Button>
          </span>
        )}
      </div>
    </section>
  );
}

type EquivalentNamesProps = Readonly<{
  label: string;
  text: string;
  /** The other groups, since a name may be in only one. */
  others: readonly (readonly string[])[];
  onDone: (names: readonly string[]) => void;
  onCancel: () => void;
}>;

/** The fields of a group of names. Errors are shown on the first attempt to save. */
function EquivalentNames({ label, text: first, others, onDone, onCancel }: EquivalentNamesProps): ReactNode {
  const words = useMessages().equivalents;
  const [text, setText] = useState(first);
  const [tried, setTried] = useState(false);
  const { names, problem } = readNames(text, others);
  const say = (wrong: NamesProblem): string =>
    typeof wrong === 'string' ? words.problems[wrong] : words.elsewhere(wrong.elsewhere);
  return (
    <form
      className={styles.writing}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) onDone(names);
        else setTried(true);
      }}
    >
      <TextField
        label={label}
        hint={words.namesHint}
        value={text}
        onChange={setText}
        maxLength={2_200}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the author has just opened it
        autoFocus
        {...(tried && problem !== undefined ? { error: say(problem) } : {})}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') {
            event.continuePropagation();
            return;
          }
          onCancel();
        }}
      />
      <div className={styles.acts}>
        <Button type="submit">{words.keep}</Button>
        <Button kind="plain" onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

/* Parsing of « Noms équivalents »: one group per line, names separated by equal signs or commas. */

type NamesProblem = 'too-few' | 'too-many' | 'too-long' | 'repeated' | Readonly<{ elsewhere: string }>;
type ReadNames = Readonly<{ names: readonly string[]; problem?: NamesProblem }>;

/** The limits of the settings. */
const NAMES_LIMITS = { groups: 200, names: 20, length: 100 } as const;

/** The typed names of a group and their error; a name may be in only one group. */
export function readNames(text: string, others: readonly (readonly string[])[]): ReadNames {
  const names = text
    .split(/[=,;\n]/u)
    .map((name) => name.replace(/\s+/gu, ' ').trim())
    .filter((name) => name !== '');
  const keys = names.map(foldKey);
  const taken = new Set(others.flat().map(foldKey));
  const elsewhere = names.find((_, index) => taken.has(keys[index] ?? ''));
  const problem: NamesProblem | undefined =
    names.length < 2
      ? 'too-few'
      : names.length > NAMES_LIMITS.names
        ? 'too-many'
        : names.some((name) => name.length > NAMES_LIMITS.length)
          ? 'too-long'
          : new Set(keys).size < keys.length
            ? 'repeated'
            : elsewhere === undefined
              ? undefined
              : { elsewhere };
  return problem === undefined ? { names } : { names, problem };
}

/** The text of a group, for display and editing. */
export const namesText = (names: readonly string[]): string => names.join(' = ');
