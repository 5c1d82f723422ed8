/** Newer versions of Escale, and the copy before they first open a library. */
import type { updates as fr } from '../fr/updates.ts';

export const updates: typeof fr = {
  title: 'Updates',
  installed: (version) => `Installed version: ${version}.`,
  none: 'This build of Escale does not update itself: it was made without an address where later versions are announced.',
  mode: 'New versions of Escale',
  modes: {
    off: 'Do not look',
    tell: 'Tell me',
    install: 'Download, and install on closing',
  },
  modeHints: {
    off: 'Escale asks nobody anything, except by “Look now”.',
    tell: 'Escale looks as it opens, then once a day. Nothing is downloaded.',
    install: 'The text is saved first, as it is each time Escale closes.',
  },
  managed:
    'Escale was installed here by a package of the system, by your IT service or in a folder of its own: new versions come that way. Escale can tell you that there is one.',
  fixed: 'Set by your IT service.',
  fixedOff: 'Set by your IT service: Escale looks for no new version.',
  policy: {
    unreadable:
      'Your IT service’s settings file cannot be read as it stands. Until it is corrected, Escale looks for no new version.',
    unsafe:
      'Your IT service’s settings file can be changed by others. As long as that is so, Escale does not follow it and looks for no new version.',
  },
  check: 'Look now',
  checking: 'Looking for a new version',
  downloading: (version) => `Downloading version ${version}`,
  results: {
    current: 'Escale is up to date.',
    older: 'The version offered is older than this one: nothing was installed.',
    'no-network': 'The update server does not answer, or there is no network. Nothing has changed.',
    'no-answer': 'The update server did not give what was asked for. Nothing was installed; try again later.',
    unchecked:
      'The answer could not be checked: its signature is missing, or is not Escale’s. Nothing was installed. If this lasts, tell your IT service.',
    expired:
      'What the server announces is too old to be believed: it may be holding new versions back, or this computer’s date is wrong. Nothing was installed. Check the date; if this lasts, tell your IT service.',
    interrupted: 'The download was interrupted. Nothing was installed; next time it begins again.',
    damaged:
      'What was downloaded is not what was announced: all of it was thrown away, nothing was installed.',
    disk: 'The download could not be written to the disk. Nothing was installed.',
    'not-installed': 'The new version could not be made ready. This one goes on as before.',
  },
  checkedAt: (when) => `Last looked: ${when}.`,
  found: (version) => `Version ${version}`,
  there: (version) => `Version ${version} is there.`,
  size: (size) => `${size} to download.`,
  byOthers: 'Your IT service, or the tool that installed Escale, installs it; Escale asks for no password.',
  notes: 'What changes',
  download: 'Download, and install on closing',
  downloadAgain: 'Download again',
  ready: (version) =>
    `Version ${version} is downloaded and checked. It will be installed when Escale closes, once everything is saved.`,
  restart: 'Restart and install',
  page: 'Open the page of this version',
  line: {
    found: (version) => `Version ${version} available`,
    ready: (version) => `Version ${version} ready`,
    open: (text) => `${text}. Open updates`,
  },
  copying: {
    title: 'Escale is preparing your library',
    why: 'This is the first opening with a new version: a copy is made and checked before anything changes.',
    progress: 'Copying the library',
  },
};
