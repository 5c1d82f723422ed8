import { renderText } from '../../interview/render/plain-text.ts';
import { getPost } from '../backend/library/posts.ts';
import { chosenFolder, openForReading } from './library.ts';
import type { Command } from './run.ts';

/** With --json the document itself; without, the post as one reads it. */
export const show: Command = {
  options: {},
  async run(args, context) {
    const id = args.only(context.words.argument.id);
    const library = await openForReading(chosenFolder(args.text('library'), context));
    try {
      const { document } = getPost(library.db, id);
      await context.out(
        context.json ? `${JSON.stringify(document)}\n` : `${renderText(document).trimEnd()}\n`,
      );
    } finally {
      library.close();
    }
  },
};
