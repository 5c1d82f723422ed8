import type { commandHelp as french } from '../fr/command-help.ts';

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
    found: 'failed, or something is wrong with the library',
    changes: 'failed, or with --check there is something to correct',
    partly: 'failed, or not everything could be recovered',
  },
  values: {
    id: 'ID',
    file: 'FILE',
    folder: 'FOLDER',
    place: 'FOLDER|FILE',
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
        partial: 'A damaged file is taken up to its damage, instead of being refused.',
      },
    },
    export: {
      summary: 'Write posts to files, or the whole library to one.',
      more: 'Without an id, every post that is not in the bin. In a folder, a file that exists is never replaced.',
      options: {
        format: 'The form of the files; “post” and “library” are read again by “escale import”.',
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
} satisfies typeof french;
