import {
  LexicalComposerContext,
  type LexicalComposerContextWithEditor,
} from '@lexical/react/LexicalComposerContext';
import { memo, startTransition, useEffect, useState, type ReactNode } from 'react';
import { THEME } from '../core/theme.ts';
import { Toolbar } from './Toolbar.tsx';
import type { ToolsLink } from './tools-link.ts';

type EditorToolsProps = Readonly<{ link: ToolsLink; className?: string | undefined }>;

/** The tools of the text, outside its editor: they stay mounted while the post changes. */
export const EditorTools = memo(function EditorTools({ link, className }: EditorToolsProps): ReactNode {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [composer, setComposer] = useState<LexicalComposerContextWithEditor | null>(null);
  useEffect(
    () => link.listen((editor) => startTransition(() => setComposer([editor, { getTheme: () => THEME }]))),
    [link],
  );
  useEffect(() => link.drawnIn(place), [link, place]);
  return (
    <div ref={setPlace} className={className}>
      {composer !== null && place !== null && (
        <LexicalComposerContext value={composer}>
          <Toolbar place={place} run={link.run} refocus={link.refocus} />
        </LexicalComposerContext>
      )}
    </div>
  );
});
