import { createMapScene, type SceneOptions } from './map-scene.ts';
import type { SnapshotOptions } from './map-types.ts';
import { fitView } from './view.ts';
import type { SceneState } from './scene-state.ts';

/** Longest wait for a picture to be complete. */
const PATIENCE_MS = 30_000;

/**
 * A PNG of a scene at a given size, from a second map that nobody sees. It has no controls; scale bar, north, legend
 * and sources are set around it by the sheet.
 * @throws Error when the map does not come to rest in half a minute, or the picture is too large for the machine.
 */
export async function takeSnapshot(
  base: Pick<SceneOptions, 'tileUrl' | 'theme' | 'canvasLabel'>,
  state: SceneState,
  current: { readonly view: NonNullable<SceneOptions['view']>; readonly bounds: SnapshotOptions['bounds'] },
  { widthPx, heightPx, pixelRatio, bounds = current.bounds }: SnapshotOptions,
): Promise<Blob> {
  const container = document.createElement('div');
  container.setAttribute('aria-hidden', 'true');
  Object.assign(container.style, {
    position: 'fixed',
    left: '-20000px',
    top: '0',
    width: `${widthPx}px`,
    height: `${heightPx}px`,
    visibility: 'hidden',
  });
  document.body.append(container);
  const scene = createMapScene({
    ...base,
    container,
    still: true,
    pixelRatio,
    view: current.view,
    onPoints: () => undefined,
    onProblem: () => undefined,
  });
  try {
    await scene.ready;
    scene.update(state);
    if (bounds) fitView(scene, bounds, { padding: 0, animate: false });
    await atRest(scene.map);
    const blob = await new Promise<Blob | null>((resolve) => scene.map.getCanvas().toBlob(resolve, 'image/png'));
    if (!blob) throw new Error(`the browser could not make a picture of ${widthPx} × ${heightPx} at ${pixelRatio}`);
    return blob;
  } finally {
    scene.dispose();
    container.remove();
  }
}

function atRest(map: ReturnType<typeof createMapScene>['map']): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the map did not come to rest')), PATIENCE_MS);
    // The first rest may come before the last update was drawn; the second is asked for.
    map.once('idle', () => {
      map.once('idle', () => {
        clearTimeout(late);
        resolve();
      });
      map.triggerRepaint();
    });
    map.triggerRepaint();
  });
}
