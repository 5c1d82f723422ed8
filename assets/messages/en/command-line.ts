import type { commandLine as french } from '../fr/command-line.ts';
import { counted } from '../plural.ts';

export const commandLine = {
  usage: 'Usage: escale <command> [options]. “escale help” lists the commands.',
  unknownCommand: (name, near) =>
    near === undefined
      ? `There is no command “${name}”; “escale help” lists them all.`
      : `There is no command “${name}”; the nearest is “${near}”.`,
  unknownOption: (name, near) =>
    `This command has no option “${name}”${near === undefined ? '' : `; the nearest is “${near}”`}.`,
  handedOver: (profile) => `Escale is already running: its window comes to the front. Profile: ${profile}`,
  missingOption: (option) => `Missing: the option ${option}.`,
  noValue: (option) => `The option ${option} takes no value.`,
  missingArgument: (name) => `Missing: ${name}.`,
  surplusArgument: (value) => `The argument “${value}” is one too many.`,
  wrongValue: (option, allowed) => `The option ${option} expects: ${allowed}.`,
  argument: {
    id: 'the id of the post',
    file: 'the file to read',
    source: 'the file, folder or address to import',
    query: 'the query (or --stdin)',
    backup: 'the backup or the file to restore',
    blog: 'the blog (its name, address or id)',
  },
  failures: {
    'library.in-use': (folder) =>
      `The library ${folder} is open in another program, most likely Escale: close it, then start again.`,
    'library.newer-version': (folder) => `The library ${folder} was written by a newer version of Escale.`,
    'library.before-release': (folder) =>
      `The library ${folder} was made by a development build, before the first version of Escale. It was not changed: open it with the build that made it to export its posts.`,
    'library.corrupt': (folder) => `The file of the library ${folder} is damaged and was not changed.`,
    'library.not-found': (folder) => `There is no library in ${folder}.`,
    'library.read-only': (folder) => `Nothing can be written in ${folder}.`,
    'library.network-share': (folder) => `A library cannot be on a network share (${folder}).`,
    'disk.full': () => 'The disk is full.',
    'disk.failed': () => 'The disk could not be read or written.',
    'post.not-found': (id) => `No post has the id ${id}.`,
    'post.newer-version': (id) => `The post ${id} was written by a newer version of Escale.`,
    'blog.not-found': (name) =>
      `No blog, or several, for “${name}”: give its whole name, its address or its id.`,
    'file.unreadable': (name) => `The file ${name} cannot be read.`,
    'export.not-written': (name) => `Nothing could be written there (${name}).`,
    'request.too-large': (name) => `The file ${name} is too large.`,
  },
  oneAddress: 'An address is imported by itself: give it without files or another address.',
  exported: (files) => (files === 0 ? 'No file was written.' : `Files written: ${files}.`),
  noCopies: 'No backup.',
  copied: (file) => `Backup made and checked: ${file}`,
  packed: (file, posts) => `Whole library written and read back: ${file} (posts: ${posts}).`,
  restored: (posts) => `Library restored (posts: ${posts}).`,
  replacedKept: (id) => `The one it replaces is kept: ${id}`,
  picturesMissing: (count) => `Pictures not found: ${count}.`,
  notEmpty:
    'The library holds posts already, all of which this file would replace: “escale restore” does that, and keeps the one it replaces.',
  hostAgain: {
    looked: (day) => `pictures checked on ${day}`,
    neverLooked: 'no complete check of the pictures; in Escale: File, “Check the pictures online…”',
    noneDead: 'All of them answered.',
    would: (pictures, place) =>
      `${counted('en', pictures, 'picture has its original here and would be put online again', 'pictures have their original here and would be put online again')}. Place chosen for this blog: ${place}.`,
    how: 'Nothing was changed. The same command with --yes prepares the updates.',
    noPlace: 'Where the pictures of this blog go is not chosen yet: choose it in its settings, in Escale.',
    nothing: 'Nothing to put online again from here.',
    prepared: (posts, pictures) =>
      `${counted('en', posts, 'update prepared', 'updates prepared')} for ${counted('en', pictures, 'picture', 'pictures')}.`,
    sentLater:
      'Nothing has left yet: keys and permissions are in Escale, which will send it all when it next starts, one update after the other.',
  },
  nothingListed: 'No post.',
  nothingFound: (query) => `Nothing matches “${query}”.`,
  untitled: 'Untitled',
  allWell: 'The library is in good order.',
  indexWell: 'The file, the references, the pictures and the index of the library are in good order.',
  indexFindings: {
    'index.missing': 'This post is not in the index yet: search does not find it.',
    'index.of-nobody': 'A row of the index belongs to a post that is gone.',
    'index.row-missing': 'A row of the index has no words.',
    'index.row-unknown': 'Words of the index belong to no post.',
    'index.stale': 'What is indexed of this post is not what it says now.',
    'index.wrong-words': 'The index lacks words of this post, or has others.',
    'index.damaged': 'The index is damaged.',
  },
  copyHolds: 'this backup still holds a person who was erased.',
  findings: {
    'library.none': 'There is no library here yet.',
    'library.network-share': (type) =>
      `The folder is on a network share (${type}): the library would be in danger there.`,
    'library.synced-folder': (service) =>
      `The folder is synced by ${service}: a copy made while it is written can damage it.`,
    'library.read-only': 'The folder cannot be written.',
    'library.in-use': 'The library is open in another program, most likely Escale.',
    'library.before-release':
      'The library was made by a development build, before the first version of Escale: only that build can open it, and export its posts.',
    'library.corrupt': (what) => `The library file is damaged: ${what}.`,
    'library.broken-references': (count) => `Broken references in the library: ${count}.`,
    'library.newer-version': (found, known) =>
      `The library has version ${found}; this Escale knows version ${known}.`,
    'library.older-version': (found, known) =>
      `The library has version ${found}; it becomes version ${known} when it is next opened.`,
    'disk.low': (megabytes) => `${megabytes} MB are left on the disk.`,
    'asset.missing': (name) => `The picture “${name}” is missing from the folder of pictures.`,
    'asset.damaged': (name) => `The picture “${name}” is no longer the one that was kept.`,
    'erased.found': (table) => `Names a person who was erased (table ${table}).`,
    'erased.in-file': () =>
      'The file still holds the name of a person who was erased. Open Escale, then close it.',
    'erased.picture': () => 'The portrait of a person who was erased is still there.',
    'erased.under-way': () => 'An erasure has not come to its end. It goes on as Escale is opened.',
  },
} satisfies typeof french;
