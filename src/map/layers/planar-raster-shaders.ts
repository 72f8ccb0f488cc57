/**
 * Shaders of PlanarRasterLayer. The vertex stage carries metres from the grid's corner along; the fragment stage finds
 * the cell under the pixel from them, so squares and hexagons are exact at every zoom and contours are drawn sharp.
 */
export const RASTER_VERTEX_SHADER = `#version 300 es
#define SHADER_NAME planar-raster-vertex
in vec3 positions;
in vec3 positions64Low;
in vec2 local;
out vec2 vLocal;
void main(void) {
  geometry.worldPosition = positions;
  gl_Position = project_position_to_clipspace(positions, positions64Low, vec3(0.0), geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  vLocal = local;
}
`;

export const RASTER_FRAGMENT_SHADER = `#version 300 es
#define SHADER_NAME planar-raster-fragment
precision highp float;
precision highp int;
uniform highp sampler2D rasterTexture;
uniform sampler2D paletteTexture;
in vec2 vLocal;
out vec4 fragColor;

const float ROOT3 = 1.7320508;

vec4 texel(ivec2 cell) {
  ivec2 size = ivec2(raster.grid.yz);
  ivec2 inside = clamp(cell, ivec2(0), size - 1);
  if (raster.look.y > 0.5) inside.y = size.y - 1 - inside.y;
  return texelFetch(rasterTexture, inside, 0);
}

/* Four neighbours weighted by nearness; colours weighted by their opacity too, so that nothing darkens at edges. */
vec4 smoothColour(vec2 at) {
  vec2 base = floor(at);
  vec2 t = at - base;
  ivec2 cell = ivec2(base);
  vec4 a = texel(cell);
  vec4 b = texel(cell + ivec2(1, 0));
  vec4 c = texel(cell + ivec2(0, 1));
  vec4 d = texel(cell + ivec2(1, 1));
  vec4 weight = vec4((1.0 - t.x) * (1.0 - t.y), t.x * (1.0 - t.y), (1.0 - t.x) * t.y, t.x * t.y)
    * vec4(a.a, b.a, c.a, d.a);
  float alpha = weight.x + weight.y + weight.z + weight.w;
  if (alpha <= 0.0) return vec4(0.0);
  return vec4((weight.x * a.rgb + weight.y * b.rgb + weight.z * c.rgb + weight.w * d.rgb) / alpha, alpha);
}

float smoothValue(vec2 at) {
  vec2 base = floor(at);
  vec2 t = at - base;
  ivec2 cell = ivec2(base);
  float south = mix(texel(cell).r, texel(cell + ivec2(1, 0)).r, t.x);
  float north = mix(texel(cell + ivec2(0, 1)).r, texel(cell + ivec2(1, 1)).r, t.x);
  return mix(south, north, t.y);
}

float breakAt(int i) {
  return i < 4 ? raster.breaksLow[i] : raster.breaksHigh[i - 4];
}

/* Bands between breaks, their edges one pixel soft; the lowest fades in, so that nothing starts with a hard rim. */
vec4 bandColour(float value) {
  int steps = int(raster.look.z);
  float pixel = max(fwidth(value), 1e-12);
  vec4 colour = texelFetch(paletteTexture, ivec2(0, 0), 0);
  colour.a *= smoothstep(0.0, 0.6, value / max(breakAt(0), 1e-12));
  for (int i = 1; i < 8; i++) {
    if (i >= steps) break;
    float t = clamp((value - breakAt(i - 1)) / pixel + 0.5, 0.0, 1.0);
    colour = mix(colour, texelFetch(paletteTexture, ivec2(i, 0), 0), t);
  }
  return colour;
}

/* Cell under the point, and the distance in metres to its nearest side. */
ivec2 squareCell(vec2 at, out float toSide) {
  vec2 scaled = at / raster.grid.x;
  vec2 f = fract(scaled);
  toSide = min(min(f.x, 1.0 - f.x), min(f.y, 1.0 - f.y)) * raster.grid.x;
  return ivec2(floor(scaled));
}
ivec2 hexagonCell(vec2 at, out float toSide) {
  float width = raster.grid.x;
  float side = width / ROOT3;
  float height = 1.5 * side;
  float below = floor((at.y - side) / height);
  vec2 best = vec2(0.0);
  vec2 offset = vec2(0.0);
  float nearest = 1e30;
  for (int k = 0; k < 2; k++) {
    float row = below + float(k);
    float first = width * (0.5 + 0.5 * mod(row, 2.0));
    float column = floor((at.x - first) / width + 0.5);
    vec2 d = at - vec2(first + column * width, side + row * height);
    if (dot(d, d) < nearest) {
      nearest = dot(d, d);
      best = vec2(column, row);
      offset = d;
    }
  }
  vec2 q = abs(offset);
  toSide = width * 0.5 - max(q.x, q.x * 0.5 + q.y * ROOT3 * 0.5);
  return ivec2(best);
}

vec4 cellColour(vec2 at) {
  float toSide;
  ivec2 cell = raster.grid.w > 0.5 ? hexagonCell(at, toSide) : squareCell(at, toSide);
  ivec2 size = ivec2(raster.grid.yz);
  if (cell.x < 0 || cell.y < 0 || cell.x >= size.x || cell.y >= size.y) return vec4(0.0);
  vec4 colour = texel(cell);
  /* A hairline between cells once they are wide enough to carry one. */
  float metresPerPixel = max(length(fwidth(at)) * 0.7071, 1e-6);
  float strength = clamp(raster.grid.x / metresPerPixel / 8.0 - 1.0, 0.0, 1.0) * raster.look.w;
  colour.a *= 1.0 - strength * (1.0 - smoothstep(0.2, 0.9, toSide / metresPerPixel));
  return colour;
}

void main(void) {
  int mode = int(raster.look.x);
  vec2 centred = vLocal / raster.grid.x - 0.5;
  vec4 colour = mode == 0 ? cellColour(vLocal) : mode == 1 ? smoothColour(centred) : bandColour(smoothValue(centred));
  /* deck raises opacity to 1/2.2; undone, because these colours are meant as given. */
  fragColor = vec4(colour.rgb, colour.a * pow(layer.opacity, 2.2));
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

const UNIFORM_BLOCK = `layout(std140) uniform rasterUniforms {
  vec4 grid;
  vec4 look;
  vec4 breaksLow;
  vec4 breaksHigh;
} raster;
`;

/** `grid`: cell size, columns, rows, 1 for hexagons. `look`: mode, 1 for north-up rows, steps, strength of hairlines. */
export const rasterUniforms = {
  name: 'raster',
  vs: UNIFORM_BLOCK,
  fs: UNIFORM_BLOCK,
  uniformTypes: {
    grid: 'vec4<f32>',
    look: 'vec4<f32>',
    breaksLow: 'vec4<f32>',
    breaksHigh: 'vec4<f32>',
  },
} as const;
