import type {
  commandHelp as frenchCommandHelp,
  commandLine as frenchCommandLine,
} from '../fr/command-line.ts';
import { counted } from '../plural.ts';

export const commandLine = {
  usage: 'Usage: escale <command> [options]. “escale help” lists the commands.',
  unknownCommand: (name, near) =>
    near === undefined
      ? `There is no command “${name}”; “escale help” lists them all.`
      : `There is no command “${name}”; the nearest is “${near}”.`,
  unknownOption: (name, near) =>
    `This command has no option “${name}”${near === undefined ? '' : `; the nearest is “${near}”`}.`,
  secondStart: (profile) => `Escale is already running: its window comes to the front. Profile: ${profile}`,
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
  packed: (file, posts) => `Library saved and checked: ${file} (posts: ${posts}).`,
  restored: (posts) => `Library restored (posts: ${posts}).`,
  replacedKept: (id) => `The one it replaces is kept: ${id}`,
  picturesMissing: (count) => `Pictures not found: ${count}.`,
  notEmpty:
    'The library holds posts already, all of which this file would replace: “escale restore” does that, and keeps the one it replaces.',
  hostAgain: {
    checked: (day) => `pictures checked on ${day}`,
    neverChecked: 'no complete check of the pictures; in Escale: File, “Check the pictures online…”',
    noneDead: 'All of them answered.',
    would: (pictures, place) =>
      `${counted('en', pictures, 'picture has its original here and would be put online again', 'pictures have their original here and would be put online again')}. Place chosen for this blog: ${place}.`,
    how: 'Nothing was changed. The same command with --yes prepares the updates.',
    noHost: 'Where the pictures of this blog go is not chosen yet: choose it in its settings, in Escale.',
    nothing: 'Nothing to put online again from here.',
    prepared: (posts, pictures) =>
      `${counted('en', posts, 'update prepared', 'updates prepared')} for ${counted('en', pictures, 'picture', 'pictures')}.`,
    sentLater:
      'Nothing has left yet: keys and permissions are in Escale, which will send it all when it next starts, one update after the other.',
  },
  nothingListed: 'No post.',
  noMatch: (query) => `Nothing matches “${query}”.`,
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
    'erased.named': (table) => `Names a person who was erased (table ${table}).`,
    'erased.in-file': () =>
      'The file still holds the name of a person who was erased. Open Escale, then close it.',
    'erased.picture': () => 'The portrait of a person who was erased is still there.',
    'erased.under-way': () => 'An erasure has not come to its end. It goes on as Escale is opened.',
  },
} satisfies typeof frenchCommandLine;

export const commandHelp = {
  usage: (what) => `Usage: ${what}`,
  overview: {
    usage: 'escale <command> [options]',
    what: 'Escale’s library from a terminal, without a window.',
    commands: 'Commands:',
    options: 'Options of every command:',
    more: '“escale <command> --help” explains a command.',
    called:
      'From the sources: npm run -s escale -- <command>. From the installed app: escale --cli <command>.',
  },
  parts: { rest: '[options]', options: 'Options:', example: 'Example:', exits: 'Exit codes:' },
  exits: { done: 'done', usage: 'wrong usage; nothing was opened' },
  one: {
    failed: 'failed; a sentence on stderr says why',
    findings: 'failed, or something is wrong with the library',
    changes: 'failed, or with --check there is something to correct',
    partly: 'failed, or not everything could be recovered',
  },
  values: {
    id: 'ID',
    file: 'FILE',
    folder: 'FOLDER',
    path: 'FOLDER|FILE',
    query: 'QUERY',
    source: 'SOURCE',
    backup: 'BACKUP',
    blog: 'BLOG',
    label: 'LABEL',
    person: 'PERSON',
    year: 'YEAR',
    count: 'COUNT',
  },
  common: {
    library: 'The library; without it, the one that the app would open.',
    json: 'The result as JSON.',
    language: 'The language of the sentences; without it, that of the system.',
    help: 'This help.',
  },
  commands: {
    list: {
      summary: 'List the posts.',
      more: 'Those in the bin are left out, but for --status binned.',
      options: {
        status: 'Only those in this state.',
        kind: 'Only interviews, articles or pages.',
        label: 'Only those that carry this label.',
        year: 'Only those of this year: of publication, else of creation.',
        participant: 'Only those in which this person takes part: a name, or an id.',
        sort: 'The order: last changed (without the option), newest, oldest, title.',
      },
    },
    show: {
      summary: 'Show a post as text.',
      more: 'With --json, the document as it is stored.',
      options: {},
    },
    render: {
      summary: 'Write a post as HTML, a preview page, Markdown or text.',
      more: '',
      options: { format: '“html” is what is published on Blogger, “preview” a whole page.' },
    },
    search: {
      summary: 'Search all posts.',
      more: 'Any text is a query, as in the window.',
      options: {
        limit: 'How many of the posts found to give, 20 without the option.',
        stdin: 'A query for each line of standard input; in answer, one line of JSON for each.',
      },
    },
    recognize: {
      summary: 'Read a file as an interview: title, questions, answers, people.',
      more: 'The file is text, HTML or Markdown. No library is opened.',
      options: {},
    },
    typography: {
      summary: 'Correct the typography of a file, or of standard input.',
      more: 'The corrected text goes to stdout; the file is not changed, and no library is opened. With --language, the language of the text (French without the option).',
      options: {
        check: 'Only say what would change, one line for each change.',
        house:
          'The no-break spaces: narrow before high punctuation (without the option), or the same everywhere.',
      },
    },
    import: {
      summary: 'Import backups, files, folders or a blog.',
      more: 'An address is imported by itself. An .escale-post file adds one post; an .escale-library file, a whole library where there is no post yet.',
      options: {
        comments: 'With the comments of readers.',
        partial: 'Of a damaged file what can be read is taken, instead of refusing all of it.',
      },
    },
    export: {
      summary: 'Write posts to files, or the whole library to one.',
      more: 'Without an id, every post that is not in the bin. In a folder, a file that exists is never replaced.',
      options: {
        format: 'The form of the files; “post” and “library” can be imported with “escale import”.',
        output: 'The folder, made where there is none; with --format library, the file.',
        notes: 'With --format post, the notes of the post too.',
      },
    },
    backup: {
      summary: 'Make a checked backup, or list those that are kept.',
      more: 'The backup joins those of the app, and the second place where there is one.',
      options: {
        output: 'Instead, the whole library as one file to take away.',
        list: 'List the backups, newest first, and make none.',
      },
    },
    restore: {
      summary: 'Put a backup in the place of the library.',
      more: 'The library that it replaces is kept among the backups. Close Escale first.',
      options: {},
    },
    recover: {
      summary: 'Recover what can be recovered of a damaged library.',
      more: 'The damaged file is kept among the backups. Close Escale first.',
      options: {},
    },
    'host-again': {
      summary: 'Say which pictures of a blog no longer answer, and have them put online again.',
      more: 'Nothing is sent from here: Escale sends the updates when it next starts.',
      options: { yes: 'Prepare the updates; without the option, nothing is changed.' },
    },
    check: {
      summary: 'Check the file, the pictures and the index of the library, and change nothing.',
      more: 'Looks for what is left of people who were erased, too, and names the backups that still hold them.',
      options: { full: 'Compare the words of every post with the index, not of some.' },
    },
    doctor: {
      summary: 'Look at the library and its place, and change nothing.',
      more: '',
      options: {},
    },
  },
} satisfies typeof frenchCommandHelp;
