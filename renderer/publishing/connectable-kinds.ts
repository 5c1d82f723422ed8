/** The kinds of blogs that an author connects, in the order in which they are offered, by their words. */
import type { Messages } from '#assets/messages/fr.ts';
import type { DestinationKind } from '#interview/destinations.ts';

type ConnectWords = Readonly<{
  /** Label of its connect button. */
  label(words: Messages): string;
  /** Its choice on the welcome screen, which offers the most common kinds. */
  welcome?(words: Messages): Readonly<{ label: string; hint: string }>;
}>;

const KINDS = {
  blogger: {
    label: ({ publishing }) => publishing.connectBlogger,
    welcome: ({ window: { welcome } }) => ({ label: welcome.connect, hint: welcome.connectHint }),
  },
  wordpress: {
    label: ({ wordpress }) => wordpress.connect,
    welcome: ({ window: { welcome } }) => ({
      label: welcome.connectWordPress,
      hint: welcome.connectWordPressHint,
    }),
  },
  folder: { label: ({ folder }) => folder.connect },
} satisfies Readonly<Partial<Record<DestinationKind, ConnectWords>>>;

export type ConnectableKind = keyof typeof KINDS;
export const CONNECTABLE_KINDS = Object.keys(KINDS) as [ConnectableKind, ...ConnectableKind[]];

/** The kind used to connect a blog that is published to by hand. */
export const KIND_BY_HAND: ConnectableKind = 'blogger';

export const isConnectable = (kind: DestinationKind): kind is ConnectableKind => Object.hasOwn(KINDS, kind);

export const connectWordsOf = (kind: ConnectableKind): ConnectWords => KINDS[kind];
