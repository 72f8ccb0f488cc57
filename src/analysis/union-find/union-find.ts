/** Sets that only grow together (Tarjan 1975), with path halving. */
export class UnionFind {
  private readonly parent: Uint32Array;

  constructor(n: number) {
    this.parent = Uint32Array.from({ length: n }, (_, i) => i);
  }

  /** The member that stands for the set of i: always its lowest. */
  rootOf(i: number): number {
    const { parent } = this;
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  /** Joins the sets of a and b. */
  join(a: number, b: number): void {
    const first = this.rootOf(a);
    const second = this.rootOf(b);
    if (first < second) this.parent[second] = first;
    else this.parent[first] = second;
  }
}
