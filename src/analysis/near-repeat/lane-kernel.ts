import { assemble, i32, repeatWhile, wasmFunction, when, type Code } from '../brush/wasm/assembler.ts';

/** How times are laid in a 128-bit register: eight, four or two dealings-out side by side. */
export type LaneType = 'i16' | 'i32' | 'f64';

export const LANES: Readonly<Record<LaneType, number>> = { i16: 8, i32: 4, f64: 2 };

/** Opcodes after the SIMD prefix (WebAssembly Core Specification 2.0, 5.4.8). A comparison gives −1 where it holds. */
const OPCODES = {
  i16: { difference: 0x91, size: 0x80, lessThan: 0x2f, minus: 0x91 },
  i32: { difference: 0xb1, size: 0xa0, lessThan: 0x39, minus: 0xb1 },
  f64: { difference: 0xf1, size: 0xec, lessThan: 0x49, minus: 0xd1 },
} as const;

const simd = (opcode: number, ...operands: Code[]): Code => [
  ...operands,
  0xfd,
  opcode < 0x80 ? opcode : [(opcode & 0x7f) | 0x80, opcode >>> 7],
];
const offsetBytes = (offset: number): Code => (offset < 0x80 ? offset : [(offset & 0x7f) | 0x80, offset >>> 7]);
const loadLanes = (address: Code, offset = 0): Code => [address, [0xfd, 0x00], 4, offsetBytes(offset)];
const storeLanes = (address: Code, value: Code, offset: number): Code => [
  address,
  value,
  [0xfd, 0x0b],
  4,
  offsetBytes(offset),
];

/**
 * A module with one function: for each point from `row` on, compares its times with those of its partners and adds up
 * how many are nearer than each threshold, per lane. All arguments are addresses in bytes: `row` … `lastRow` where the
 * addresses of the partner lists stand, `own` the times of the first point, `thresholds` and `output` one register a
 * threshold. A partner list holds the addresses of the partners' times.
 */
export function assembleLaneKernel(type: LaneType, thresholdCount: number): Uint8Array<ArrayBuffer> {
  const { difference, size, lessThan, minus } = OPCODES[type];
  const parameters = ['row', 'lastRow', 'own', 'thresholds', 'output'] as const;
  const countRows = wasmFunction('countRows', parameters, ({ row, lastRow, own, thresholds, output }, local) => {
    const [at, end] = [local('i32'), local('i32')];
    const [mine, apart] = [local('v128'), local('v128')];
    const each = Array.from({ length: thresholdCount }, (_, k) => ({
      limit: local('v128'),
      sum: local('v128'),
      byte: 16 * k,
    }));
    const compare: Code = [
      apart.set(simd(size, simd(difference, mine.get, loadLanes(i32.load(at.get))))),
      each.map(({ limit, sum }) => sum.set(simd(minus, sum.get, simd(lessThan, apart.get, limit.get)))),
      at.advance(i32.const(4)),
    ];
    return [
      each.map(({ limit, byte }) => limit.set(loadLanes(thresholds.get, byte))),
      repeatWhile(i32.lessThan(row.get, lastRow.get), [
        at.set(i32.load(row.get)),
        end.set(i32.load(row.get, 4)),
        mine.set(loadLanes(own.get)),
        when(i32.lessThan(at.get, end.get), repeatWhile(i32.lessThan(at.get, end.get), compare)),
        row.advance(i32.const(4)),
        own.advance(i32.const(16)),
      ]),
      each.map(({ sum, byte }) => storeLanes(output.get, sum.get, byte)),
    ];
  });
  return assemble([countRows]);
}
