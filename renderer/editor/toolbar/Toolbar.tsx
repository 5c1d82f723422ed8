import { HistoryExtension } from '@lexical/history';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { useLayoutEffect, useState, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical';
import type { Command } from '#contract/commands.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../ui/window/shortcuts.ts';
import { $summary, EMPTY_SUMMARY, sameSummary } from '../commands/summary.ts';
import type { BlockKind, Summary } from '../commands/summary.ts';
import { Tool, ToolMenu } from './Tool.tsx';
import type { BlockType } from '../edit/block-type.ts';
import type { ToolsProps } from './toolbar-room.ts';
import { $setCodeLanguage } from '../edit/code.ts';
import { useKind } from '../core/use-kind.ts';
import type { TableCommand } from '../edit/table.ts';
import { applies, SLASH_ENTRIES } from '../commands/slash-commands.ts';
import { roomIn, sameRoom, type Room } from './toolbar-room.ts';
import styles from './Toolbar.module.css';

type ToolbarProps = Readonly<{
  /** The element that contains it. */
  place: HTMLElement;
  run: (command: Command) => void;
  refocus: () => void;
}>;

/** Whether text in this block can be formatted or linked. */
const FORMATTED = (block: BlockKind): boolean =>
  !['none', 'card', 'code-block', 'quote-source'].includes(block);
/** Whether this block's type can be changed. */
const TYPED = (block: BlockKind): boolean =>
  !['none', 'card', 'lead', 'table', 'table-caption', 'quote-source'].includes(block);

/** The tools that apply at the caret. Others are hidden, except undo and redo, which stay if there is room. */
export function Toolbar({ place, run, refocus }: ToolbarProps): ReactNode {
  const messages = useMessages().editor;
  const language = useLanguage();
  const summary = useSummary();
  const kind = useKind();
  const interview = kind === 'interview';
  const room = useRoom(place, interview);
  const inTitle = useTitleFocus(place, refocus);
  const canUndo = useExtensionSignalValue(HistoryExtension, 'canUndo');
  const canRedo = useExtensionSignalValue(HistoryExtension, 'canRedo');
  const inText = summary.block !== 'none' && !inTitle;
  const tools = { summary, room, kind, run, refocus };
  return (
    <AriaToolbar aria-label={messages.toolbar} className={styles.toolbar ?? ''}>
      {inText && TYPED(summary.block) && <TypeMenu {...tools} />}
      {inText && <BlockTools {...tools} />}
      {inText && FORMATTED(summary.block) && <FormatTools {...tools} />}
      {inText && <InsertTools {...tools} />}
      <span className={styles.spring} />
      {interview && inText && room.turns && (
        <div className={styles.group}>
          <Tool
            icon="person-add"
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
      {(room.history || !inText) && (
        <div className={styles.group}>
          <Tool
            icon="undo"
            label={messages.undo}
            keys={keysOf('undo', language)}
            disabled={!canUndo}
            onPress={() => run('undo')}
          />
          <Tool
            icon="redo"
            label={messages.redo}
            keys={keysOf('redo', language)}
            disabled={!canRedo}
            onPress={() => run('redo')}
          />
        </div>
      )}
    </AriaToolbar>
  );
}

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
  'code-block',
];

/** The type of the block, and the types it can become: no turns in a page, no headings in an answer. */
function TypeMenu({ summary, kind, run, refocus }: ToolsProps): ReactNode {
  const messages = useMessages().editor;
  const language = useLanguage();
  const { block, inAnswer } = summary;
  const types = TYPES.filter(
    (type) =>
      (kind !== 'page' || (type !== 'question' && type !== 'answer')) &&
      !(inAnswer && type.startsWith('heading')),
  );
  return (
    <ToolMenu
      label={messages.blockType}
      words={messages.types[block === 'none' ? 'paragraph' : block]}
      refocus={refocus}
      onAction={(id) => {
        const type = types.find((one) => one === id);
        if (type !== undefined) run(type);
      }}
      entries={types.map((type) => ({
        id: type,
        label: messages.types[type],
        keys: keysOf(type, language),
        on: type === block,
      }))}
    />
  );
}

const USUAL = ['bold', 'italic', 'link'] as const;
const MORE = ['underline', 'strike', 'superscript', 'subscript', 'inline-code'] as const;

/** Formats: the usual ones as buttons if there is room, the others in a menu. */
function FormatTools({ summary, room, run, refocus }: ToolsProps): ReactNode {
  const { editor: messages, blocks: words } = useMessages();
  const language = useLanguage();
  const on = { ...summary, link: summary.link !== null };
  const folded = room.formats ? MORE : [...USUAL, ...MORE];
  return (
    <div className={styles.group}>
      {room.formats &&
        USUAL.map((format) => (
          <Tool
            key={format}
            icon={format}
            label={messages[format]}
            keys={keysOf(format, language)}
            pressed={on[format]}
            onPress={() => run(format)}
          />
        ))}
      <ToolMenu
        icon="more"
        label={words.moreFormats}
        refocus={refocus}
        onAction={(id) => {
          const format = folded.find((one) => one === id);
          if (format !== undefined) run(format);
        }}
        entries={folded.map((format) => ({
          id: format,
          label:
            format === 'bold' || format === 'italic' || format === 'link'
              ? messages[format]
              : words.formats[format],
          keys: keysOf(format, language),
          on: on[format],
        }))}
      />
    </div>
  );
}

const TABLE = [
  'table-row-above',
  'table-row-below',
  'table-column-before',
  'table-column-after',
  'table-header-row',
  'table-header-column',
  'table-caption',
  'table-delete-row',
  'table-delete-column',
  'table-delete',
] as const satisfies readonly TableCommand[];

const LANGUAGES = ['bash', 'css', 'html', 'js', 'json', 'python', 'sql', 'ts', 'xml'];

/** The tools of the caret's block: table, code, quote, or text that can become a list. */
function BlockTools(props: ToolsProps): ReactNode {
  const { summary, room, run, refocus } = props;
  const { editor: messages, blocks: words } = useMessages();
  const language = useLanguage();
  switch (summary.block) {
    case 'table':
    case 'table-caption':
      return (
        <ToolMenu
          label={words.table}
          words={words.table}
          refocus={refocus}
          onAction={(id) => {
            const command = TABLE.find((one) => one === id);
            if (command !== undefined) run(command);
          }}
          entries={TABLE.map((id) => ({ id, label: words.tableCommands[id] }))}
        />
      );
    case 'code-block':
      return <CodeLanguage {...props} />;
    case 'none':
    case 'card':
    case 'lead':
    case 'question':
    case 'quote-source':
      return null;
    case 'quote':
      return (
        <div className={styles.group}>
          <Tool icon="source" label={words.quoteSource} onPress={() => run('quote-source')} />
        </div>
      );
    default:
      if (!room.lists) return null;
      return (
        <div className={styles.group}>
          {(['bullet-list', 'numbered-list'] as const).map((type) => (
            <Tool
              key={type}
              icon={type === 'bullet-list' ? 'bullets' : 'numbers'}
              label={messages.types[type]}
              keys={keysOf(type, language)}
              pressed={summary.block === type}
              onPress={() => run(type)}
            />
          ))}
          <Tool
            icon="quote"
            label={messages.types.quote}
            keys={keysOf('quote', language)}
            onPress={() => run('quote')}
          />
        </div>
      );
  }
}

function CodeLanguage({ summary, refocus }: ToolsProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().blocks;
  const now = summary.codeLanguage ?? '';
  const languages = now === '' || LANGUAGES.includes(now) ? LANGUAGES : [now, ...LANGUAGES];
  return (
    <ToolMenu
      label={words.codeLanguage}
      words={now === '' ? words.noLanguage : now}
      refocus={refocus}
      onAction={(id) =>
        editor.update(() => $setCodeLanguage(id === 'none' ? null : id), { tag: HISTORY_PUSH_TAG })
      }
      entries={[
        { id: 'none', label: words.noLanguage, on: now === '' },
        ...languages.map((id) => ({ id, label: id, on: id === now })),
      ]}
    />
  );
}

/** Blocks to insert: the entries of the slash menu that do not change the current block. */
const INSERTS = SLASH_ENTRIES.filter((entry) => entry.inserts);

/** The next turns, for the menu when there is no room for buttons. */
const TURNS = [
  { command: 'next-person', icon: 'person-add', name: 'nextPerson' },
  { command: 'next-question', icon: 'question', name: 'nextQuestion' },
] as const;

function InsertTools({ summary, room, kind, run, refocus }: ToolsProps): ReactNode {
  const { editor: messages, blocks: words } = useMessages();
  const language = useLanguage();
  const { block, inAnswer, endsTurn } = summary;
  // Blocks can be inserted after a selected card as after a paragraph.
  const context = {
    kind,
    block: block === 'card' ? ('paragraph' as const) : block,
    inAnswer,
    endsTurn,
  };
  const blocks = INSERTS.filter((entry) => applies(entry, context));
  const turns = kind === 'interview' && !room.turns ? TURNS : [];
  const entries = [
    ...turns.map(({ command, icon, name }) => ({ command, icon, label: messages[name] })),
    ...blocks.map(({ command, icon }) => ({ command, icon, label: words.slash[command].name })),
  ];
  if (entries.length === 0) return null;
  return (
    <div className={styles.group}>
      {room.picture && blocks.length > 0 && (
        <Tool icon="picture" label={messages.picture} onPress={() => run('insert-picture')} />
      )}
      <ToolMenu
        icon="plus"
        label={words.insert}
        refocus={refocus}
        onAction={(id) => {
          const entry = entries.find(({ command }) => command === id);
          if (entry !== undefined) run(entry.command);
        }}
        entries={entries.map(({ command, icon, label }) => ({
          id: command,
          icon,
          label,
          keys: keysOf(command, language),
        }))}
      />
    </div>
  );
}

/** The tools that fit the width of the element; renders only when they change. */
function useRoom(element: HTMLElement, interview: boolean): Room {
  const [room, setRoom] = useState(() => roomIn(element.clientWidth, interview));
  useLayoutEffect(() => {
    const measure = (): void => {
      const now = roomIn(element.clientWidth, interview);
      setRoom((before) => (sameRoom(before, now) ? before : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, interview]);
  return room;
}

/**
 * Whether the focus is in the title, to which the tools do not apply. When the focus moves to the tools, they apply to
 * the caret in the text; Escape returns to the previous focus.
 */
function useTitleFocus(tools: HTMLElement, refocus: () => void): boolean {
  const [editor] = useLexicalComposerContext();
  /** The editor whose title has the focus; another editor's title does not count. */
  const [titled, setTitled] = useState<LexicalEditor | null>(null);
  const back = useRef(refocus);
  useEffect(() => {
    back.current = refocus;
  });
  useEffect(() => {
    let title: HTMLElement | null = null;
    const measure = (): void => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && focused.closest('[data-escale-title]') !== null) {
        title = focused;
        setTitled(editor);
      } else if (focused !== null && focused.closest('[data-escale-text]') !== null) {
        title = null;
        setTitled(null);
      } else if (tools.contains(focused)) setTitled(null);
    };
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !tools.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopPropagation();
      if (title?.isConnected === true) title.focus({ preventScroll: true });
      else back.current();
    };
    measure();
    document.addEventListener('focusin', measure);
    // In the capture phase, before a tooltip would take the key to close.
    window.addEventListener('keydown', leave, true);
    return () => {
      document.removeEventListener('focusin', measure);
      window.removeEventListener('keydown', leave, true);
    };
  }, [tools, editor]);
  return titled === editor;
}

const summaries = new WeakMap<LexicalEditor, Summary>();

/** The toolbar's state; renders only when it changes. */
function useSummary(): Summary {
  const [editor] = useLexicalComposerContext();
  return useSyncExternalStore(
    (changed) => editor.registerUpdateListener(changed),
    () => {
      const before = summaries.get(editor) ?? EMPTY_SUMMARY;
      const now = editor.getEditorState().read(() => $summary(), { editor });
      if (sameSummary(before, now)) return before;
      summaries.set(editor, now);
      return now;
    },
  );
}
