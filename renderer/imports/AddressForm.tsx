import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { asAppError } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { StartImport } from './use-start-import.ts';
import ways from './ImportStart.module.css';

type AddressFormProps = Readonly<{
  start: StartImport;
  address: string;
  onAddress: (address: string) => void;
}>;

/** One field, one button: what the blog shows to everyone needs no account. */
export function AddressForm({ start, address, onAddress }: AddressFormProps): ReactNode {
  const { imports: words, failures } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const refused = start.failed === undefined ? undefined : asAppError(start.failed);
  const error = empty
    ? words.addressEmpty
    : refused?.code === 'import.address'
      ? failures['import.address'](refused.params)
      : undefined;
  return (
    <form
      className={ways.address}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const nothing = address.trim() === '';
        setEmpty(nothing);
        if (nothing) field.current?.focus();
        else start.byAddress(address);
      }}
    >
      <TextField
        label={words.address}
        placeholder={words.addressExample}
        hint={words.addressHint}
        inputMode="url"
        value={address}
        maxLength={4_096}
        inputRef={field}
        onChange={(value) => {
          setEmpty(false);
          if (refused !== undefined) start.forget();
          onAddress(value);
        }}
        {...(error === undefined ? {} : { error })}
      />
      <Button kind="primary" type="submit" icon="search">
        {words.look}
      </Button>
    </form>
  );
}
