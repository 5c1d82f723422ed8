import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../ui/shortcuts.ts';
import { Tool } from './Tool.tsx';
import { ToolMenu } from './ToolMenu.tsx';
import type { ToolsProps } from './tools.ts';
import styles from './Toolbar.module.css';

const USUAL = ['bold', 'italic', 'link'] as const;
const MORE = ['underline', 'strike', 'superscript', 'subscript', 'inline-code'] as const;

/** How words look: the usual ones as buttons where they have room, the others in one menu. */
export function FormatTools({ summary, room, run, refocus }: ToolsProps): ReactNode {
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
