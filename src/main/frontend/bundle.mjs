// Bundles scripts and styles into the folder given as the first argument.
import { build } from 'esbuild';

const out = process.argv[2];
await build({
  entryPoints: ['js/kaoqian.js', 'css/kaoqian.css'],
  outdir: out,
  entryNames: '[name]',
  bundle: true,
  minify: true,
  sourcemap: false,
  loader: { '.woff2': 'file', '.svg': 'file' },
});
