// Bundles scripts, styles and icons into <first argument>/assets. Every name carries the hash of its content, so a
// browser may keep a file for ever; manifest.properties tells the server the names. Each file lies there compressed too.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const out = join(process.argv[2], 'assets');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const common = {
  outdir: out, entryNames: '[name]-[hash]', assetNames: '[name]-[hash]', bundle: true, minify: true,
  metafile: true, target: ['chrome109', 'firefox115', 'safari16'], loader: { '.woff2': 'file', '.svg': 'file' },
  legalComments: 'linked', logLevel: 'warning',
};
const results = [
  await build({ ...common, entryPoints: ['js/kaoqian.js', 'js/rounds.js', 'js/asking.js', 'css/kaoqian.css'], format: 'esm' }),
  await build({ ...common, entryPoints: ['js/early.js', 'js/rounds-worker.js', 'js/recorder.js'], format: 'iife' }),
];

const names = {};
for (const { metafile } of results) {
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint) names[basename(entryPoint)] = basename(path);
  }
}

const icons = readFileSync('icons.txt', 'utf8').split('\n').map((line) => line.trim()).filter(Boolean);
const symbols = icons.map((icon) => {
  const svg = readFileSync(`node_modules/@tabler/icons/icons/outline/${icon}.svg`, 'utf8');
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ').trim();
  return `<symbol id="${icon}" viewBox="0 0 24 24" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
});
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
names['icons.svg'] = `icons-${createHash('sha256').update(sprite).digest('hex').slice(0, 8)}.svg`;
writeFileSync(join(out, names['icons.svg']), sprite);

const seal = readFileSync('seal.svg');
names['seal.svg'] = `seal-${createHash('sha256').update(seal).digest('hex').slice(0, 8)}.svg`;
writeFileSync(join(out, names['seal.svg']), seal);

for (const file of readdirSync(out)) {
  const bytes = readFileSync(join(out, file));
  writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes));
  writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
}
const lines = Object.entries(names).map(([name, file]) => `${name}=${file}`).sort();
writeFileSync(join(out, 'manifest.properties'), `${lines.join('\n')}\nicons=${icons.join(',')}\n`);

// What the handbook is set in on paper; nobody fetches it, the server embeds the characters that a book needs. The font has one
// glyph for 一 and for the radical ⼀ (U+2F00): without the radicals the text of a PDF is found and copied as it was written.
const [FIRST_RADICAL, LAST_RADICAL] = [0x2e80, 0x2fdf];
function withoutRadicals(font) {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) !== 'cmap') continue;
    const cmap = font.readUInt32BE(record + 8);
    for (let k = 0; k < font.readUInt16BE(cmap + 2); k++) {
      const table = cmap + font.readUInt32BE(cmap + 4 + 8 * k + 4);
      if (font.readUInt16BE(table) !== 12) continue;
      const count = font.readUInt32BE(table + 12);
      let kept = 0;
      for (let g = 0; g < count; g++) {
        const group = table + 16 + 12 * g;
        if (font.readUInt32BE(group) > LAST_RADICAL || font.readUInt32BE(group + 4) < FIRST_RADICAL) {
          font.copy(font, table + 16 + 12 * kept++, group, group + 12);
        }
      }
      font.writeUInt32BE(kept, table + 12);
    }
  }
  return font;
}
const fonts = join(process.argv[2], 'fonts');
mkdirSync(fonts, { recursive: true });
const noto = 'node_modules/@expo-google-fonts/noto-sans-sc';
for (const [name, file] of [['regular', '400Regular/NotoSansSC_400Regular'], ['bold', '700Bold/NotoSansSC_700Bold']]) {
  writeFileSync(join(fonts, `noto-sans-sc-${name}.ttf`), withoutRadicals(readFileSync(`${noto}/${file}.ttf`)));
}
copyFileSync(`${noto}/LICENSE_FONT`, join(fonts, 'LICENSE'));
