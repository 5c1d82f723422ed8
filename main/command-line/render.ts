import { RENDER_FORMATS } from '../../preload/contract/posts.ts';
import { renderPost } from '../backend/render-post.ts';
import { UsageError } from './arguments.ts';
import { chosenFolder, openForReading } from './library.ts';
import type { Command } from './run.ts';

/** The post as HTML for Blogger, a preview page, Markdown or plain text; the text itself, or `{format, text}`. */
export const render: Command = {
  options: { format: { type: 'string' } },
  async run(args, context) {
    const id = args.only(context.words.argument.id);
    const format = args.oneOf('format', RENDER_FORMATS);
    if (format === undefined)
      throw new UsageError(context.words.missingArgument(context.words.argument.format));
    const library = await openForReading(chosenFolder(args.text('library'), context));
    try {
      const text = await renderPost(library, id, format);
      await context.out(
        context.json ? `${JSON.stringify({ format, text })}\n` : text.endsWith('\n') ? text : `${text}\n`,
      );
    } finally {
      library.close();
    }
  },
};
