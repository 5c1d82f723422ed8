import { foldKey } from '#interview/fold-key.ts';
import type { Messages } from '#assets/messages/fr.ts';
import type { SettingsPageId } from '../ui/window/view.ts';

/** A page of the settings, in words. */
export type SettingsPage = Readonly<{
  id: SettingsPageId;
  title: string;
  /** The labels of what can be chosen or done there, as the page shows them: « Aller à… » leads to each. */
  options: readonly string[];
  /** Other messages of the page, in which the search of the settings looks too. */
  otherWords: readonly unknown[];
}>;

/** The pages of the settings in their one order. */
export const settingsPages = (all: Messages): readonly SettingsPage[] => {
  const { settings, typography, spelling, publishing, wordpress, folder, byHand } = all;
  return [
    {
      id: 'general',
      title: settings.general,
      options: [settings.language, settings.theme, settings.postLanguage, settings.noticesStay],
      otherWords: [settings.themes, settings.noticesStayHint, settings.saving],
    },
    {
      id: 'writing',
      title: settings.writing,
      options: [
        spelling.check,
        spelling.words,
        typography.asTyped,
        typography.house,
        settings.focus.typewriter,
      ],
      otherWords: [
        spelling,
        typography.settings,
        typography.asTypedHint,
        typography.houseHint,
        settings.focus,
      ],
    },
    {
      id: 'blogs',
      title: settings.blogs,
      options: [
        publishing.connectBlogger,
        wordpress.connect,
        folder.connect,
        byHand.add,
        publishing.tryPractice,
      ],
      otherWords: [all.photos.online.open],
    },
    {
      id: 'publishing',
      title: settings.publishing,
      options: [settings.hold, all.preview.style],
      otherWords: [settings.holdHint, all.preview.settings, all.preview.styleHint],
    },
    {
      id: 'folders',
      title: all.rescue.settings.title,
      options: [all.rescue.settings.move, all.rescue.settings.open],
      otherWords: [all.rescue.settings],
    },
    {
      id: 'backups',
      title: all.backups.title,
      options: [all.backups.now, all.backups.fromFile, all.backups.leave.button, all.backups.second.title],
      otherWords: [all.backups],
    },
    {
      id: 'search',
      title: settings.search,
      options: [all.equivalents.title, all.archiveHealth.check, all.archiveHealth.rebuild],
      otherWords: [all.equivalents, all.archiveHealth],
    },
    {
      id: 'bin',
      title: all.bin.settings,
      options: [all.bin.settingsRule],
      otherWords: [all.bin.settingsHint, all.bin.rules],
    },
    {
      id: 'updates',
      title: all.updates.title,
      options: [all.updates.mode, all.updates.check],
      otherWords: [all.updates.modes],
    },
  ];
};

/** True if each word of the query begins a word of the page, whatever its accents and capitals. */
export function holdsWords({ title, options, otherWords }: SettingsPage, query: string): boolean {
  const keys = foldKey(query).split(/\s+/).filter(Boolean);
  if (keys.length === 0) return true;
  const words = foldKey(sentencesOf([title, options, otherWords]).join(' ')).split(/[\s’'«»(),.:;?!-]+/);
  return keys.every((key) => words.some((word) => word.startsWith(key)));
}

/** The sentences of messages; those made of a value are left out. */
function sentencesOf(otherWords: unknown): string[] {
  if (typeof otherWords === 'string') return [otherWords];
  return typeof otherWords === 'object' && otherWords !== null
    ? Object.values(otherWords).flatMap(sentencesOf)
    : [];
}
