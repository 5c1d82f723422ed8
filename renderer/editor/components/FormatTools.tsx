import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../frame/shortcuts.ts';
import { Tool } from './Tool.tsx';
import { ToolMenu } from './ToolMenu.tsx';
import type { ToolsProps } from './tools.ts';
import styles from './Toolbar.module.css';

const MORE = ['underline', 'strike', 'superscript', 'subscript', 'inline-code'] as const;

/** How words look: the usual ones as buttons, the others in one menu. */
export function FormatTools({ summary, run, refocus }: ToolsProps): ReactNode {
  const { editor: messages, blocks: words } = useMessages();
  const language = useLanguage();
  return (
    <div className={styles.group}>
      {(['bold', 'italic'] as const).map((format) => (
        <Tool
          key={format}
          icon={format}
          label={messages[format]}
          keys={keysOf(format, language)}
          pressed={summary[format]}
          onPress={() => run(format)}
        />
      ))}
      <Tool
        icon="link"
        label={messages.link}
        keys={keysOf('link', language)}
        pressed={summary.link !== null}
        onPress={() => run('link')}
      />
      <ToolMenu
        icon="more"
        label={words.moreFormats}
        refocus={refocus}
        onAction={(id) => {
          const format = MORE.find((one) => one === id);
          if (format !== undefined) run(format);
        }}
        entries={MORE.map((format) => ({
          id: format,
          label: words.formats[format],
          keys: keysOf(format, language),
          on: summary[format],
        }))}
      />
    </div>
  );
}
