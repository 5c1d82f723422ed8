import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_EDITOR, type NodeKey } from 'lexical';
import { useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react';
import { LIMITS } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { sanitizeWritten } from '#interview/markup/sanitize.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { $ownHtml, $writeHtml } from '../edit/html.ts';
import { focusText } from '../core/focus-text.ts';
import { OPEN_HTML_COMMAND } from './html-command.ts';
import styles from './HtmlLayer.module.css';

type Opened = Readonly<{ key: NodeKey | undefined; html: string }>;

/** The dialog for writing the HTML of a card. A new card is inserted at the caret; an existing one keeps its place. */
export function HtmlLayer(): ReactNode {
  const [editor] = useLexicalComposerContext();
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  useEffect(
    () =>
      editor.registerCommand(
        OPEN_HTML_COMMAND,
        (key) => {
          setOpened({ key, html: key === undefined ? '' : ($ownHtml(key) ?? '') });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor],
  );
  if (opened === undefined) return null;
  const close = (): void => {
    setOpened(undefined);
    focusText(editor);
  };
  return (
    <HtmlDialog
      html={opened.html}
      isNew={opened.key === undefined}
      onClose={close}
      onHtml={(html) => {
        close();
        if (html !== opened.html) editor.update(() => $writeHtml(html, opened.key), { tag: 'history-push' });
      }}
    />
  );
}

type HtmlDialogProps = Readonly<{
  html: string;
  isNew: boolean;
  onClose: () => void;
  onHtml: (html: string) => void;
}>;

function HtmlDialog({ html, isNew, onClose, onHtml }: HtmlDialogProps): ReactNode {
  const { blocks: words, pictures } = useMessages();
  const [typed, setTyped] = useState(html);
  const later = useDeferredValue(typed);
  const read = useMemo(() => sanitizeSource(later), [later]);
  const empty = typed.trim() !== '' && read?.html === '';
  const error = read === undefined ? words.htmlTooLarge : empty ? words.htmlNothing : undefined;
  return (
    <Dialog
      title={isNew ? words.insertHtml : words.changeHtmlTitle}
      isOpen
      size="m"
      onClose={onClose}
      dismissable={typed === html}
      actions={
        <>
          <Button onPress={onClose}>{pictures.cancel}</Button>
          <Button
            kind="primary"
            isDisabled={typed.trim() === '' || error !== undefined}
            onPress={() => {
              const html = sanitizeSource(typed)?.html ?? '';
              if (html !== '') onHtml(html);
            }}
          >
            {isNew ? pictures.insert : words.htmlApply}
          </Button>
        </>
      }
    >
      <TextField
        label={words.html}
        hint={words.htmlHint}
        rows={10}
        maxLength={LIMITS.html}
        value={typed}
        validationBehavior="aria"
        onChange={setTyped}
        {...(error === undefined ? {} : { error })}
      />
      <div role="status" className={styles.left}>
        {read !== undefined && read.left.length > 0 && (
          <Notice>{words.htmlLeft(read.left.slice(0, MOST_NAMED))}</Notice>
        )}
      </div>
    </Dialog>
  );
}

/** Number of removed elements that are named; a whole pasted page may have many more. */
const MOST_NAMED = 12;

/** The sanitised HTML; undefined if it is too long to be read or for a card. */
function sanitizeSource(source: string): ReturnType<typeof sanitizeWritten> | undefined {
  try {
    const read = sanitizeWritten(source);
    return read.html.length > LIMITS.html ? undefined : read;
  } catch (error) {
    if (error instanceof HtmlError) return undefined;
    throw error;
  }
}
