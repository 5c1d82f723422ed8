/** The pictures of a paste become pictures of the library before its text is read: then each stands where it stood. */
import type { LexicalEditor } from 'lexical';
import { inlinePictures, localPictures, rtfPictures } from '#interview/html/foreign/pictures.ts';
import { isPictureFile } from '../upload.ts';
import { servicesOf } from '../services.ts';
import type { AssetOfUpload } from '../types.ts';
import type { Incoming } from './incoming.ts';

/** Which picture of the library stands for which address in the HTML. */
export type Assets = ReadonlyMap<string, AssetOfUpload>;
type Wanted = Readonly<{ address: string; file: () => File }>;

/**
 * What can be had: data in the HTML; for addresses of the other computer, the pictures of the RTF beside it when there
 * are as many, or the one picture file of the clipboard for the only one.
 */
export function picturesOf({ html, rtf, files }: Incoming): Wanted[] {
  const inline = inlinePictures(html).map(({ address, type, base64 }, index) => ({
    address,
    file: () => new File([bytesOfBase64(base64)], nameOf(index, type), { type }),
  }));
  const local = localPictures(html);
  if (local.length === 0) return inline;
  const [only, second] = files.filter(isPictureFile);
  const beside = rtfPictures(rtf);
  if (beside.length === local.length)
    return [
      ...inline,
      ...beside.map(({ type, hex }, index) => ({
        address: local[index] ?? '',
        file: () => new File([bytesOfHex(hex)], nameOf(index, type), { type }),
      })),
    ];
  const [address, other] = local;
  const one = only !== undefined && second === undefined && address !== undefined && other === undefined;
  return one ? [...inline, { address, file: () => only }] : inline;
}

/** Takes them in one after the other. One that fails is told; what is pasted then says that it is missing. */
export async function takePictures(editor: LexicalEditor, wanted: readonly Wanted[]): Promise<Assets> {
  const services = servicesOf(editor);
  const assets = new Map<string, AssetOfUpload>();
  services.announce(services.messages.pictureAdding);
  for (const { address, file } of wanted) {
    try {
      assets.set(address, await services.uploadPicture(file()));
    } catch (thrown) {
      services.notify({ tone: 'alert', text: services.failure(thrown) });
    }
  }
  return assets;
}

const nameOf = (index: number, type: string): string => `image-${index + 1}.${type.slice('image/'.length)}`;

function bytesOfBase64(base64: string): ArrayBuffer {
  let binary = '';
  try {
    binary = atob(base64);
  } catch (thrown) {
    // Not base64 after all: an empty file, which the library refuses by name.
    if (!(thrown instanceof DOMException)) throw thrown;
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer;
}

function bytesOfHex(hex: string): ArrayBuffer {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return bytes.buffer;
}
