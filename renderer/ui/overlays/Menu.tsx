import { useRef, type ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  MenuTrigger,
  Separator,
  Text,
} from 'react-aria-components';
import { Icon } from '../Icon.tsx';
import type { IconName } from '../Icon.tsx';
import { Kbd } from '../Kbd.tsx';
import { Popover } from './Popover.tsx';
import styles from './Menu.module.css';

export type MenuEntry = Readonly<{
  id: string;
  label: string;
  icon?: IconName;
  keys?: string;
  /** A second line. */
  hint?: string;
  danger?: boolean;
  disabled?: boolean;
}>;
export type MenuPart = Readonly<{ id: string; title?: string; entries: readonly MenuEntry[] }>;

type MenuProps = Readonly<{
  /** The accessible name of the menu. */
  label: string;
  parts: readonly MenuPart[];
  onAction: (id: string) => void;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  /** The button that opens it. */
  children: ReactNode;
}>;

/** A menu button; parts are separated by lines. */
export function Menu({ placement = 'bottom start', children, ...items }: MenuProps): ReactNode {
  return (
    <MenuTrigger>
      {children}
      <Popover placement={placement}>
        <MenuItems {...items} />
      </Popover>
    </MenuTrigger>
  );
}

type ContextMenuProps = Pick<MenuProps, 'label' | 'parts' | 'onAction'> &
  Readonly<{
    /** Relative to the window, in CSS pixels. */
    at: Readonly<{ x: number; y: number }>;
    onClose: () => void;
  }>;

/** A menu at a point, open while mounted. The focus returns to its previous element. */
export function ContextMenu({ at, onClose, ...items }: ContextMenuProps): ReactNode {
  const point = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={point} className={styles.point} style={{ insetInlineStart: at.x, insetBlockStart: at.y }} />
      <Popover
        aria-label={items.label}
        triggerRef={point}
        placement="bottom start"
        offset={0}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu takes the focus when it opens */}
        <MenuItems {...items} autoFocus="first" onClose={onClose} />
      </Popover>
    </>
  );
}

type MenuItemsProps = Pick<MenuProps, 'label' | 'parts' | 'onAction'> &
  Readonly<{ autoFocus?: 'first'; onClose?: () => void }>;

function MenuItems({ label, parts, onAction, ...rest }: MenuItemsProps): ReactNode {
  return (
    <AriaMenu
      className={styles.menu ?? ''}
      aria-label={label}
      onAction={(key) => onAction(String(key))}
      {...rest}
    >
      {parts.flatMap((part, index) => [
        ...(index === 0 ? [] : [<Separator key={`before-${part.id}`} className={styles.separator ?? ''} />]),
        <MenuSection key={part.id} aria-label={part.title ?? label}>
          {part.title !== undefined && <Header className={styles.title ?? ''}>{part.title}</Header>}
          {part.entries.map((entry) => (
            <AriaMenuItem
              key={entry.id}
              id={entry.id}
              className={styles.item ?? ''}
              textValue={entry.label}
              isDisabled={entry.disabled ?? false}
              data-danger={entry.danger === true || undefined}
            >
              {entry.icon !== undefined && <Icon name={entry.icon} />}
              <span className={styles.words}>
                <Text slot="label">{entry.label}</Text>
                {entry.hint !== undefined && (
                  <Text slot="description" className={styles.hint ?? ''}>
                    {entry.hint}
                  </Text>
                )}
              </span>
              {entry.keys !== undefined && <Kbd keys={entry.keys} />}
            </AriaMenuItem>
          ))}
        </MenuSection>,
      ])}
    </AriaMenu>
  );
}
