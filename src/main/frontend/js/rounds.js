// The round (走访): works without a network once it was open with one. Only its pages load this bundle.
import { clearOld } from './rounds/store.js';
import { sync, watch } from './rounds/sync.js';
import { begin } from './rounds/view.js';

async function start() {
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register('/rounds/worker.js', { scope: '/rounds' }).catch(() => {});
    // The queue must not be thrown away when the phone runs out of space.
    navigator.storage?.persist?.();
  }
  await clearOld();
  await begin();
  watch();
  await sync();
}

start();
