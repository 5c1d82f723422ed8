import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { COMMAND_PRIORITY_EDITOR } from 'lexical';
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../ui/window/shortcuts.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Popover } from '../../ui/overlays/Popover.tsx';
import { PAGE_COMMAND } from '../commands/commands.ts';
import { chooseEntry, SlashMenuExtension, type SlashMenuState } from '../extensions/slash-menu.ts';
import type { Command } from '../model/types.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './SlashMenu.module.css';

type SlashMenuProps = Readonly<{ onCommand: (command: Command) => void }>;

/** The slash menu at the caret. */
export function SlashMenu({ onCommand }: SlashMenuProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const open = useExtensionSignalValue(SlashMenuExtension, 'menu');
  const run = useRef(onCommand);
  useEffect(() => {
    run.current = onCommand;
  });
  useEffect(
    () =>
      editor.registerCommand(
        PAGE_COMMAND,
        (command) => {
          run.current(command);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor],
  );
  return open === null || open.entries.length === 0 ? null : (
    <Entries key={`${open.key} ${open.at}`} open={open} />
  );
}

/**
 * The list of entries. The focus stays in the text, whose aria-activedescendant names the chosen entry. react-aria's
 * listbox would take the focus or need its own field.
 */
function Entries({ open }: Readonly<{ open: SlashMenuState }>): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { menu } = useExtensionDependency(SlashMenuExtension).output;
  const words = useMessages().blocks;
  const language = useLanguage();
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { entries, index } = open;
  const active = `${id}-${entries[index]?.command ?? ''}`;

  useLayoutEffect(() => placeAtCaret(anchor.current), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    const root = editor.getRootElement();
    root?.setAttribute('aria-activedescendant', active);
    root?.setAttribute('aria-controls', id);
    return () => {
      root?.removeAttribute('aria-activedescendant');
      root?.removeAttribute('aria-controls');
    };
  }, [editor, active, id]);

  return (
    <>
      <span ref={anchor} className={styles.anchor} />
      <Popover triggerRef={anchor} isOpen isNonModal placement="bottom start">
        <div ref={list} role="listbox" id={id} aria-label={words.slashMenu} className={styles.list}>
          {entries.map((entry, at) => {
            const keys = keysOf(entry.command, language);
            return (
              <div
                key={entry.command}
                id={`${id}-${entry.command}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === index}
                className={styles.entry}
                // The focus stays in the text.
                onMouseDown={(event) => event.preventDefault()}
                onMouseUp={() => chooseEntry(editor, menu, at)}
                onMouseMove={() => {
                  if (at !== index) menu.value = { ...open, index: at };
                }}
              >
                <Icon name={entry.icon} />
                <span className={styles.name}>{words.slash[entry.command].name}</span>
                {keys !== undefined && <Kbd keys={keys} />}
              </div>
            );
          })}
        </div>
      </Popover>
    </>
  );
}

/** Positions the anchor of the list at the caret, within its page. */
function placeAtCaret(mark: HTMLElement | null): void {
  const range = window.getSelection()?.rangeCount === 0 ? undefined : window.getSelection()?.getRangeAt(0);
  const around = mark?.offsetParent?.getBoundingClientRect();
  if (mark === null || around === undefined || range === undefined) return;
  const caret = range.getBoundingClientRect();
  mark.style.insetBlockStart = `${caret.top - around.top}px`;
  mark.style.insetInlineStart = `${caret.left - around.left}px`;
  mark.style.blockSize = `${caret.height}px`;
}
