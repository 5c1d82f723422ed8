import { HistoryExtension } from '@lexical/history';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Toolbar as AriaToolbar,
} from 'react-aria-components';
import type { Command } from '../../../preload/contract/events.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Icon } from '../../widgets/Icon.tsx';
import { Popover } from '../../widgets/Popover.tsx';
import { Tooltip } from '../../widgets/Tooltip.tsx';
import type { BlockType } from '../edit/block-type.ts';
import type { BlockKind } from '../summary.ts';
import { ToolIcon, type ToolIconName } from './ToolIcon.tsx';
import { useSummary } from './use-summary.ts';
import styles from './Toolbar.module.css';

type ToolbarProps = Readonly<{
  interview: boolean;
  run: (command: Command) => void;
  format: (format: 'bold' | 'italic' | 'underline') => void;
  refocus: () => void;
}>;

const TYPES: readonly BlockType[] = [
  'paragraph',
  'question',
  'answer',
  'heading-2',
  'heading-3',
  'heading-4',
  'bullet-list',
  'numbered-list',
  'quote',
];

/** What can be done where the caret is; what cannot is not shown, except undo and redo, which keep their place. */
export function Toolbar({ interview, run, format, refocus }: ToolbarProps): ReactNode {
  const messages = useMessages().editor;
  const summary = useSummary();
  useLexicalComposerContext();
  const canUndo = useExtensionSignalValue(HistoryExtension, 'canUndo');
  const canRedo = useExtensionSignalValue(HistoryExtension, 'canRedo');
  const text = summary.block !== 'none' && summary.block !== 'card';
  return (
    <AriaToolbar aria-label={messages.toolbar} className={styles.toolbar ?? ''}>
      {text && summary.block !== 'lead' && (
        <TypeMenu block={summary.block} interview={interview} run={run} refocus={refocus} />
      )}
      {text && (
        <div className={styles.group}>
          <Tool
            icon="bold"
            label={messages.bold}
            keys={messages.keys.bold}
            pressed={summary.bold}
            onPress={() => format('bold')}
          />
          <Tool
            icon="italic"
            label={messages.italic}
            keys={messages.keys.italic}
            pressed={summary.italic}
            onPress={() => format('italic')}
          />
          <Tool
            icon="link"
            label={messages.link}
            keys={messages.keys.link}
            pressed={summary.link !== null}
            onPress={() => run('link')}
          />
        </div>
      )}
      {text && summary.block !== 'lead' && summary.block !== 'question' && (
        <div className={styles.group} data-spare="first">
          <Tool
            icon="bullets"
            label={messages.types['bullet-list']}
            pressed={summary.block === 'bullet-list'}
            onPress={() => run('bullet-list')}
          />
          <Tool
            icon="numbers"
            label={messages.types['numbered-list']}
            pressed={summary.block === 'numbered-list'}
            onPress={() => run('numbered-list')}
          />
          <Tool
            icon="quote"
            label={messages.types.quote}
            pressed={summary.block === 'quote'}
            onPress={() => run(summary.block === 'quote' ? 'paragraph' : 'quote')}
          />
        </div>
      )}
      {summary.block !== 'none' && summary.block !== 'lead' && (
        <div className={styles.group}>
          <Tool icon="picture" label={messages.picture} onPress={() => run('insert-picture')} />
        </div>
      )}
      <span className={styles.spring} />
      {interview && summary.block !== 'none' && (
        <div className={styles.group}>
          <Tool
            icon="person"
            label={messages.nextPerson}
            keys={messages.keys.nextPerson}
            onPress={() => run('next-person')}
          />
          <Tool
            icon="question"
            label={messages.nextQuestion}
            keys={messages.keys.nextQuestion}
            onPress={() => run('next-question')}
          />
        </div>
      )}
      <div className={styles.group} data-spare="second">
        <Tool
          icon="undo"
          label={messages.undo}
          keys={messages.keys.undo}
          disabled={!canUndo}
          onPress={() => run('undo')}
        />
        <Tool
          icon="redo"
          label={messages.redo}
          keys={messages.keys.redo}
          disabled={!canRedo}
          onPress={() => run('redo')}
        />
      </div>
    </AriaToolbar>
  );
}

type ToolProps = Readonly<{
  icon: ToolIconName;
  label: string;
  keys?: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
}>;

function Tool({ icon, label, keys, pressed, disabled = false, onPress }: ToolProps): ReactNode {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton
        className={styles.tool ?? ''}
        aria-label={label}
        isDisabled={disabled}
        preventFocusOnPress
        onPress={onPress}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <ToolIcon name={icon} />
      </AriaButton>
    </Tooltip>
  );
}

type TypeMenuProps = Readonly<{
  block: BlockKind;
  interview: boolean;
  run: (command: Command) => void;
  refocus: () => void;
}>;

function TypeMenu({ block, interview, run, refocus }: TypeMenuProps): ReactNode {
  const messages = useMessages().editor;
  const types = interview ? TYPES : TYPES.filter((type) => type !== 'question' && type !== 'answer');
  const current = block === 'none' ? 'paragraph' : block;
  return (
    <MenuTrigger onOpenChange={(open) => !open && refocus()}>
      <AriaButton
        className={styles.type ?? ''}
        aria-label={`${messages.blockType} : ${messages.types[current]}`}
      >
        {messages.types[current]}
        <Icon name="chevron-down" size={16} />
      </AriaButton>
      <Popover placement="bottom start">
        <Menu
          className={styles.menu ?? ''}
          aria-label={messages.blockType}
          selectionMode="single"
          selectedKeys={[current]}
          onAction={(key) => {
            const type = types.find((one) => one === key);
            if (type !== undefined) run(type);
          }}
        >
          {types.map((type) => (
            <MenuItem key={type} id={type} textValue={messages.types[type]} className={styles.item ?? ''}>
              <span className={styles.check} aria-hidden="true">
                {type === current && <Icon name="check" size={16} />}
              </span>
              {messages.types[type]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
