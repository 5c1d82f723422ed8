/** Reference for imports: the same file streamed through saxes without further work. */
import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';

/** Number of elements with that name in the file. */
export async function countElements(file: string, name: string): Promise<number> {
  const parser = new SaxesParser();
  let count = 0;
  let text = 0;
  parser.on('opentag', (tag) => {
    if (tag.name === name) count += 1;
  });
  parser.on('text', (piece) => {
    text += piece.length;
  });
  const decoder = new TextDecoder();
  for await (const chunk of createReadStream(file))
    parser.write(decoder.decode(chunk as Buffer, { stream: true }));
  parser.close();
  if (text === 0) throw new Error('a file without words');
  return count;
}
