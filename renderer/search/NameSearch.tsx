import { useState } from 'react';
import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

type NameSearchProps = Readonly<{
  title: string;
  act: string;
  hint?: string;
  /** At first. */
  name: string;
  isTaken: (name: string) => boolean;
  onName: (name: string) => void;
  onClose: () => void;
}>;

/** Asks for the name of a search that is kept. */
export function NameSearch({
  title,
  act,
  hint,
  name: first,
  isTaken,
  onName,
  onClose,
}: NameSearchProps): ReactNode {
  const words = useMessages().search;
  const [name, setName] = useState(first);
  const wanted = name.trim();
  const taken = wanted !== '' && isTaken(wanted);
  const done = (): void => {
    if (wanted === '' || taken) return;
    onName(wanted);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="s"
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" isDisabled={wanted === '' || taken} onPress={done}>
            {act}
          </Button>
        </>
      }
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <TextField
          label={words.saveName}
          value={name}
          onChange={setName}
          maxLength={100}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- this field is what the dialog is opened for
          autoFocus
          {...(hint === undefined ? {} : { hint })}
          {...(taken ? { error: words.saveTaken } : {})}
        />
      </Form>
    </Dialog>
  );
}
