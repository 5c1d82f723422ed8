/** The pictures of the example, drawn here so that they are free of rights. */

const face = (ground: string, skin: string, hair: string, clothes: string, path: string): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">
  <rect width="400" height="400" fill="${ground}"/>
  <path d="M60 400 Q70 290 200 290 T340 400 Z" fill="${clothes}"/>
  <rect x="168" y="240" width="64" height="80" rx="28" fill="${skin}"/>
  <ellipse cx="200" cy="180" rx="82" ry="98" fill="${skin}"/>
  <path d="${path}" fill="${hair}"/>
  <g fill="#3a2a22"><circle cx="168" cy="186" r="8"/><circle cx="232" cy="186" r="8"/></g>
  <path d="M166 232 Q200 258 234 232" fill="none" stroke="#8c4a3c" stroke-width="8" stroke-linecap="round"/>
</svg>`;

const bricks = Array.from({ length: 9 }, (_, row) =>
  Array.from({ length: 13 }, (_, column) => {
    const x = 300 + column * 48 - (row % 2) * 24;
    return `<rect x="${x}" y="${200 + row * 42}" width="44" height="38" rx="4" fill="${
      (row * 5 + column) % 3 === 0 ? '#b4643f' : '#c67a50'
    }"/>`;
  }).join(''),
).join('');

const loaf = (x: number, y: number): string => `
  <ellipse cx="${x}" cy="${y}" rx="92" ry="46" fill="#b9783c"/>
  <ellipse cx="${x}" cy="${y - 8}" rx="84" ry="36" fill="#d79b57"/>
  <path d="M${x - 46} ${y - 14} l22 -14 M${x - 8} ${y - 14} l22 -14 M${x + 30} ${y - 14} l22 -14"
    stroke="#f4dcae" stroke-width="8" stroke-linecap="round"/>`;

export const OVEN = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="720">
  <rect width="1200" height="720" fill="#dfe8e4"/>
  <rect x="60" y="60" width="170" height="420" fill="#b7c6c4"/>
  <rect x="960" y="20" width="200" height="460" fill="#a9bab9"/>
  <g fill="#f3e6c4">
    <rect x="90" y="100" width="34" height="44"/><rect x="160" y="100" width="34" height="44"/>
    <rect x="90" y="190" width="34" height="44"/><rect x="160" y="190" width="34" height="44"/>
    <rect x="1000" y="70" width="34" height="44"/><rect x="1080" y="160" width="34" height="44"/>
  </g>
  <rect y="470" width="1200" height="250" fill="#c9b28a"/>
  <rect x="560" y="60" width="80" height="150" fill="#9a5a3c"/>
  <path d="M600 50 q-34 -30 0 -50 q30 -22 4 -40" fill="none" stroke="#f7f4ee" stroke-width="16" stroke-linecap="round"/>
  <clipPath id="vault"><path d="M300 580 V400 Q300 190 600 190 T900 400 V580 Z"/></clipPath>
  <g clip-path="url(#vault)"><rect x="290" y="180" width="640" height="420" fill="#8f4c31"/>${bricks}</g>
  <path d="M450 580 V460 Q450 350 600 350 T750 460 V580 Z" fill="#3a1d16"/>
  <path d="M520 580 q-26 -70 30 -120 q0 40 34 50 q4 -60 40 -80 q-6 60 34 90 q26 -14 22 -40 q34 60 0 100 Z" fill="#ee9a3a"/>
  <path d="M560 580 q-6 -44 34 -74 q4 36 34 44 q14 -10 14 -26 q20 34 0 56 Z" fill="#f9d36b"/>
  <rect x="250" y="580" width="700" height="40" rx="8" fill="#7c5a3a"/>
  ${loaf(400, 650)}${loaf(610, 668)}${loaf(820, 650)}
</svg>`;

/** In the order of the people; undefined shows initials. */
export const PORTRAITS: readonly (string | undefined)[] = [
  face(
    '#cfe0da',
    '#c98f6a',
    '#3b2a24',
    '#f4efe6',
    'M112 196 Q100 60 200 60 T288 196 Q280 120 240 116 Q150 120 112 196 Z M104 120 Q200 30 296 120 L280 84 Q200 20 120 84 Z',
  ),
  undefined,
  face(
    '#ead9c6',
    '#ecc3a2',
    '#d9d6d2',
    '#6f7fa3',
    'M106 230 Q84 60 200 66 T294 230 Q300 150 262 124 Q200 150 138 124 Q100 150 106 230 Z',
  ),
];
