// Bundles scripts, styles and icons into <first argument>/assets. Every name carries the hash of its content, so a
// browser may keep a file for ever; manifest.properties tells the server the names. Each file lies there compressed too.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
