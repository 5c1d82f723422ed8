import type { ReactNode } from 'react';
import { addressSlug } from '#interview/foreseen-address.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { When } from './use-when.ts';

type SheetAddressProps = Readonly<{ when: When; address: string }>;

/** Choosing the words of an address that is not fixed yet: Blogger takes them from the title of the first publication. */
export function SheetAddress({ when, address }: SheetAddressProps): ReactNode {
  const { sending: words } = useMessages();
  const chosen = when.addressTitle.trim();
  return (
    <Disclosure title={words.chooseAddress}>
      <TextField
        label={words.addressWords}
        hint={
          chosen === ''
            ? words.addressWordsHint
            : `${words.addressNow(address.replace(/[^/]*$/, `${addressSlug(chosen)}.html`))} ${words.addressWordsHint}`
        }
        maxLength={200}
        value={when.addressTitle}
        onChange={when.setAddressTitle}
      />
    </Disclosure>
  );
}
