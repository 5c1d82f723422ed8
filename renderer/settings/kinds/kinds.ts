/** Settings by kind of blog: the connection form, the blog's options and the words for its accounts. */
import type { ComponentType } from 'react';
import type { Account } from '#contract/blogs.ts';
import type { Messages } from '#assets/messages/fr.ts';
import type { DestinationKind } from '#interview/destinations.ts';
import type { ConnectableKind } from '../../publishing/connectable-kinds.ts';
import { ACCESS_PAGE } from '../../publishing/google-pages.ts';
import { ConnectBlogger } from './blogger/ConnectBlogger.tsx';
import type { ConnectFormProps } from './connect-form.ts';
import { ConnectFolder } from './folder/ConnectFolder.tsx';
import { FacesSection } from './folder/FacesSection.tsx';
import { ConnectWordPress } from './wordpress/ConnectWordPress.tsx';

type AccountWords = Readonly<{
  signOutExplained: string;
  signedOut(name: string): string;
  /** The service could not be reached to revoke the access. */
  signedOutHere(name: string): string;
  /** The service's page for revoking access. */
  access?: Readonly<{ label: string; url: string }>;
}>;

type SettingsOfKind = Readonly<{
  Connect: ComponentType<ConnectFormProps>;
  /** A section of the settings of one blog. */
  Section?: ComponentType<Readonly<{ blogId: string }>>;
  accountWords?(words: Messages): AccountWords;
}>;

export const KIND_SETTINGS: Readonly<
  Record<ConnectableKind, SettingsOfKind> & Partial<Record<DestinationKind, SettingsOfKind>>
> = {
  blogger: {
    Connect: ConnectBlogger,
    accountWords: ({ connection }) => ({
      ...connection,
      access: { label: connection.openGoogleAccess, url: ACCESS_PAGE },
    }),
  },
  wordpress: { Connect: ConnectWordPress, accountWords: ({ wordpress }) => wordpress },
  folder: { Connect: ConnectFolder, Section: FacesSection },
};

/** Throws for kinds of blog without a sign-in. */
export function accountWordsOf({ kind }: Pick<Account, 'kind'>, words: Messages): AccountWords {
  const ofKind = KIND_SETTINGS[kind]?.accountWords?.(words);
  if (ofKind === undefined) throw new Error(`no account words of ${kind}`);
  return ofKind;
}
