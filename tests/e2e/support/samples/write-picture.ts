/** A real picture to insert, drawn here and free of rights. */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** 640 × 400, as PNG or in the file extension’s format. */
export async function writePicture(file: string, background = '#1f6469'): Promise<string> {
  const picture = sharp({ create: { width: 640, height: 400, channels: 3, background } });
  await writeFile(file, await picture.png().toBuffer());
  return file;
}
