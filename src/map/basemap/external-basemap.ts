import { addProtocol, type LayerSpecification, type Map as MapLibreMap } from 'maplibre-gl';
import { FileSource, PMTiles, Protocol, TileType } from 'pmtiles';
import { ABOVE_EXTERNAL } from '../map-style.ts';
import type { ExternalBasemap } from '../map-types.ts';
import type { MapTheme } from '../theme.ts';
import { protomapsLayers } from './protomaps-style.ts';

const SOURCE = 'external';
let protocol: Protocol | null = null;

/** Puts a basemap that the user brings (a PMTiles file or WMTS tiles) under the data, or takes it away. */
export function createExternalBasemap(map: MapLibreMap) {
  let layerIds: string[] = [];
  let turn = 0;
  const clear = () => {
    for (const id of layerIds) if (map.getLayer(id)) map.removeLayer(id);
    layerIds = [];
    if (map.getSource(SOURCE)) map.removeSource(SOURCE);
  };
  const add = (layers: LayerSpecification[]) => {
    for (const layer of layers) map.addLayer(layer, ABOVE_EXTERNAL);
    layerIds = layers.map(({ id }) => id);
  };

  async function showFile(file: File, theme: MapTheme, mine: number): Promise<void> {
    if (!protocol) {
      protocol = new Protocol();
      addProtocol('pmtiles', protocol.tile);
    }
    const archive = new PMTiles(new FileSource(file));
    const { tileType, minZoom, maxZoom } = await archive.getHeader();
    if (mine !== turn) return;
    protocol.add(archive);
    const tiles = [`pmtiles://${archive.source.getKey()}/{z}/{x}/{y}`];
    if (tileType === TileType.Mvt) {
      map.addSource(SOURCE, { type: 'vector', tiles, minzoom: minZoom, maxzoom: maxZoom });
      add(protomapsLayers(SOURCE, theme));
    } else {
      map.addSource(SOURCE, { type: 'raster', tiles, tileSize: 256, minzoom: minZoom, maxzoom: maxZoom });
      add([rasterLayer()]);
    }
  }

  return {
    set(external: ExternalBasemap | null, theme: MapTheme, onProblem: (cause: unknown) => void): void {
      clear();
      const mine = ++turn;
      if (external?.kind === 'pmtiles') showFile(external.file, theme, mine).catch(onProblem);
      if (external?.kind === 'wmts') {
        map.addSource(SOURCE, { type: 'raster', tiles: [external.urlTemplate], tileSize: 256 });
        add([rasterLayer()]);
      }
    },
    dispose(): void {
      turn++;
    },
  };
}

/** Pictures from outside are made calm, so that the data stay readable. */
function rasterLayer(): LayerSpecification {
  return {
    id: 'external-raster',
    type: 'raster',
    source: SOURCE,
    paint: { 'raster-saturation': -0.7, 'raster-brightness-min': 0.18, 'raster-contrast': -0.1 },
  };
}
