import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { HISTORY_PUSH_TAG } from 'lexical';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../ui/shortcuts.ts';
import { $setCodeLanguage } from '../edit/code.ts';
import type { TableCommand } from '../edit/table.ts';
import { Tool } from './Tool.tsx';
import { ToolMenu } from './ToolMenu.tsx';
import type { ToolsProps } from './tools.ts';
import styles from './Toolbar.module.css';

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

/** The tools of the one block the caret is in: of a table, of code, of a quote, of text that could be a list. */
export function BlockTools(props: ToolsProps): ReactNode {
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
