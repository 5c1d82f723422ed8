import { foldKey } from '#interview/fold-key.ts';
import type { Messages } from '#assets/messages/fr.ts';
import { CONNECTABLE_KINDS, connectWordsOf } from '../publishing/connectable-kinds.ts';
import type { SettingsPageId } from '../ui/window/view.ts';

/** The words of a settings page. */
export type SettingsPage = Readonly<{
  id: SettingsPageId;
  title: string;
  /** The labels of its choices and acts, to which « Aller à… » leads. */
  options: readonly string[];
  /** Other messages of the page, included in the search of the settings. */
  otherWords: readonly unknown[];
}>;

/** The pages of the settings in order. */
export const settingsPages = (all: Messages): readonly SettingsPage[] => {
  const { settings, typography, spelling, publishing, byHand } = all;
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
        ...CONNECTABLE_KINDS.map((kind) => connectWordsOf(kind).label(all)),
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

/** Whether each word of the query begins a word of the page, ignoring accents and case. */
export function holdsWords({ title, options, otherWords }: SettingsPage, query: string): boolean {
  const keys = foldKey(query).split(/\s+/).filter(Boolean);
  if (keys.length === 0) return true;
  const words = foldKey(sentencesOf([title, options, otherWords]).join(' ')).split(/[\s’'«»(),.:;?!-]+/);
  return keys.every((key) => words.some((word) => word.startsWith(key)));
}

/** The sentences among messages, without functions. */
function sentencesOf(otherWords: unknown): string[] {
  if (typeof otherWords === 'string') return [otherWords];
  return typeof otherWords === 'object' && otherWords !== null
    ? Object.values(otherWords).flatMap(sentencesOf)
    : [];
}
