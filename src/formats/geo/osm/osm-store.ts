import { GrowingNumbers } from '../growing-numbers.ts';
import type { Properties } from '../geo-layer.ts';

export interface OsmNode {
  readonly id: number;
  readonly tags: Properties;
}
export interface OsmWay {
  readonly id: number;
  /** Range in the store's `references`. */
  readonly from: number;
  readonly to: number;
  /** null: no tag that is used; a relation may still need the line. */
  readonly tags: Properties | null;
}
export interface OsmRelation {
  readonly id: number;
  readonly tags: Properties;
  readonly members: readonly { readonly way: number; readonly isInner: boolean }[];
}

/** Elements of an OpenStreetMap extract, the places of nodes in flat arrays. */
export class OsmStore {
  readonly nodes: OsmNode[] = [];
  readonly ways: OsmWay[] = [];
  readonly relations: OsmRelation[] = [];
  /** Node ids of all ways, one after the other. */
  readonly references = new GrowingNumbers();
  private readonly ids = new GrowingNumbers();
  private readonly longitudes = new GrowingNumbers();
  private readonly latitudes = new GrowingNumbers();
  private isSorted = true;
  private order: Uint32Array | null = null;
  private wayById: Map<number, OsmWay> | null = null;

  get nodeCount(): number {
    return this.ids.length;
  }

  addPlace(id: number, longitude: number, latitude: number): void {
    if (this.ids.length > 0 && id < this.ids.at(this.ids.length - 1)) this.isSorted = false;
    this.ids.push(id);
    this.longitudes.push(longitude);
    this.latitudes.push(latitude);
    this.order = null;
  }

  /** [longitude, latitude] of a node, or null where the extract does not have it. */
  placeOf(id: number): readonly [number, number] | null {
    const ids = this.ids.view();
    if (!this.isSorted && !this.order)
      this.order = Uint32Array.from(ids, (_, i) => i).sort((a, b) => ids[a]! - ids[b]!);
    let low = 0;
    let high = ids.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const index = this.order ? this.order[middle]! : middle;
      if (ids[index] === id) return [this.longitudes.at(index), this.latitudes.at(index)];
      if (ids[index]! < id) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  wayOf(id: number): OsmWay | null {
    this.wayById ??= new Map(this.ways.map((way) => [way.id, way]));
    return this.wayById.get(id) ?? null;
  }

  isClosed({ from, to }: OsmWay): boolean {
    return to - from >= 4 && this.references.at(from) === this.references.at(to - 1);
  }

  /** Coordinates of a list of nodes; those outside the extract are passed over. */
  lineOf(nodes: Float64Array): Float64Array {
    const line = new Float64Array(2 * nodes.length);
    let length = 0;
    for (const id of nodes) {
      const place = this.placeOf(id);
      if (place) line.set(place, length);
      if (place) length += 2;
    }
    return line.subarray(0, length);
  }

  nodesOf({ from, to }: OsmWay): Float64Array {
    return this.references.view().subarray(from, to);
  }
}
