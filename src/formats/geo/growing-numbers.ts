/** Numbers whose count is not known beforehand, without a boxed number each. */
export class GrowingNumbers {
  private values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  /** The numbers so far; a view that the next `push` may leave behind. */
  view(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}
