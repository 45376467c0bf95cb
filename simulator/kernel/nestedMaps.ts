// Maps of maps: indexes by one key and then another.

/** The map below a key, made where there is none. */
export function mapBelow<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}
