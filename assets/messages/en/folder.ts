/** Publishing a site in a folder: the words of the screen, and all that lies on the way. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import { counted } from '../plural.ts';
import type { folder as fr } from '../fr/folder.ts';

const called = ({ name }: FailureParams): string =>
  name === undefined || name === '' ? 'The site folder' : `The folder “${name}”`;

const PAGE_WRITTEN = 'The page is written in the folder. Readers see it once the site is online.';

export const folder: typeof fr = {
  connect: 'Publish to a folder…',
  title: 'Publish to a folder',
  explained: 'A complete site for any server or GitHub Pages. Nothing is sent over the network.',
  choose: 'Choose a folder…',
  chooseAnother: 'Choose another folder…',
  chosen: (name) => `Folder chosen: ${name}`,
  known: (name) => `This folder already contains the site “${name}”: Escale will use it, with its posts.`,
  laidOut: 'Put only the subfolder “public” online: “escale” contains your drafts.',
  name: 'Site name',
  nameHint: 'Shown at the top of each page.',
  address: 'Public address (optional)',
  addressHint: 'Without it, the site can only be read on this computer.',
  create: 'Create the site',
  take: 'Use this site',
  connected: (name) => `“${name}” is ready.`,
  done: 'Done',
  faces: {
    title: 'Page fonts',
    label: 'Pages are read with',
    reader: 'Fonts on the reader’s computer',
    readerHint: 'Nothing more is written in the folder.',
    own: 'Escale’s fonts',
    ownHint:
      'Literata and Inter, as in the editor. Their files are written next to the pages (330 KB), with their licence.',
  },
  see: 'View on this computer',
  sharedWithoutAddress: 'Without a public site address, a shared link has no picture.',
  inFolder: {
    publishing: {
      blog: 'Site',
      signed: () => 'In a folder on this computer',
      changesNone: 'The page is already up to date.',
      consequence: PAGE_WRITTEN,
      consequenceUpdate: PAGE_WRITTEN,
      consequenceHold: (seconds) =>
        `${PAGE_WRITTEN} You can cancel for ${counted('en', seconds, 'second', 'seconds')}.`,
      sent: {
        stopped: 'Not published yet',
        onBlog: (site) => `The page is in the folder of “${site}”.`,
      },
      openBlog: 'View online',
    },
    altered: { stoppedOnline: 'In the folder, needs checking' },
    sending: {
      addressWordsHint:
        'These words become the end of the address. If you leave them out, it uses the title.',
      takeDown: {
        title: 'Remove from the site',
        from: 'From which site?',
        revertHint:
          'The page is removed from the site. It keeps its address and can be published again at the same address.',
        delete: 'Delete from the site',
        deleteHint: 'The page is removed from the site, and no draft is left there.',
        act: { delete: 'Delete from the site' },
      },
      intents: { delete: 'Deletion from the site' },
      story: { checking: 'Checking the page…' },
      done: {
        publish: 'In the folder, checked.',
        update: 'In the folder, checked.',
        revert: 'Reverted to draft in the folder.',
        delete: 'Deleted from the site.',
      },
      endedByConflict: 'Stopped: the page had been changed in the folder. Nothing was replaced.',
      cancelledLeft: 'Cancelled. Nothing was published. A draft may remain in the folder.',
    },
    beside: {
      featuredHint: 'Shown in the site’s lists and, if it has a public address, when the post is shared.',
      featuredThere: 'The one on the site',
      thereNow: (what) => `On the site now: ${what}`,
      detailsKept: 'Anything you do not change here stays as it is.',
    },
    mirror: {
      refresh: 'Refresh from the folder',
      refreshOf: (site) => `Refresh from ${site}’s folder`,
      note: {
        gone: (title) => `“${title}” is no longer in the folder. Its text is kept in Escale.`,
        'draft-removed': (title) =>
          `A duplicate draft of “${title}”, left by an interrupted send, was deleted from the folder.`,
        'draft-kept': (title) =>
          `A draft of “${title}” that Escale put in the folder was changed there since. It was left as it is.`,
        'online-twice': (title) =>
          `“${title}” is in the folder twice. Escale follows one of the pages; delete the other if it should not be there.`,
        'changed-both': (title) =>
          `“${title}” was changed in the folder and here. Your text is kept; the folder’s text is in the history.`,
        'left-out': (title) => `“${title}” is too large to be copied here. It is still in the folder.`,
      },
    },
    conflicts: {
      title: 'Changed in the folder',
      titleAway: 'This post is no longer on the site',
      reading: 'Comparing with the folder…',
      explained:
        'The page was changed in the folder since you last sent it. Nothing is replaced there; your text is in the history.',
      explainedBlogOnly:
        'The page was changed in the folder since you last sent it. Nothing changed here, so you can use the folder’s version.',
      nothing: 'Nothing left to choose: the page is as you sent it.',
      changedWhen: {
        some: 'Changed in the folder',
        at: (time) => `Changed in the folder at ${time}`,
        on: (date) => `Changed in the folder on ${date}`,
        readAt: (time) => `Changed in the folder, read at ${time}`,
        readOn: (date) => `Changed in the folder, read on ${date}`,
      },
      byBlog: 'Changed in the folder',
      theirs: 'In the folder',
      keepTheirs: 'Keep the folder’s',
      removeTheirs: 'Remove, as in the folder',
      acts: { update: 'Update the page' },
      showRemote: 'Show the folder’s version',
      away: {
        gone: 'This page was deleted from the folder. Your text is safe in Escale. You can publish it again; it will have a new address, and old links will not work.',
        trashed:
          'This post was deleted from the site. Your text is safe in Escale. You can publish it again, at another address.',
        withdrawn:
          'This post was reverted to draft in the folder. Your text is safe in Escale. If you publish it again, it keeps its address.',
      },
    },
    failures: {
      'destination.not-found': () => 'This post is no longer in the site folder. Its text is kept here.',
      'publication.changed-on-blog': () =>
        'The page was changed in the folder since it was last sent. Nothing was replaced: choose what to keep.',
    },
    photos: {
      onBlog: 'In the site folder.',
      onHost: { blog: 'In the site folder, originals kept' },
    },
    window: {
      states: {
        online: 'In the folder, up to date',
        'online-changed': 'In the folder, to update',
        'online-altered': 'In the folder, changed when written',
        failedOnline: 'In the folder, but sending failed',
        deposited: 'Draft in the folder',
        'changed-on-blog': 'Changed in the folder',
        removed: 'Removed from the site',
      },
      screens: { published: 'Published' },
      lists: { empty: { published: 'No posts published yet.' } },
      statuses: { published: 'Published', altered: 'Changed when written' },
      actions: { takeDown: 'Remove from the site…' },
    },
    search: { statuses: { published: 'Published' } },
    exports: { lists: { published: 'Published' } },
  },
};

export const folderFailures = {
  'folder.gone': (params) =>
    `${called(params)} cannot be reached: a disk is unplugged, a share is offline, or the folder was moved. Your text is saved here and waiting posts are kept. Reconnect the disk, or choose the folder again in Settings, “Blogs and accounts”.`,
  'folder.unknown': () =>
    'Escale does not know where this site’s folder is on this computer. Nothing has changed. Choose it in Settings, “Blogs and accounts”, with “Publish to a folder…”.',
  'folder.taken': ({ name, file }) =>
    `“${name}” already contains something else (${file}), which will not be replaced. Nothing was written there. Choose an empty folder, or the folder of a site made by Escale.`,
  'folder.foreign': ({ name, file }) =>
    `“${file}”, in the folder ${name === undefined || name === '' ? 'of the site' : `“${name}”`}, is not a file made by Escale. It was not touched. Rename or move it, then try again.`,
  'folder.read-only': (params) =>
    `${called(params)} cannot be changed: you do not have permission, or the disk is read-only. Your text is saved here. Check the folder’s permissions, then try again.`,
  'folder.full': (params) =>
    `${called(params)} is on a full disk. The pages already there are safe; your text is saved here. Free some space, then try again.`,
  'folder.address': () =>
    'This is not a site address. Write it as in a browser, for example https://www.town.example/blog/, or leave the field empty.',
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
