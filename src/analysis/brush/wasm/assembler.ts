/**
 * A small assembler for WebAssembly: just the instructions that the kernels of this room use. Code is written as nested
 * lists of bytes, so that an expression is a function of its operands and reads like one.
 *
 * Encoding: WebAssembly Core Specification 2.0, chapter 5 (binary format), with 128-bit SIMD.
 */

export type Code = number | readonly Code[];
type ValueType = 'i32' | 'f64' | 'v128';
const VALUE_TYPES: Record<ValueType, number> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? byte : byte | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit integer. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

const simd = (opcode: number, ...operands: Code[]): Code => [...operands, 0xfd, unsigned(opcode)];
const memory = (opcode: Code, alignment: number, offset: number, ...operands: Code[]): Code => [
  ...operands,
  opcode,
  alignment,
  unsigned(offset),
];

export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  add: (a: Code, b: Code): Code => [a, b, 0x6a],
  sub: (a: Code, b: Code): Code => [a, b, 0x6b],
  mul: (a: Code, b: Code): Code => [a, b, 0x6c],
  lessThan: (a: Code, b: Code): Code => [a, b, 0x48],
  shiftLeft: (a: Code, bits: number): Code => [a, [0x41, bits], 0x74],
  load: (address: Code, offset = 0): Code => memory(0x28, 2, offset, address),
  store: (address: Code, value: Code, offset = 0): Code => memory(0x36, 2, offset, address, value),
};

export const f64 = {
  const: (value: number): Code => [0x44, [...new Uint8Array(new Float64Array([value]).buffer)]],
  add: (a: Code, b: Code): Code => [a, b, 0xa0],
  mul: (a: Code, b: Code): Code => [a, b, 0xa2],
  load: (address: Code, offset = 0): Code => memory(0x2b, 3, offset, address),
  store: (address: Code, value: Code, offset = 0): Code => memory(0x39, 3, offset, address, value),
};

/** Two float64 lanes. */
export const f64x2 = {
  zero: (): Code => [0xfd, 0x0c, new Array<number>(16).fill(0)],
  splat: (a: Code): Code => simd(0x14, a),
  add: (a: Code, b: Code): Code => simd(0xf0, a, b),
  sub: (a: Code, b: Code): Code => simd(0xf1, a, b),
  mul: (a: Code, b: Code): Code => simd(0xf2, a, b),
  absolute: (a: Code): Code => simd(0xec, a),
  /** All bits of a lane set where a ≥ b. */
  atLeast: (a: Code, b: Code): Code => simd(0x4c, a, b),
  load: (address: Code, offset = 0): Code => memory([0xfd, 0x00], 3, offset, address),
  loadSplat: (address: Code, offset = 0): Code => memory([0xfd, 0x0a], 3, offset, address),
  store: (address: Code, value: Code, offset = 0): Code => memory([0xfd, 0x0b], 3, offset, address, value),
};

/** Four float32 lanes. */
export const f32x4 = {
  zero: f64x2.zero,
  /** The two pairs of float64 lanes, rounded. */
  fromFloat64: (low: Code, high: Code): Code => [
    simd(0x5e, low),
    simd(0x5e, high),
    0xfd,
    0x0d,
    [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23],
  ],
  max: (a: Code, b: Code): Code => simd(0xe9, a, b),
  store: (address: Code, value: Code, offset = 0): Code => memory([0xfd, 0x0b], 2, offset, address, value),
};

/** Four int32 lanes. */
export const i32x4 = {
  splat: (a: Code): Code => simd(0x11, a),
  load: (address: Code, offset = 0): Code => memory([0xfd, 0x00], 2, offset, address),
  shiftRight: (a: Code, bits: number): Code => simd(0xad, a, i32.const(bits)),
  sub: (a: Code, b: Code): Code => simd(0xb1, a, b),
  min: (a: Code, b: Code): Code => simd(0xb6, a, b),
  max: (a: Code, b: Code): Code => simd(0xb8, a, b),
  lane: (a: Code, lane: number): Code => [a, 0xfd, 0x1b, lane],
};

export const v128 = {
  or: (a: Code, b: Code): Code => simd(0x50, a, b),
  /** 1 when any bit is set. */
  any: (a: Code): Code => simd(0x53, a),
};

/** A parameter or local variable of a function. */
export interface Variable {
  readonly get: Code;
  set(value: Code): Code;
  /** Adds to an i32 variable. */
  advance(by: Code): Code;
}

/** Runs `body` at least once and again as long as `condition` holds at its end. */
export const repeatWhile = (condition: Code, ...body: Code[]): Code => [0x03, 0x40, body, condition, 0x0d, 0, 0x0b];
/** Runs `body` if `condition` holds. */
export const when = (condition: Code, ...body: Code[]): Code => [condition, 0x04, 0x40, body, 0x0b];

interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

/** A function of i32 parameters without a result; `write` gets its parameters by name and makes the body. */
export function wasmFunction<Name extends string>(
  name: string,
  parameters: readonly Name[],
  write: (parameter: Record<Name, Variable>, local: (type: ValueType) => Variable) => Code,
): WasmFunction {
  const locals: ValueType[] = [];
  const variable = (index: number): Variable => ({
    get: [0x20, unsigned(index)],
    set: (value) => [value, 0x21, unsigned(index)],
    advance: (by) => [0x20, unsigned(index), by, 0x6a, 0x21, unsigned(index)],
  });
  const byName = Object.fromEntries(parameters.map((parameter, index) => [parameter, variable(index)]));
  const body = write(byName as Record<Name, Variable>, (type) => variable(parameters.length + locals.push(type) - 1));
  return { name, parameters: parameters.length, locals, body };
}

const flat = (code: Code): number[] => (typeof code === 'number' ? [code] : code.flatMap(flat));
const counted = (items: readonly Code[]): Code => [unsigned(items.length), items];
const sized = (code: Code): Code => {
  const bytes = flat(code);
  return [unsigned(bytes.length), bytes];
};
const text = (value: string): Code => counted([...value].map((letter) => letter.charCodeAt(0)));

/** The bytes of a module that imports its memory as `env.memory` and exports `functions`. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: Code): Code => [id, sized(content)];
  const types = functions.map(({ parameters }) => [
    0x60,
    counted(new Array<number>(parameters).fill(VALUE_TYPES.i32)),
    0,
  ]);
  const code = functions.map(({ locals, body }) =>
    sized([counted(locals.map((type) => [1, VALUE_TYPES[type]])), body, 0x0b]),
  );
  return Uint8Array.from(
    flat([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, counted(types)),
      section(2, counted([[text('env'), text('memory'), 0x02, 0x00, 1]])),
      section(3, counted(functions.map((_, index) => unsigned(index)))),
      section(7, counted(functions.map(({ name }, index) => [text(name), 0x00, unsigned(index)]))),
      section(10, counted(code)),
    ]),
  );
}
