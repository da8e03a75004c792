// What a phone keeps of a round: the list as it was last seen, results that wait, and their pictures.
import Dexie from 'dexie';

const DAYS_KEPT = 3;

export const db = new Dexie('kaoqian-rounds');
db.version(1).stores({ meta: 'key', cases: 'case', queue: 'request, case, state, officer', photos: 'id, request' });

/** Who the list is for and when it was read; nothing before the first time. */
export const about = () => db.meta.get('round');

/** Takes the list over. A list of somebody else's is replaced, results that wait are never touched. */
export async function take(round) {
  await db.transaction('rw', db.meta, db.cases, async () => {
    await db.cases.clear();
    await db.cases.bulkPut(round.cases.map((one, place) => ({ ...one, place })));
    await db.meta.put({ key: 'round', officer: round.officer, officerName: round.officerName, asOf: round.asOf, today: round.today });
  });
}

/** Names and addresses do not lie on a phone for ever. */
export async function clearOld() {
  const round = await about();
  if (round && Date.now() - Date.parse(round.asOf) > DAYS_KEPT * 86_400_000) {
    await db.transaction('rw', db.meta, db.cases, async () => { await db.cases.clear(); await db.meta.delete('round'); });
  }
}

export const list = () => db.cases.orderBy('case').toArray().then((all) => all.sort((one, other) => one.place - other.place));

export const waiting = () => db.queue.toArray().then((all) => all.sort((one, other) => one.at.localeCompare(other.at)));

/**
 * Puts a result with its pictures into the queue, both or neither. A changed result is another one with a key of its own: should
 * the one before it have reached the server in this very moment, the two are a conflict for the officer and none is lost.
 */
export async function enqueue(item, pictures, instead) {
  await db.transaction('rw', db.queue, db.photos, async () => {
    if (instead) {
      await db.photos.where('request').equals(instead).delete();
      await db.queue.delete(instead);
    }
    await db.photos.bulkPut(pictures.map((each) => ({ ...each, request: item.request })));
    await db.queue.put(item);
  });
}

export const picturesOf = (request) => db.photos.where('request').equals(request).toArray();

export async function drop(request) {
  await db.transaction('rw', db.queue, db.photos, async () => {
    await db.queue.delete(request);
    await db.photos.where('request').equals(request).delete();
  });
}
