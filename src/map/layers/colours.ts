/** #rrggbb → bytes. */
export function bytesOf(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Colours as RGBA with one opacity. */
export function paletteOf(colours: readonly string[], opacity: number): Uint8ClampedArray {
  return Uint8ClampedArray.from(colours.flatMap((colour) => [...bytesOf(colour), Math.round(opacity * 255)]));
}

/** As many colours as there are steps, spread evenly over the ramp. */
export function rampOf(colours: readonly string[], steps: number): string[] {
  return Array.from({ length: steps }, (_, i) => {
    const at = steps === 1 ? colours.length - 1 : (i * (colours.length - 1)) / (steps - 1);
    const low = Math.floor(at);
    const t = at - low;
    const a = bytesOf(colours[low]!);
    const b = bytesOf(colours[Math.min(low + 1, colours.length - 1)]!);
    const mixed = a.map((channel, k) => Math.round(channel + t * (b[k]! - channel)));
    return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  });
}
