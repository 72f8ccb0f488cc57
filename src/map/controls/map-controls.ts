import type { MapScene } from '../map-scene.ts';
import type { Locale, Translate } from '../map-types.ts';
import { deriveScaleBar } from './scale.ts';

const SCALE_MAXIMUM_PX = 120;
const SVG = 'http://www.w3.org/2000/svg';

export interface MapControls {
  /** Renders texts anew, after a change of language or sources. */
  readonly setTexts: (locale: Locale, translate: Translate, sources: readonly string[]) => void;
  readonly dispose: () => void;
}

/** Zoom buttons and north bottom right; scale bar and sources bottom left. Plain DOM over the canvas. */
export function createMapControls(container: HTMLElement, scene: MapScene): MapControls {
  const { map } = scene;
  const tools = element('div', 'rk-map-tools');
  const zoomIn = button('M8 3v10M3 8h10', () => map.zoomIn());
  const zoomOut = button('M3 8h10', () => map.zoomOut());
  const north = button('', () => map.resetNorth());
  const needle = northNeedle();
  north.append(needle);
  tools.append(north, zoomIn, zoomOut);

  const foot = element('div', 'rk-map-foot');
  const bar = element('div', 'rk-map-scale');
  const barText = element('span', 'rk-map-scale-text');
  const barLine = element('span', 'rk-map-scale-bar');
  bar.append(barText, barLine);
  const source = element('p', 'rk-map-source');
  foot.append(bar, source);
  container.append(tools, foot);

  let texts: { locale: Locale; translate: Translate } | null = null;

  function drawScale(): void {
    if (!texts) return;
    const { metres, widthPx, parts } = deriveScaleBar(metresPerPixel(scene), SCALE_MAXIMUM_PX);
    const distance = metres >= 1000 ? metres / 1000 : metres;
    const number = new Intl.NumberFormat(texts.locale).format(distance);
    barText.textContent = `${number} ${metres >= 1000 ? 'km' : 'm'}`;
    bar.setAttribute('aria-label', texts.translate('map.scale', { distance: barText.textContent }));
    barLine.style.width = `${widthPx}px`;
    if (barLine.childElementCount !== parts) {
      barLine.replaceChildren(...Array.from({ length: parts }, () => element('i', '')));
    }
  }
  function turnNeedle(): void {
    needle.style.transform = `rotate(${-map.getBearing()}deg)`;
    north.classList.toggle('rk-map-turned', Math.abs(map.getBearing()) > 0.5);
  }
  bar.setAttribute('role', 'img');
  map.on('move', drawScale);
  map.on('resize', drawScale);
  map.on('rotate', turnNeedle);

  return {
    setTexts(locale, translate, sources) {
      texts = { locale, translate };
      for (const [control, key] of [
        [zoomIn, 'map.zoomIn'],
        [zoomOut, 'map.zoomOut'],
        [north, 'map.north'],
      ] as const) {
        control.setAttribute('aria-label', translate(key));
        control.title = translate(key);
      }
      source.textContent = sources.length > 0 ? translate('map.source', { sources: sources.join(', ') }) : '';
      source.title = source.textContent;
      drawScale();
    },
    dispose() {
      tools.remove();
      foot.remove();
    },
  };
}

/** True metres on the ground across a pixel in the middle of the map. */
export function metresPerPixel({ map }: MapScene): number {
  const { lat } = map.getCenter();
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function button(path: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.addEventListener('click', onClick);
  if (path) {
    const picture = svg('16');
    picture.append(shape(path, 'rk-map-stroke'));
    made.append(picture);
  }
  return made;
}

function northNeedle(): SVGSVGElement {
  const picture = svg('22');
  picture.append(
    shape('M11 2 14.2 11H7.8z', 'rk-map-needle-north'),
    shape('M11 20 7.8 11h6.4z', 'rk-map-needle-south'),
  );
  return picture;
}

function svg(size: string): SVGSVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`);
  picture.setAttribute('width', size);
  picture.setAttribute('height', size);
  picture.setAttribute('aria-hidden', 'true');
  return picture;
}

function shape(path: string, className: string): SVGPathElement {
  const made = document.createElementNS(SVG, 'path');
  made.setAttribute('d', path);
  made.setAttribute('class', className);
  return made;
}
