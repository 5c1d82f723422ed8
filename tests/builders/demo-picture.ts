/** The picture of the demonstration interview: a garden between buildings, drawn here and free of rights. */
import sharp from 'sharp';

const BEDS = Array.from({ length: 7 }, (_, row) => {
  const top = 470 + row * 32;
  const plants = Array.from({ length: 20 - row }, (_, column) => {
    const x = 20 + column * (1160 / (19 - row));
    return `<ellipse cx="${x.toFixed(0)}" cy="${top}" rx="${14 + row * 3}" ry="${9 + row * 2}" fill="${
      (row + column) % 3 === 0 ? '#8fb573' : '#5f9467'
    }"/>`;
  }).join('');
  return `<rect y="${top + 4}" width="1200" height="${12 + row}" fill="#8a6148"/>${plants}`;
}).join('');

const WINDOWS = [90, 170, 250, 860, 940, 1020, 1100]
  .flatMap((x) =>
    [190, 260, 330].map((y) => `<rect x="${x}" y="${y}" width="34" height="44" fill="#f7ead0"/>`),
  )
  .join('');

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="700">
  <rect width="1200" height="700" fill="#f6dfc1"/>
  <circle cx="600" cy="210" r="92" fill="#f0b56b"/>
  <path d="M0 400 Q300 300 600 380 T1200 350 V700 H0 Z" fill="#b9cf9d"/>
  <rect x="60" y="150" width="260" height="290" fill="#c98d6f"/>
  <rect x="830" y="130" width="340" height="310" fill="#6f8f98"/>
  <path d="M40 150 L190 70 L340 150 Z M810 130 L1000 60 L1190 130 Z" fill="#8a5140"/>
  ${WINDOWS}
  <rect y="430" width="1200" height="270" fill="#a9784f"/>
  ${BEDS}
  <g stroke="#4d3626" stroke-width="10" stroke-linecap="round">
    <path d="M470 480 v-70 M730 480 v-70"/>
    <path d="M440 412 h320" stroke-width="14"/>
  </g>
</svg>`;

/** 1200 × 700, as PNG. */
export const gardenPicture = (): Promise<Buffer> =>
  sharp(Buffer.from(DRAWING)).png({ palette: true }).toBuffer();
