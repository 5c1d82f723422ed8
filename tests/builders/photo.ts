/** Generated photographs for tests, one for each seed; `fine` sets how much the detail weighs. */
import sharp from 'sharp';

export type PhotoOptions = Readonly<{
  width?: number;
  height?: number;
  /** Strength of the noise: 0 is a drawing, 60 cannot be compressed. */
  fine?: number;
  seed?: number;
  /** EXIF orientation: 1 upright, 6 turned to the left. */
  orientation?: number;
  /** Adds camera metadata: location and owner. */
  metadata?: boolean;
}>;

/** Degrees, minutes, seconds of EXIF: Montrivière is invented. */
const PLACE = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '45/1 11/1 1234/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '5/1 43/1 4321/100',
};
const XMP =
  '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights>Secret XMP</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>';

/** A JPEG, with pixels drawn from the seed, so that two runs give the same bytes. */
export async function makePhoto(options: PhotoOptions = {}): Promise<Buffer> {
  const { width = 1600, height = 1000, fine = 12, seed = 1, orientation, metadata = false } = options;
  let state = seed * 2_654_435_761 + 1;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const hue = [random() * 200, random() * 200, random() * 200];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const shade = 30 * Math.sin((x * (seed + 2)) / 180) + 25 * Math.cos((y * (seed + 1)) / 140);
      const grain = (random() - 0.5) * 2 * fine;
      for (let channel = 0; channel < 3; channel += 1)
        pixels[(y * width + x) * 3 + channel] = Math.max(
          0,
          Math.min(255, (hue[channel] ?? 0) + shade * (1 + channel / 4) + grain),
        );
    }
  let photo = sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 90 });
  if (metadata)
    photo = photo
      .withExif({ IFD0: { Copyright: 'Secret EXIF', Make: 'Appareil 4711' }, IFD3: PLACE })
      .withXmp(XMP);
  if (orientation !== undefined) photo = photo.withMetadata({ orientation });
  return photo.toBuffer();
}
