import { HistoryExtension } from '@lexical/history';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import type { Command } from '#contract/commands.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../ui/shortcuts.ts';
import type { BlockKind } from '../summary.ts';
import { BlockTools } from './BlockTools.tsx';
import { FormatTools } from './FormatTools.tsx';
import { InsertTools } from './InsertTools.tsx';
import { Tool } from './Tool.tsx';
import { TypeMenu } from './TypeMenu.tsx';
import { useRoom } from './use-room.ts';
import { useSummary } from './use-summary.ts';
import { useTitleFocus } from './use-title-focus.ts';
import styles from './Toolbar.module.css';

export type ToolbarProps = Readonly<{
  /** The element it is drawn in. */
  place: HTMLElement;
  interview: boolean;
  run: (command: Command) => void;
  refocus: () => void;
}>;

/** Where words can be bold or a link. */
const FORMATTED = (block: BlockKind): boolean =>
  !['none', 'card', 'code-block', 'quote-source'].includes(block);
/** Where a block can be another type of block. */
const TYPED = (block: BlockKind): boolean =>
  !['none', 'card', 'lead', 'table', 'table-caption', 'quote-source'].includes(block);

/** What can be done where the caret is; what cannot is not shown, except undo and redo, which keep their place
 * as long as there is room. */
export function Toolbar({ place, interview, run, refocus }: ToolbarProps): ReactNode {
  const messages = useMessages().editor;
  const language = useLanguage();
  const summary = useSummary();
  const room = useRoom(place, interview);
  const inTitle = useTitleFocus(place, refocus);
  const canUndo = useExtensionSignalValue(HistoryExtension, 'canUndo');
  const canRedo = useExtensionSignalValue(HistoryExtension, 'canRedo');
  const inText = summary.block !== 'none' && !inTitle;
  const tools = { summary, room, interview, run, refocus };
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
