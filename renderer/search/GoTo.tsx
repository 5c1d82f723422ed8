import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Autocomplete, Header, Menu, MenuItem, MenuSection, Text } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { useGoToGroups, type GoToActs, type ListedGroup } from './use-go-to-groups.ts';
import styles from './GoTo.module.css';

type GoToProps = Readonly<{
  onClose: () => void;
  listed: readonly ListedGroup[];
  acts: GoToActs;
}>;

/** « Aller à… »: search over everything that can be opened or run; arrows choose while the caret stays in the box. */
export function GoTo({ onClose, listed, acts }: GoToProps): ReactNode {
  const words = useMessages().search;
  return (
    <Dialog title={words.goTo} isOpen onClose={onClose}>
      <Choices onClose={onClose} listed={listed} acts={acts} />
    </Dialog>
  );
}

function Choices({ onClose, listed, acts }: GoToProps): ReactNode {
  const words = useMessages().search;
  const [query, setQuery] = useState('');
  const { groups, waiting } = useGoToGroups(query, listed, acts);
  // All groups appear together: otherwise the first item could change under Enter.
  const answered = waiting ? [] : groups;
  const items = answered.flatMap((group) => group.items);
  const choose = (key: string | undefined): void => {
    const item = items.find((candidate) => candidate.key === key);
    if (item === undefined) return;
    onClose();
    item.run();
  };
  /** Whether Enter was pressed before the results, to run the first one. */
  const entered = useRef(false);
  const first = items[0]?.key;
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    entered.current = event.key === 'Enter' && waiting;
    if (!entered.current) return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    if (!entered.current || waiting) return;
    entered.current = false;
    choose(first);
  });

  return (
    // The groups are filtered already; the list does not filter again.
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its keys are those of the box inside it */}
      <div className={styles.choices} onKeyDownCapture={onKey}>
        <div className={styles.box}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- this box is what the dialog is opened for */}
          <SearchField label={words.goToField} clearLabel={words.clear} autoFocus />
        </div>
        <Menu
          className={styles.menu ?? ''}
          aria-label={words.goTo}
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => (waiting ? null : <p className={styles.empty}>{words.goToNone}</p>)}
        >
          {answered.map((group) => (
            <MenuSection key={group.id}>
              <Header className={styles.header ?? ''}>{group.title}</Header>
              {group.items.map(({ key, label, icon, note = '', keys }) => (
                <MenuItem key={key} id={key} className={styles.item ?? ''} textValue={label}>
                  <Icon name={icon} />
                  <Text slot="label" className={styles.label ?? ''}>
                    {label}
                  </Text>
                  {note !== '' && <span className={styles.note}>{note}</span>}
                  {keys !== undefined && <Kbd keys={keys} />}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </div>
    </Autocomplete>
  );
}
