import { RENDER_FORMATS } from '#contract/posts.ts';
import { createReadText } from '#backend/exchange/reading/read-text.ts';
import { renderPost } from '#backend/publishing/jobs/render-post.ts';
import { command } from './command.ts';
import { chosenFolder, openForReading } from './library.ts';

/** Prints the post as HTML for a blog, a preview page, Markdown or plain text; with --json, `{format, text}`. */
export const render = command({
  name: 'render',
  takes: { what: 'id', how: 'one' },
  options: { format: { type: 'choice', values: RENDER_FORMATS, required: true } },
  one: 'failed',
  example: ['01890a5d-ac96-774b-bcce-b302099a8057', '--format', 'markdown'],
  json: '{format, text}',
  async run({ positionals: [id], options: { format } }, context) {
    const library = await openForReading(chosenFolder(context));
    try {
      const text = await renderPost({ ...library, readText: createReadText() }, id, format);
      await context.out(
        context.json ? `${JSON.stringify({ format, text })}\n` : text.endsWith('\n') ? text : `${text}\n`,
      );
    } finally {
      library.close();
    }
  },
});
