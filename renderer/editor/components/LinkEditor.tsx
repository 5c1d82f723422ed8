import { TOGGLE_LINK_COMMAND } from '@lexical/link';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useState, type ReactNode, type RefObject } from 'react';
import { Dialog, Form } from 'react-aria-components';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../widgets/Button.tsx';
import { Popover } from '../../widgets/Popover.tsx';
import { TextField } from '../../widgets/TextField.tsx';
import { linkFrom } from '../links.ts';
import { servicesOf } from '../services.ts';
import styles from './LinkEditor.module.css';

type LinkEditorProps = Readonly<{
  url: string | null;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}>;

/** The address of the link at the caret, or of the selected words. */
export function LinkEditor({ url, anchor, onClose }: LinkEditorProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const [typed, setTyped] = useState(url ?? '');
  const [refused, setRefused] = useState(false);

  function set(address: string | null): void {
    editor.dispatchCommand(
      TOGGLE_LINK_COMMAND,
      address === null ? null : { url: address, rel: null, target: null },
    );
    onClose();
  }

  return (
    <Popover triggerRef={anchor} isOpen placement="bottom start" onOpenChange={(open) => !open && onClose()}>
      <Dialog aria-label={messages.link} className={styles.dialog ?? ''}>
        <Form
          className={styles.form ?? ''}
          onSubmit={(event) => {
            event.preventDefault();
            const address = linkFrom(typed);
            if (address === undefined) setRefused(true);
            else set(address);
          }}
        >
          {/* The field is what the author asked for by Ctrl+K. */}
          <TextField
            label={messages.linkAddress}
            hint={messages.linkHint}
            value={typed}
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            validationBehavior="aria"
            onChange={(value) => {
              setTyped(value);
              setRefused(false);
            }}
            {...(refused ? { error: messages.linkRefused } : {})}
          />
          <div className={styles.acts}>
            {url !== null && (
              <>
                <Button kind="plain" onPress={() => set(null)}>
                  {messages.linkRemove}
                </Button>
                <Button
                  kind="plain"
                  onPress={() => {
                    const services = servicesOf(editor);
                    call('links.open', { url }).catch((thrown: unknown) =>
                      services.notify({ tone: 'alert', text: services.failure(thrown) }),
                    );
                  }}
                >
                  {messages.linkOpen}
                </Button>
              </>
            )}
            <Button kind="primary" type="submit" isDisabled={typed.trim() === ''}>
              {messages.linkApply}
            </Button>
          </div>
        </Form>
      </Dialog>
    </Popover>
  );
}
