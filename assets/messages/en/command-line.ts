import type {
  commandHelp as frenchCommandHelp,
  commandLine as frenchCommandLine,
} from '../fr/command-line.ts';
import { counted } from '../plural.ts';

export const commandLine = {
  usage: 'Usage: escale <command> [options]. “escale help” lists the commands.',
  unknownCommand: (name, near) =>
    near === undefined
      ? `Unknown command “${name}”. “escale help” lists them all.`
      : `Unknown command “${name}”. Did you mean “${near}”?`,
  unknownOption: (name, near) =>
    `This command has no option “${name}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
  secondStart: (profile) => `Escale is already running: its window comes to the front. Profile: ${profile}`,
  missingOption: (option) => `The option ${option} is missing.`,
  noValue: (option) => `The option ${option} takes no value.`,
  missingArgument: (name) => `Missing: ${name}.`,
  surplusArgument: (value) => `Unexpected argument “${value}”.`,
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
      `The library ${folder} is open in another program, most likely Escale: close it, then try again.`,
    'library.newer-version': (folder) => `The library ${folder} was written by a newer version of Escale.`,
    'library.before-release': (folder) =>
      `The library ${folder} was made by a development version, before the first version of Escale. It was not changed: open it with the version that made it to export its posts.`,
    'library.corrupt': (folder) => `The library file in ${folder} is damaged and was not changed.`,
    'library.not-found': (folder) => `There is no library in ${folder}.`,
    'library.read-only': (folder) => `Nothing can be written in ${folder}.`,
    'library.network-share': (folder) => `A library cannot be on a network share (${folder}).`,
    'disk.full': () => 'The disk is full.',
    'disk.failed': () => 'The disk could not be read or written.',
    'post.not-found': (id) => `No post has the id ${id}.`,
    'post.newer-version': (id) => `The post ${id} was written by a newer version of Escale.`,
    'blog.not-found': (name) =>
      `No blog, or several, for “${name}”: give its full name, its address or its id.`,
    'file.unreadable': (name) => `The file ${name} cannot be read.`,
    'export.not-written': (name) => `Nothing could be written there (${name}).`,
    'request.too-large': (name) => `The file ${name} is too large.`,
  },
  oneAddress: 'Import an address on its own, without files or other addresses.',
  exported: (files) => (files === 0 ? 'No file was written.' : `Files written: ${files}.`),
  noCopies: 'No backups.',
  copied: (file) => `Backup made and checked: ${file}`,
  packed: (file, posts) => `Library saved and checked: ${file} (posts: ${posts}).`,
  restored: (posts) => `Library restored (posts: ${posts}).`,
  replacedKept: (id) => `The library it replaces is kept: ${id}`,
  picturesMissing: (count) => `Pictures not found: ${count}.`,
  notEmpty:
    'The library already contains posts, and this file would replace them all. Use “escale restore”, which keeps the library it replaces.',
  reply: {
    states: {
      answered: 'answered',
      approved: 'approved',
      corrected: 'corrected',
      remark: 'remark',
      'changed-here': 'changed here since it was sent',
      'deleted-here': 'deleted here since it was sent',
      unknown: 'not in the text that was sent',
    },
    applied: 'Return taken and recorded.',
    notApplied: 'Nothing was changed. The same command with --yes takes this return.',
  },
  hostAgain: {
    checked: (day) => `pictures checked on ${day}`,
    neverChecked: 'no complete check of the pictures; in Escale: File, “Check the pictures online…”',
    noneDead: 'All of them can be loaded.',
    would: (pictures, place) =>
      `${counted('en', pictures, 'picture has its original here and would be uploaded again', 'pictures have their originals here and would be uploaded again')}. Place chosen for this blog: ${place}.`,
    how: 'Nothing was changed. The same command with --yes prepares the updates.',
    noHost:
      'You have not chosen yet where the pictures of this blog go. Choose it in the blog’s settings, in Escale.',
    nothing: 'Nothing to upload again from here.',
    prepared: (posts, pictures) =>
      `${counted('en', posts, 'update prepared', 'updates prepared')} for ${counted('en', pictures, 'picture', 'pictures')}.`,
    sentLater:
      'Nothing has been sent yet: the keys and permissions are in Escale, which will send the updates one by one when it next starts.',
  },
  ask: {
    written: {
      questions: (file, person, count) =>
        `“${file}”: ${counted('en', count, 'question', 'questions')} for ${person}.`,
      review: (file, person, count) =>
        `“${file}”: ${counted('en', count, 'passage', 'passages')} for ${person} to approve.`,
      consent: (file, person) => `“${file}”: asks ${person} for consent.`,
    },
    impossible: {
      questions: (formats) =>
        `Answers are asked for in one of these formats: ${formats}. Nothing was written.`,
      review: (formats) =>
        `An approval is asked for in one of these formats: ${formats}. Nothing was written.`,
      consent: (formats) => `A consent is asked for in this format: ${formats}. Nothing was written.`,
    },
  },
  publish: {
    prepared: {
      publish: (blog) => `Publication prepared for “${blog}”.`,
      propose: (blog) =>
        `Publication prepared for “${blog}”: your account submits the post to an editor, who puts it online.`,
      update: (blog) => `Update prepared for “${blog}”.`,
      deposit: (blog) => `Draft prepared for “${blog}”.`,
    },
    sentLater:
      'Nothing has been sent yet: the keys and permissions are in Escale, which will send the post when it next starts, as it is now.',
    byHand: (blog) => `“${blog}” is published by hand: open Escale, which prepares the text to paste.`,
  },
  noBlogs: 'No blogs.',
  nothingListed: 'No posts.',
  noMatch: (query) => `Nothing matches “${query}”.`,
  untitled: 'Untitled',
  allWell: 'The library is in good condition.',
  indexWell: 'The file, the references, the pictures and the index of the library are in good condition.',
  indexFindings: {
    'index.missing': 'This post is not in the index yet: search does not find it.',
    'index.of-nobody': 'A row of the index belongs to a post that no longer exists.',
    'index.row-missing': 'A row of the index has no words.',
    'index.row-unknown': 'Words of the index belong to no post.',
    'index.stale': 'The index of this post no longer matches its text.',
    'index.wrong-words': 'The index lacks words of this post, or has others.',
    'index.damaged': 'The index is damaged.',
  },
  copyHolds: 'this backup still contains a person who was erased.',
  findings: {
    'library.none': 'There is no library here yet.',
    'library.network-share': (type) =>
      `The folder is on a network share (${type}): the library could be damaged there.`,
    'library.synced-folder': (service) =>
      `The folder is synced by ${service}: copying it while it is being written can damage it.`,
    'library.read-only': 'The folder cannot be written to.',
    'library.in-use': 'The library is open in another program, most likely Escale.',
    'library.before-release':
      'The library was made by a development version, before the first version of Escale: only that version can open it and export its posts.',
    'library.corrupt': (what) => `The library file is damaged: ${what}.`,
    'library.broken-references': (count) => `Broken references in the library: ${count}.`,
    'library.newer-version': (found, known) =>
      `The library is version ${found}; this Escale reads up to version ${known}.`,
    'library.older-version': (found, known) =>
      `The library is version ${found}; it will become version ${known} when it is next opened.`,
    'disk.low': (megabytes) => `${megabytes} MB left on the disk.`,
    'asset.missing': (name) => `The picture “${name}” is missing from the pictures folder.`,
    'asset.damaged': (name) => `The picture “${name}” was changed or damaged.`,
    'erased.named': (table) => `Names a person who was erased (table ${table}).`,
    'erased.in-file': () =>
      'The file still contains the name of a person who was erased. Open Escale, then close it.',
    'erased.picture': () => 'The portrait of a person who was erased is still there.',
    'erased.under-way': () => 'An erasure is not finished. It resumes when Escale opens.',
  },
} satisfies typeof frenchCommandLine;

export const commandHelp = {
  usage: (what) => `Usage: ${what}`,
  overview: {
    usage: 'escale <command> [options]',
    what: 'Escale’s library from a terminal, without a window.',
    commands: 'Commands:',
    options: 'Options for every command:',
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
    library: 'The library; without it, the one the app would open.',
    json: 'The result as JSON.',
    language: 'The language of the sentences; without it, the system’s.',
    help: 'This help.',
  },
  commands: {
    list: {
      summary: 'List the posts.',
      more: 'Without those in the bin, unless --status binned is given.',
      options: {
        status: 'Only posts in this state.',
        kind: 'Only interviews, articles or pages.',
        label: 'Only posts with this label.',
        year: 'Only posts of this year: the year they were published, otherwise created.',
        participant: 'Only posts this person takes part in: a name or an id.',
        sort: 'The order: last changed (default), newest, oldest, title.',
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
      options: { format: '“html” is what is published, “preview” a whole page.' },
    },
    search: {
      summary: 'Search all posts.',
      more: 'Any text is a query, as in the window.',
      options: {
        limit: 'How many results to give (20 by default).',
        stdin: 'One query per line of standard input; one line of JSON for each in return.',
      },
    },
    recognize: {
      summary: 'Read a file as an interview: title, questions, answers, people.',
      more: 'The file is text, HTML or Markdown. No library is opened.',
      options: {},
    },
    typography: {
      summary: 'Correct the typography of a file, or of standard input.',
      more: 'The corrected text goes to stdout; the file is not changed, and no library is opened. With --language, the language of the text (French by default).',
      options: {
        check: 'Only say what would change, one line per change.',
        house:
          'The no-break spaces: narrow before high punctuation (default), the same everywhere, or none before it as in Canada.',
      },
    },
    import: {
      summary: 'Import backups, files, folders or a blog.',
      more: 'Backups of Blogger, WordPress (XML), Ghost (JSON) and Substack (zip) are recognised by what they contain. An address is imported on its own. An .escale-post file adds one post; an .escale-library file, a whole library if there are no posts yet.',
      options: {
        comments: 'With readers’ comments.',
        partial: 'Import what can be read of a damaged file, instead of refusing it.',
      },
    },
    export: {
      summary: 'Write posts to files, or the whole library to one.',
      more: 'Without an id, every post that is not in the bin. Existing files in a folder are never replaced.',
      options: {
        format: 'The file format; “post” and “library” can be imported with “escale import”.',
        output: 'The folder, created if needed; with --format library, the file.',
        notes: 'With --format post, the notes of the post too.',
      },
    },
    reply: {
      summary: 'Read what people sent back: answers, corrections, approvals.',
      more: 'The files are mails, documents, forms or tables; “-” reads standard input. Without --yes nothing is changed.',
      options: {
        post: 'The post, where the file does not name it.',
        yes: 'Take the answers and corrections into the post, and store the file. A passage that changed here since it was sent stays as it is.',
      },
    },
    backup: {
      summary: 'Make a checked backup, or list those that are kept.',
      more: 'The backup is kept with those of the app, and copied to the second location if there is one.',
      options: {
        output: 'Instead, the whole library in this file, to take away.',
        list: 'List the backups, newest first, and make none.',
      },
    },
    restore: {
      summary: 'Replace the library with a backup.',
      more: 'The replaced library is kept with the backups. Close Escale first.',
      options: {},
    },
    recover: {
      summary: 'Recover what can be recovered from a damaged library.',
      more: 'The damaged file is kept with the backups. Close Escale first.',
      options: {},
    },
    ask: {
      summary: 'Write what is asked of a person, as a file to send.',
      more: 'The file must not exist yet. The version you send is kept in the history of the post.',
      options: {
        person: 'For whom: someone in the post or the directory, or another name.',
        use: 'What is asked for: answers (the default), an approval, a consent.',
        as: 'Answers: eml (the default) or mail, which is text. An approval: docx (the default) or pdf, a form. A consent: pdf.',
        output: 'The file.',
      },
    },
    blogs: {
      summary: 'List the blogs.',
      more: 'No blog is asked: the state is the last one known.',
      options: {},
    },
    publish: {
      summary: 'Prepare the publication of a post, or its update.',
      more: 'Nothing is sent from here: Escale sends the post when it next starts, as it is now. Close Escale first.',
      options: {
        blog: 'The blog: its name, address or id.',
        draft: 'Save it as a draft on the blog.',
      },
    },
    'host-again': {
      summary: 'List the pictures of a blog that can no longer be loaded, and upload them again.',
      more: 'Nothing is sent from here: Escale sends the updates when it next starts.',
      options: { yes: 'Prepare the updates; without the option, nothing is changed.' },
    },
    check: {
      summary: 'Check the file, the pictures and the index of the library, without changing anything.',
      more: 'Also looks for traces of erased people, and lists the backups that still contain them.',
      options: { full: 'Compare every post with the index, instead of a few.' },
    },
    doctor: {
      summary: 'Examine the library and its location, without changing anything.',
      more: '',
      options: {},
    },
  },
} satisfies typeof frenchCommandHelp;
