import { ImportError } from '../../import-error.ts';
import type { GeoLayer, GeoReading } from '../geo-layer.ts';
import { pickProperties } from '../geojson-shape.ts';
import { osmLayer } from './osm-layer.ts';
import { OsmStore } from './osm-store.ts';

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether JSON text is OpenStreetMap elements: Overpass' `elements`, or a graph by element id ("n1", "w1", "r1"). */
export const looksLikeOsmJson = (head: string): boolean =>
  /^\s*\{\s*"[nwr]-?\d+"\s*:/.test(head) || /"elements"\s*:\s*\[/.test(head.slice(0, 4000));

/**
 * Reads OpenStreetMap elements written as JSON.
 * @throws ImportError damaged
 */
export function readOsmJson(text: string, name: string, { file, pick }: GeoReading): GeoLayer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new ImportError('import.error.damaged', { file });
  }
  if (!isRaw(parsed)) throw new ImportError('import.error.damaged', { file });
  const elements = (Array.isArray(parsed.elements) ? parsed.elements : Object.values(parsed)).filter(isRaw);
  const store = new OsmStore();
  for (const element of elements) addElement(element, store, pick);
  return osmLayer(store, name, 'osm-json');
}

function addElement(element: Raw, store: OsmStore, pick: GeoReading['pick']): void {
  const type = typeof element.type === 'string' ? element.type[0] : String(element.id).charAt(0);
  const id = numberOf(element.id);
  const tags = isRaw(element.tags) ? pickProperties(element.tags, pick) : {};
  const known = Object.keys(tags).length > 0 ? tags : null;
  if (type === 'n') {
    const [longitude, latitude] = Array.isArray(element.loc) ? (element.loc as unknown[]) : [element.lon, element.lat];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return;
    store.addPlace(id, longitude, latitude);
    if (known) store.nodes.push({ id, tags: known });
  } else if (type === 'w' && Array.isArray(element.nodes)) {
    const from = store.references.length;
    for (const node of element.nodes) store.references.push(numberOf(node));
    store.ways.push({ id, from, to: store.references.length, tags: known });
  } else if (type === 'r' && Array.isArray(element.members) && known) {
    const isArea = isRaw(element.tags) && ['multipolygon', 'boundary'].includes(String(element.tags.type));
    if (!isArea) return;
    const members = element.members
      .filter(isRaw)
      .filter((member) => String(member.type) === 'way' || String(member.id).startsWith('w'))
      .map((member) => ({ way: numberOf(member.ref ?? member.id), isInner: member.role === 'inner' }));
    store.relations.push({ id, tags: known, members });
  }
}

/** 12 of 12, "12" and "n12". */
const numberOf = (id: unknown): number => Number(String(id).replace(/^[nwr]/, ''));
