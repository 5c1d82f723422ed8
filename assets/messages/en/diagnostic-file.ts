import type { diagnosticFile as french } from '../fr/diagnostic-file.ts';

export const diagnosticFile: typeof french = {
  title: 'Diagnostic file',
  what: 'For whoever helps you: versions, settings, how many posts, people and pictures, and the last lines of the log.',
  private:
    'No title, no text, no name, no address, no password. Nothing is sent: the file stays where you save it.',
  shown: 'What the file holds',
  reading: 'Reading…',
  fileName: 'Escale diagnostic',
  choose: 'Choose where to save…',
  finish: 'Finish',
  done: (name: string) => `“${name}” is saved.`,
};
