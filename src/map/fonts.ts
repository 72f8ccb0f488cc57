import italicLatin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2?url';
import latinExtended from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';

/**
 * Names for `text-font`. MapLibre draws glyphs on this machine with the CSS font of that name and takes weight and
 * slant from the words in it, so each name is registered as a family of its own, out of the same variable font.
 */
export const MAP_FONT = {
  regular: 'Kaartletter Regular',
  medium: 'Kaartletter Medium',
  bold: 'Kaartletter Semibold',
  italic: 'Kaartletter Italic',
} as const;

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212';
const LATIN_EXTENDED = 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB';

let loading: Promise<void> | null = null;

/** Registers the map's letters, once. Resolves when they can be drawn, also when a file is missing (then: sans-serif). */
export function loadMapFonts(): Promise<void> {
  loading ??= registerFonts();
  return loading;
}

async function registerFonts(): Promise<void> {
  const upright = [MAP_FONT.regular, MAP_FONT.medium, MAP_FONT.bold];
  const faces = [
    ...upright.map((family) => face(family, latin, LATIN)),
    ...upright.map((family) => face(family, latinExtended, LATIN_EXTENDED)),
    face(MAP_FONT.italic, italicLatin, LATIN, 'italic'),
  ];
  for (const font of faces) document.fonts.add(font);
  await Promise.allSettled(faces.map((font) => font.load()));
}

function face(family: string, url: string, unicodeRange: string, style = 'normal'): FontFace {
  return new FontFace(family, `url("${url}")`, { weight: '200 900', style, unicodeRange });
}
