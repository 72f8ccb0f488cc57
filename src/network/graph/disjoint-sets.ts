/** Disjoint sets over 0 … length - 1 (union–find); the lowest member stands for its set. */
export class DisjointSets {
  private readonly parent: Uint32Array;

  constructor(length: number) {
    this.parent = Uint32Array.from({ length }, (_, i) => i);
  }

  find(member: number): number {
    let root = member;
    while (this.parent[root] !== root) root = this.parent[root]!;
    for (let i = member; i !== root;) {
      const up = this.parent[i]!;
      this.parent[i] = root;
      i = up;
    }
    return root;
  }

  join(a: number, b: number): void {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA < rootB) this.parent[rootB] = rootA;
    else this.parent[rootA] = rootB;
  }
}
