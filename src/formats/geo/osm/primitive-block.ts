import { PbfReader } from 'pbf';
import type { OsmStore } from './osm-store.ts';

type Pick = (name: string) => string | null;

interface Block {
  readonly strings: string[];
  /** Kept name of a key by its number in the string table; null where the key is not used. */
  readonly keys: (string | null)[];
  readonly granularity: number;
  readonly longitudeOffset: number;
  readonly latitudeOffset: number;
}

const NANO = 1e-9;

/** Reads one block of nodes, ways and relations (OSM PBF, PrimitiveBlock) into the store. */
export function readPrimitiveBlock(data: Uint8Array, store: OsmStore, pick: Pick): void {
  const strings: string[] = [];
  const groups: { start: number; end: number }[] = [];
  const numbers = { granularity: 100, longitudeOffset: 0, latitudeOffset: 0 };
  const pbf = new PbfReader(data);
  pbf.readFields((tag) => {
    if (tag === 1) pbf.readMessage((field) => void (field === 1 && strings.push(pbf.readString())), null);
    else if (tag === 2) {
      const end = pbf.readVarint() + pbf.pos;
      groups.push({ start: pbf.pos, end });
      pbf.pos = end;
    } else if (tag === 17) numbers.granularity = pbf.readVarint();
    else if (tag === 19) numbers.latitudeOffset = pbf.readVarint(true);
    else if (tag === 20) numbers.longitudeOffset = pbf.readVarint(true);
  }, null);
  // The string table stands first in practice, but nothing says so: groups are read when it is whole.
  const block: Block = { strings, keys: strings.map(pick), ...numbers };
  for (const { start, end } of groups) {
    pbf.pos = start;
    pbf.readFields((tag) => readGroupField(tag, pbf, block, store), null, end);
  }
}

function readGroupField(tag: number, pbf: PbfReader, block: Block, store: OsmStore): void {
  if (tag === 1) readNode(pbf, block, store);
  else if (tag === 2) readDenseNodes(pbf, block, store);
  else if (tag === 3) readWay(pbf, block, store);
  else if (tag === 4) readRelation(pbf, block, store);
}

function tagsOf(keys: readonly number[], values: readonly number[], block: Block): Record<string, unknown> | null {
  let tags: Record<string, unknown> | null = null;
  for (let i = 0; i < keys.length; i++) {
    const key = block.keys[keys[i]!];
    if (key) (tags ??= {})[key] = block.strings[values[i]!] ?? '';
  }
  return tags;
}

const longitudeOf = (value: number, { longitudeOffset, granularity }: Block) =>
  NANO * (longitudeOffset + granularity * value);
const latitudeOf = (value: number, { latitudeOffset, granularity }: Block) =>
  NANO * (latitudeOffset + granularity * value);

function readNode(pbf: PbfReader, block: Block, store: OsmStore): void {
  const node = { id: 0, keys: [] as number[], values: [] as number[], latitude: 0, longitude: 0 };
  pbf.readMessage((tag) => {
    if (tag === 1) node.id = pbf.readSVarint();
    else if (tag === 2) pbf.readPackedVarint(node.keys);
    else if (tag === 3) pbf.readPackedVarint(node.values);
    else if (tag === 8) node.latitude = pbf.readSVarint();
    else if (tag === 9) node.longitude = pbf.readSVarint();
  }, null);
  store.addPlace(node.id, longitudeOf(node.longitude, block), latitudeOf(node.latitude, block));
  const tags = tagsOf(node.keys, node.values, block);
  if (tags) store.nodes.push({ id: node.id, tags });
}

function readDenseNodes(pbf: PbfReader, block: Block, store: OsmStore): void {
  const dense = { ids: [] as number[], latitudes: [] as number[], longitudes: [] as number[], tags: [] as number[] };
  pbf.readMessage((tag) => {
    if (tag === 1) pbf.readPackedSVarint(dense.ids);
    else if (tag === 8) pbf.readPackedSVarint(dense.latitudes);
    else if (tag === 9) pbf.readPackedSVarint(dense.longitudes);
    else if (tag === 10) pbf.readPackedVarint(dense.tags);
  }, null);
  let [id, latitude, longitude, at] = [0, 0, 0, 0];
  for (let i = 0; i < dense.ids.length; i++) {
    id += dense.ids[i]!;
    latitude += dense.latitudes[i]!;
    longitude += dense.longitudes[i]!;
    store.addPlace(id, longitudeOf(longitude, block), latitudeOf(latitude, block));
    // Tags of all nodes stand in one list: key, value, key, value, 0.
    let tags: Record<string, unknown> | null = null;
    for (; at < dense.tags.length && dense.tags[at] !== 0; at += 2) {
      const key = block.keys[dense.tags[at]!];
      if (key) (tags ??= {})[key] = block.strings[dense.tags[at + 1]!] ?? '';
    }
    at++;
    if (tags) store.nodes.push({ id, tags });
  }
}

function readWay(pbf: PbfReader, block: Block, store: OsmStore): void {
  const way = { id: 0, keys: [] as number[], values: [] as number[], references: [] as number[] };
  pbf.readMessage((tag) => {
    if (tag === 1) way.id = pbf.readVarint();
    else if (tag === 2) pbf.readPackedVarint(way.keys);
    else if (tag === 3) pbf.readPackedVarint(way.values);
    else if (tag === 8) pbf.readPackedSVarint(way.references);
  }, null);
  const from = store.references.length;
  let node = 0;
  for (const step of way.references) store.references.push((node += step));
  store.ways.push({ id: way.id, from, to: store.references.length, tags: tagsOf(way.keys, way.values, block) });
}

const AREA_TYPES = new Set(['multipolygon', 'boundary']);
const WAY_MEMBER = 1;

function readRelation(pbf: PbfReader, block: Block, store: OsmStore): void {
  const relation = {
    id: 0,
    keys: [] as number[],
    values: [] as number[],
    roles: [] as number[],
    members: [] as number[],
    types: [] as number[],
  };
  pbf.readMessage((tag) => {
    if (tag === 1) relation.id = pbf.readVarint();
    else if (tag === 2) pbf.readPackedVarint(relation.keys);
    else if (tag === 3) pbf.readPackedVarint(relation.values);
    else if (tag === 8) pbf.readPackedVarint(relation.roles);
    else if (tag === 9) pbf.readPackedSVarint(relation.members);
    else if (tag === 10) pbf.readPackedVarint(relation.types);
  }, null);
  const typeAt = relation.keys.findIndex((key) => block.strings[key] === 'type');
  const tags = tagsOf(relation.keys, relation.values, block);
  if (!tags || !AREA_TYPES.has(block.strings[relation.values[typeAt]!] ?? '')) return;
  let member = 0;
  const ways = relation.members.flatMap((step, i) => {
    member += step;
    if (relation.types[i] !== WAY_MEMBER) return [];
    return [{ way: member, isInner: block.strings[relation.roles[i]!] === 'inner' }];
  });
  store.relations.push({ id: relation.id, tags, members: ways });
}
