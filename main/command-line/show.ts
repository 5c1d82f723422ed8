import { renderText } from '#interview/render/plain-text.ts';
import { getPost } from '#backend/library/posts/posts.ts';
import { command } from './command.ts';
import { chosenFolder, openForReading } from './library.ts';

/** Prints the post as readable text; with --json, the document. */
export const show = command({
  name: 'show',
  takes: { what: 'id', how: 'one' },
  options: {},
  one: 'failed',
  example: ['01890a5d-ac96-774b-bcce-b302099a8057'],
  json: 'Post',
  jsonNote: 'as interview/document.ts describes it',
  async run({ positionals: [id] }, context) {
    const library = await openForReading(chosenFolder(context));
    try {
      const { document } = getPost(library.db, id);
      await context.out(
        context.json ? `${JSON.stringify(document)}\n` : `${renderText(document).trimEnd()}\n`,
      );
    } finally {
      library.close();
    }
  },
});
