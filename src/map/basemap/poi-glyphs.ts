import type { PoiKind } from '../../domain/place/base-layers.ts';

/**
 * Pictures of functions, drawn for this map in a box of 16 × 16: `fill` paths are filled even-odd, `line` paths are
 * drawn 1.4 wide with round ends. Quiet, equal in weight, none louder than another.
 */
export interface PoiGlyph {
  readonly fill?: string;
  readonly line?: string;
}

export const POI_GLYPHS: Readonly<Record<PoiKind, PoiGlyph>> = {
  station: {
    fill: 'M5.2 2h5.6A2.2 2.2 0 0 1 13 4.2v5.4a2.2 2.2 0 0 1-2.2 2.2H5.2A2.2 2.2 0 0 1 3 9.6V4.2A2.2 2.2 0 0 1 5.2 2zM4.6 4v3.2h6.8V4zM4.8 8.7v1.5h1.6V8.7zM9.6 8.7v1.5h1.6V8.7z',
    line: 'M5.4 12.4 4 14M10.6 12.4 12 14',
  },
  'bus-stop': {
    fill: 'M4.4 2.6h7.2A1.4 1.4 0 0 1 13 4v7.4h-1v1.4h-2v-1.4H6v1.4H4v-1.4H3V4a1.4 1.4 0 0 1 1.4-1.4zM4.4 4.2v3.6h7.2V4.2zM4.6 8.9v1.3H6V8.9zM10 8.9v1.3h1.4V8.9z',
  },
  supermarket: {
    line: 'M2 3.2h1.8l1.6 6.6h6.2l1.4-4.8H4.4',
    fill: 'M5 12.4a1.2 1.2 0 1 1 2.4 0 1.2 1.2 0 0 1-2.4 0zM9.8 12.4a1.2 1.2 0 1 1 2.4 0 1.2 1.2 0 0 1-2.4 0z',
  },
  shop: { fill: 'M3.4 5.6h9.2l.8 8H2.6z', line: 'M5.6 5.4V4.8a2.4 2.4 0 0 1 4.8 0v.6' },
  horeca: {
    fill: 'M3 5.4h7.6v4.4a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z',
    line: 'M10.8 6.6h.8a1.6 1.6 0 0 1 0 3.6h-.9M5.2 2.4v1.4M8.2 2.4v1.4',
  },
  school: { fill: 'M8 3 15 6.4 8 9.8 1 6.4zM4.2 9 8 10.9 11.8 9v2.6C10.8 12.7 9.5 13.2 8 13.2s-2.8-.5-3.8-1.6z' },
  gp: { fill: 'M6.4 2.6h3.2v3.8h3.8v3.2H9.6v3.8H6.4V9.6H2.6V6.4h3.8z' },
  pharmacy: { fill: 'M3 6.4h10v1.2c0 2-1 3.5-2.6 4.2v1.6H5.6v-1.6C4 11.1 3 9.6 3 7.6z', line: 'M9 5.6 11.4 2.4' },
  hospital: { fill: 'M4 2.6h2.6v4.1h2.8V2.6H12v10.8H9.4V9.2H6.6v4.2H4z' },
  'municipal-office': {
    fill: 'M8 2 14 5.2v1.2H2V5.2zM3.4 7.4h1.8v4H3.4zM7.1 7.4h1.8v4H7.1zM10.8 7.4h1.8v4h-1.8zM2 12.4h12V14H2z',
  },
  worship: { fill: 'M8 1.6c1 2 4.4 3.2 4.4 6.4v6H9.8v-2.8a1.8 1.8 0 0 0-3.6 0V14H3.6V8C3.6 4.8 7 3.6 8 1.6z' },
  park: {
    fill: 'M8 1.8a3.2 3.2 0 0 1 3 2.9 3.1 3.1 0 0 1-.7 6H8.8V14H7.2v-3.3H5.7a3.1 3.1 0 0 1-.7-6 3.2 3.2 0 0 1 3-2.9z',
  },
  library: {
    fill: 'M1.8 3.6c2.2-.6 4.2-.3 5.6.8v8.4c-1.5-1-3.5-1.3-5.6-.8zM14.2 3.6c-2.2-.6-4.2-.3-5.6.8v8.4c1.5-1 3.5-1.3 5.6-.8z',
  },
  lawyer: {
    line: 'M8 2.4v10.4M5.2 13.2h5.6M3.2 4.4 8 3.6l4.8.8',
    fill: 'M1.4 9 3.2 4.8 5 9a1.9 1.9 0 0 1-3.6 0zM11 9l1.8-4.2L14.6 9a1.9 1.9 0 0 1-3.6 0z',
  },
  azc: { fill: 'M8 2.4 14.4 7.6H12.8V13.4H3.2V7.6H1.6zM6.6 9v4.4h2.8V9z' },
  'community-centre': {
    fill: 'M3.2 5.2a1.6 1.6 0 1 1 3.2 0 1.6 1.6 0 0 1-3.2 0zM9.6 5.2a1.6 1.6 0 1 1 3.2 0 1.6 1.6 0 0 1-3.2 0zM2.2 12.8V9.6a2 2 0 0 1 2-2h1.2a2 2 0 0 1 2 2v3.2zM8.6 12.8V9.6a2 2 0 0 1 2-2h1.2a2 2 0 0 1 2 2v3.2z',
  },
  sport: {
    line: 'M13.2 8A5.2 5.2 0 1 1 2.8 8a5.2 5.2 0 0 1 10.4 0zM8 5.8 10 7.3 9.3 9.6H6.7L6 7.3zM8 5.6V3M10.2 7.2l2.6-.9M9.4 9.8l1.5 2.3M6.6 9.8l-1.5 2.3M5.8 7.2l-2.6-.9',
  },
  parking: { fill: 'M4.6 2.6h4.2a3.6 3.6 0 0 1 0 7.2H7.2v3.6H4.6zM7.2 4.8v2.8h1.4a1.4 1.4 0 0 0 0-2.8z' },
  police: {
    fill: 'M8 1.8 13.4 3.6v4c0 3.2-2.2 5.4-5.4 6.6C4.8 13 2.6 10.8 2.6 7.6v-4zM8 4.2l-1 2.2-2.3.2 1.8 1.5-.6 2.3L8 9.2l2.1 1.2-.6-2.3 1.8-1.5L9 6.4z',
  },
  lodging: {
    fill: 'M1.8 4.2h1.6v4.6h3V6.2h5a2.8 2.8 0 0 1 2.8 2.8v3.8h-1.6v-1.8H3.4v1.8H1.8zM4.9 5.6a1.2 1.2 0 1 1 0 .01z',
  },
  other: { fill: 'M5.4 8a2.6 2.6 0 1 1 5.2 0 2.6 2.6 0 0 1-5.2 0z' },
};
