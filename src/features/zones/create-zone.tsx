import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { plainRingsOf } from '../../domain/place/polygon-rings.ts';
import type { StoredFilter } from '../../domain/project/project-document.ts';
import { parseBoundaryText } from '../../geometry/boundary-text/boundary-text.ts';
import type { StreetLines } from '../../geometry/boundary-text/boundary-text.ts';
import { streetLinesOf } from '../../geometry/boundary-text/street-lines.ts';
import { enclosedBy } from '../../geometry/overlay/street-blocks.ts';
import { circleRing, normaliseRing } from '../../geometry/rings/ring-measures.ts';
import { useTexts } from '../../i18n/index.ts';
import { LassoIcon, RectangleIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import { NumberField, Select, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './zones.module.css';

export interface NewShape {
  readonly name: string;
  readonly rings: number[][];
  /** Filter under which the incidents were seen; absent: the present one. */
  readonly ground?: StoredFilter;
}

interface Props extends Pick<StepProps, 'project' | 'workbench' | 'map'> {
  readonly onShape: (shape: NewShape) => void;
}

/** Ways to a shape: by hand, from a hotspot, from a border, around a place, from coordinates. */
export function CreateZone({ project, workbench, map, onShape }: Props) {
  const { t } = useTexts();
  const { document } = useStore(project);
  const layers = useStore(workbench, (state) => state.layers);
  const [radius, setRadius] = useState(150);
  const [text, setText] = useState('');
  const [names, setNames] = useState('');
  const streetLines = useMemo(() => streetLinesOf(layers.streets), [layers.streets]);
  const enclosed = useMemo(() => betweenStreets(names, streetLines), [names, streetLines]);
  const waits = useRef(false);
  const shape = useRef(onShape);
  useEffect(() => {
    shape.current = onShape;
  });
  useEffect(
    () =>
      map?.on('drawn', (rings) => {
        if (!waits.current) return;
        waits.current = false;
        shape.current({ name: t('zones.newName'), rings: rings.map((ring) => normaliseRing(ring)) });
      }),
    [map, t],
  );
  useEffect(() => map?.on('drawing', (rings) => rings === null && (waits.current = false)), [map]);
  const draw = (mode: 'polygon' | 'rectangle') => {
    waits.current = true;
    map?.startDrawing(mode);
  };
  const neighbourhoods =
    layers.areas?.records.flatMap(({ kind, name }, i) => (kind === 'neighbourhood' ? [{ i, name }] : [])) ?? [];
  const typed = parseCoordinates(text);

  return (
    <PanelSection title={t('zones.new')}>
      <div className={styles.row}>
        <Button icon={LassoIcon} variant="primary" onPress={() => draw('polygon')}>
          {t('zones.draw')}
        </Button>
        <Button icon={RectangleIcon} onPress={() => draw('rectangle')}>
          {t('zones.drawRectangle')}
        </Button>
      </div>
      {document.hotspots.length > 0 && (
        <Select
          label={t('zones.fromHotspot')}
          value=""
          choices={document.hotspots.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const kept = document.hotspots.find((one) => one.id === id);
            if (kept) onShape({ name: kept.name, rings: kept.rings.map((ring) => [...ring]), ground: kept.filter });
          }}
        />
      )}
      <Disclosure title={t('zones.otherWays')}>
        <div className={styles.fields}>
          {neighbourhoods.length > 0 && (
            <Select
              label={t('zones.fromNeighbourhood')}
              value=""
              choices={neighbourhoods.map(({ i, name }) => ({ value: String(i), label: name }))}
              onChange={(index) => {
                const { records, shapes } = layers.areas!;
                onShape({ name: records[Number(index)]!.name, rings: plainRingsOf(shapes, Number(index)) });
              }}
            />
          )}
          {(layers.pois?.length ?? 0) > 0 && (
            <div className={styles.pair}>
              <Select
                label={t('zones.aroundPlace')}
                value=""
                choices={layers
                  .pois!.filter(({ name }) => name)
                  .map(({ name }, i) => ({ value: `${i} ${name}`, label: name }))}
                onChange={(key) => {
                  const name = key.slice(key.indexOf(' ') + 1);
                  const place = layers.pois!.find((poi) => poi.name === name)!;
                  onShape({ name: t('zones.around', { name, radius }), rings: [circleRing(place.x, place.y, radius)] });
                }}
              />
              <NumberField
                label={t('zones.radius')}
                value={radius}
                minimum={20}
                maximum={2000}
                step={10}
                unit="m"
                onChange={setRadius}
              />
            </div>
          )}
          {streetLines && streetLines.size > 0 && (
            <>
              <TextField
                label={t('zones.streetNames')}
                description={t('zones.streetNamesHint')}
                value={names}
                error={names && !enclosed.rings ? t(enclosed.problem, { names: enclosed.unknown }) : null}
                onChange={setNames}
              />
              {enclosed.rings && (
                <div>
                  <Button
                    onPress={() => (
                      onShape({ name: t('zones.between', { names: enclosed.known }), rings: enclosed.rings! }),
                      setNames('')
                    )}
                  >
                    {t('zones.useCoordinates')}
                  </Button>
                </div>
              )}
            </>
          )}
          <TextField
            label={t('zones.coordinates')}
            description={t('zones.coordinatesHint')}
            value={text}
            error={text && !typed ? t('zones.coordinatesWrong') : null}
            onChange={setText}
          />
          {typed && (
            <div>
              <Button onPress={() => (onShape({ name: t('zones.newName'), rings: typed }), setText(''))}>
                {t('zones.useCoordinates')}
              </Button>
            </div>
          )}
        </div>
      </Disclosure>
    </PanelSection>
  );
}

/** A boundary text, or pairs "x y" with anything between them. */
function parseCoordinates(text: string): number[][] | null {
  const described = parseBoundaryText(text);
  if (described) return described;
  const numbers = [...text.matchAll(/-?\d+(?:[.,]\d+)?/g)].map(([value]) => Number(value.replace(',', '.')));
  return numbers.length >= 6 && numbers.length % 2 === 0 ? [normaliseRing(numbers)] : null;
}

/** The ground between streets that are named, with commas or semicolons between them; names as people write them. */
function betweenStreets(
  text: string,
  lines: StreetLines | null,
): {
  readonly rings: number[][] | null;
  readonly known: string;
  readonly unknown: string;
  readonly problem: 'zones.streetUnknown' | 'zones.streetsOpen' | 'zones.streetsFew';
} {
  const wanted = text.split(/[,;\n]/).flatMap((part) => part.trim() || []);
  const plain = (name: string) => name.trim().toLocaleLowerCase('nl');
  const byName = new Map([...(lines ?? [])].map(([name, own]) => [plain(name), { name, own }]));
  const found = wanted.map((name) => byName.get(plain(name)));
  const unknown = wanted.filter((_, i) => !found[i]).join(', ');
  const known = found.flatMap((one) => one?.name ?? []).join(', ');
  if (unknown) return { rings: null, known, unknown, problem: 'zones.streetUnknown' };
  if (wanted.length < 2) return { rings: null, known, unknown, problem: 'zones.streetsFew' };
  return { rings: enclosedBy(found.flatMap((one) => one!.own)), known, unknown, problem: 'zones.streetsOpen' };
}
