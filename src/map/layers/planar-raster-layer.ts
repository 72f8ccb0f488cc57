import { Layer, picking, project32, type DefaultProps, type LayerProps, type UpdateParameters } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import type { CellGrid } from '../../analysis/brush/brush-contract.ts';
import { createPlanarMesh, type PlanarMesh } from './planar-mesh.ts';
import { RASTER_FRAGMENT_SHADER, RASTER_VERTEX_SHADER, rasterUniforms } from './planar-raster-shaders.ts';

/** What is drawn on the grid. */
export type PlanarRaster =
  /** One colour a cell, crisp; RGBA, row 0 in the south. */
  | { readonly mode: 'cells'; readonly grid: CellGrid; readonly pixels: Uint8ClampedArray }
  /** One colour a cell, blended between centres; RGBA, row 0 in the north. */
  | { readonly mode: 'picture'; readonly grid: CellGrid; readonly pixels: Uint8ClampedArray }
  /** Values at cell centres, drawn as bands: step i lies below breaks[i]; row 0 in the south. At most 8 steps. */
  | {
      readonly mode: 'bands';
      readonly grid: CellGrid;
      readonly values: Float32Array;
      readonly breaks: readonly number[];
      /** RGBA of each step. */
      readonly palette: Uint8ClampedArray;
    };

interface PlanarRasterOwnProps {
  raster: PlanarRaster;
  /** Project metres → degrees, flat arrays. */
  project: (coordinates: Float64Array) => Float64Array;
  beforeId?: string;
}
export type PlanarRasterLayerProps = LayerProps & PlanarRasterOwnProps;

interface RasterState extends Record<string, unknown> {
  model?: Model | undefined;
  mesh?: PlanarMesh;
  raster?: Texture | undefined;
  palette?: Texture | undefined;
}

const MODES = { cells: 0, picture: 1, bands: 2 } as const;
/** Strength of the hairlines between cells. */
const HAIRLINE = 0.55;

/** Draws a planar grid where it truly lies: on a mesh of projected points, with the cell found in the shader. */
export class PlanarRasterLayer extends Layer<Required<PlanarRasterOwnProps>> {
  static override layerName = 'PlanarRasterLayer';
  static override defaultProps: DefaultProps<PlanarRasterLayerProps> = {
    raster: { type: 'object', value: undefined as never, compare: false },
    project: { type: 'function', value: undefined as never, ignore: true },
  };
  declare state: RasterState;

  override getShaders(): unknown {
    return super.getShaders({
      vs: RASTER_VERTEX_SHADER,
      fs: RASTER_FRAGMENT_SHADER,
      modules: [project32, picking, rasterUniforms],
    });
  }

  override initializeState(): void {
    this.getAttributeManager()!.add({
      indices: { size: 1, isIndexed: true, noAlloc: true, update: (a) => (a.value = this.state.mesh!.indices) },
      positions: {
        size: 3,
        type: 'float64',
        fp64: this.use64bitPositions(),
        noAlloc: true,
        update: (a) => (a.value = this.state.mesh!.positions),
      },
      local: { size: 2, noAlloc: true, update: (a) => (a.value = this.state.mesh!.local) },
    });
  }

  override updateState({ props, oldProps, changeFlags }: UpdateParameters<this>): void {
    if (changeFlags.extensionsChanged || !this.state.model) {
      this.state.model?.destroy();
      this.state.model = this.createModel();
      this.getAttributeManager()!.invalidateAll();
    }
    if (!this.state.mesh || !sameGrid(props.raster.grid, oldProps.raster?.grid)) {
      this.state.mesh = createPlanarMesh(props.raster.grid, props.project);
      this.state.model.setVertexCount(this.state.mesh.vertexCount);
      this.getAttributeManager()!.invalidateAll();
    }
    if (props.raster !== oldProps.raster) this.uploadRaster(props.raster);
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    this.state.model?.destroy();
    this.state.raster?.destroy();
    this.state.palette?.destroy();
  }

  override draw(): void {
    const { model, raster: rasterTexture, palette: paletteTexture } = this.state;
    if (!model || !rasterTexture || !paletteTexture) return;
    const { raster } = this.props;
    const { grid } = raster;
    const breaks = raster.mode === 'bands' ? raster.breaks : [];
    const steps = raster.mode === 'bands' ? raster.palette.length / 4 : 1;
    const four = (from: number) => [0, 1, 2, 3].map((i) => breaks[from + i] ?? 0);
    model.shaderInputs.setProps({
      raster: {
        grid: [grid.cellSizeMetres, grid.columns, grid.rows, grid.shape === 'hexagon' ? 1 : 0],
        look: [MODES[raster.mode], raster.mode === 'picture' ? 1 : 0, steps, HAIRLINE],
        breaksLow: four(0),
        breaksHigh: four(4),
        rasterTexture,
        paletteTexture,
      },
    });
    model.draw(this.context.renderPass);
  }

  private createModel(): Model {
    return new Model(this.context.device, {
      ...(this.getShaders() as object),
      id: this.props.id,
      bufferLayout: this.getAttributeManager()!.getBufferLayouts(),
      topology: 'triangle-list',
      isInstanced: false,
    });
  }

  private uploadRaster(raster: PlanarRaster): void {
    const data = raster.mode === 'bands' ? raster.values : raster.pixels;
    const format = raster.mode === 'bands' ? 'r32float' : 'rgba8unorm';
    this.state.raster = this.upload(this.state.raster, format, raster.grid.columns, raster.grid.rows, data);
    const palette = raster.mode === 'bands' ? raster.palette : new Uint8ClampedArray(4);
    this.state.palette = this.upload(this.state.palette, 'rgba8unorm', palette.length / 4, 1, palette);
  }

  /** Writes into the texture that is there when it fits, so that a moving brush allocates nothing. */
  private upload(
    texture: Texture | undefined,
    format: 'r32float' | 'rgba8unorm',
    width: number,
    height: number,
    data: ArrayBufferView,
  ): Texture {
    const bytes = data instanceof Uint8ClampedArray ? new Uint8Array(data.buffer, data.byteOffset, data.length) : data;
    if (texture && texture.format === format && texture.width === width && texture.height === height) {
      texture.writeData(bytes);
      return texture;
    }
    texture?.destroy();
    const created = this.context.device.createTexture({
      format,
      width,
      height,
      sampler: {
        minFilter: 'nearest',
        magFilter: 'nearest',
        addressModeU: 'clamp-to-edge',
        addressModeV: 'clamp-to-edge',
      },
    });
    created.writeData(bytes);
    return created;
  }
}

function sameGrid(a: CellGrid, b: CellGrid | undefined): boolean {
  return (
    b !== undefined &&
    a.shape === b.shape &&
    a.cellSizeMetres === b.cellSizeMetres &&
    a.originX === b.originX &&
    a.originY === b.originY &&
    a.columns === b.columns &&
    a.rows === b.rows
  );
}
