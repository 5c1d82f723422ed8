import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../ui/shortcuts.ts';
import type { BlockType } from '../edit/block-type.ts';
import { ToolMenu } from './ToolMenu.tsx';
import type { ToolsProps } from './tools.ts';

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

/** What the block is, and what it can become here: no turn outside an interview, no heading in an answer. */
export function TypeMenu({ summary, interview, run, refocus }: ToolsProps): ReactNode {
  const messages = useMessages().editor;
  const language = useLanguage();
  const { block, inAnswer } = summary;
  const types = TYPES.filter(
    (type) =>
      (interview || (type !== 'question' && type !== 'answer')) && !(inAnswer && type.startsWith('heading')),
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
