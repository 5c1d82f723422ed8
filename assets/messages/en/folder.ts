/** Publishing a site in a folder: the words of the screen, and all that lies on the way. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import type { folder as fr } from '../fr/folder.ts';

const called = ({ name }: FailureParams): string =>
  name === undefined || name === '' ? 'The folder of the site' : `The folder “${name}”`;

export const folder: typeof fr = {
  connect: 'Publish in a folder…',
  title: 'Publish in a folder',
  explained:
    'Escale writes a whole site in a folder (pages, pictures, a feed), to be put on any server or on the pages of a forge. Nothing leaves over the network.',
  choose: 'Choose a folder…',
  chooseAnother: 'Choose another folder…',
  chosen: (name) => `Folder chosen: ${name}`,
  known: (name) => `This folder already holds the site “${name}”: it will be taken up, with its posts.`,
  laidOut:
    'The site will be in the subfolder “public”: that is the one to put on a server. The subfolder “escale” keeps the drafts: do not put it online.',
  name: 'Name of the site',
  nameHint: 'It stands at the head of each page.',
  address: 'Public address (optional)',
  addressHint:
    'Where the site is read once it is online. Without it, its pages are read on this computer alone.',
  create: 'Create the site',
  take: 'Take up this site',
  connected: (name) => `“${name}” is ready.`,
  done: 'Finish',
  see: 'View on this computer',
  consequence: 'The page is written in the folder of the site. Readers see it once the site is put online.',
};

export const folderFailures = {
  'folder.gone': (params) =>
    `${called(params)} cannot be reached: a key or a disk is unplugged, a share is off, or the folder was moved. Your text is saved here, and what is to leave waits. Plug the disk in again, or choose the folder again in Settings, “Blogs and accounts”.`,
  'folder.unknown': () =>
    'The folder of this site is not known on this computer. Nothing has changed. Choose it in Settings, “Blogs and accounts”, with “Publish in a folder…”.',
  'folder.taken': ({ name, file }) =>
    `“${name}” already holds something else (${file}), which will not be replaced. Nothing was written there. Choose an empty folder, or that of a site made by Escale.`,
  'folder.foreign': ({ name, file }) =>
    `“${file}”, in the folder ${name === undefined || name === '' ? 'of the site' : `“${name}”`}, is not a file made by Escale. It was not touched. Rename or move it, then try again.`,
  'folder.read-only': (params) =>
    `${called(params)} cannot be changed: your rights do not allow it, or the disk is read-only. Your text is saved here. Check the rights of the folder, then try again.`,
  'folder.full': (params) =>
    `${called(params)} is on a disk that is full. The pages in place are whole; your text is saved here. Free some space, then try again.`,
  'folder.address': () =>
    'This is not the address of a site. Write it as in a browser, for example https://www.town.example/blog/, or leave the field empty.',
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
