import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger } from 'react-aria-components';
import { Tooltip } from '../../ui/overlays/Tooltip.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useMessages } from '../../bridge/messages.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Popover } from '../../ui/overlays/Popover.tsx';
import styles from './Toolbar.module.css';

type ToolProps = Readonly<{
  icon: IconName;
  label: string;
  keys?: string | undefined;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
}>;

/** A button of the toolbar; a press with the mouse keeps the focus in the text. */
export function Tool({ icon, label, keys, pressed, disabled = false, onPress }: ToolProps): ReactNode {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <Button
        className={styles.tool ?? ''}
        aria-label={label}
        isDisabled={disabled}
        preventFocusOnPress
        onPress={onPress}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <Icon name={icon} />
      </Button>
    </Tooltip>
  );
}

type ToolEntry = Readonly<{
  id: string;
  label: string;
  icon?: IconName;
  keys?: string | undefined;
  /** Whether an entry of a checkable menu is checked. */
  on?: boolean;
}>;

type ToolMenuProps = Readonly<{
  label: string;
  entries: readonly ToolEntry[];
  onAction: (id: string) => void;
  /** Returns the caret to the text. */
  refocus: () => void;
  /** The content of the button: an icon or words. */
  icon?: IconName;
  words?: string;
}>;

/** A toolbar button with a menu. `on` makes its entries checkable. */
export function ToolMenu({ label, entries, onAction, refocus, icon, words }: ToolMenuProps): ReactNode {
  const { chosenOf } = useMessages().window;
  const choice = entries.some((entry) => entry.on !== undefined);
  const on = entries.filter((entry) => entry.on === true).map((entry) => entry.id);
  const button = (
    <Button
      className={(words === undefined ? styles.tool : styles.type) ?? ''}
      aria-label={words === undefined || words === label ? label : chosenOf(label, words)}
    >
      {icon !== undefined && <Icon name={icon} />}
      {words !== undefined && <span className={styles.typeWords}>{words}</span>}
      {words !== undefined && <Icon name="chevron-down" size={16} />}
    </Button>
  );
  return (
    <MenuTrigger onOpenChange={(open) => !open && refocus()}>
      {words === undefined ? <Tooltip text={label}>{button}</Tooltip> : button}
      <Popover placement="bottom start">
        <Menu
          className={styles.menu ?? ''}
          aria-label={label}
          selectionMode={choice ? 'multiple' : 'none'}
          selectedKeys={on}
          shouldCloseOnSelect
          onAction={(key) => onAction(String(key))}
        >
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} textValue={entry.label} className={styles.item ?? ''}>
              {choice && (
                <span className={styles.check} aria-hidden="true">
                  {entry.on === true && <Icon name="check" size={16} />}
                </span>
              )}
              {entry.icon !== undefined && <Icon name={entry.icon} />}
              <span className={styles.words}>{entry.label}</span>
              {entry.keys !== undefined && <Kbd keys={entry.keys} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
