import { useEffect, useRef, useState } from 'react';
import type { Zone } from '../../domain/zone/zone.ts';
import { buffer, cutOut, joinAreas, repairArea } from '../../geometry/overlay/overlay.ts';
import { normaliseRing } from '../../geometry/rings/ring-measures.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { NumberField, Select, Switch } from '../../ui/primitives/field.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './zones.module.css';

export type ShapeTool = 'none' | 'corners' | 'blocks' | 'split';

interface Props extends Pick<StepProps, 'map'> {
  readonly zone: Zone;
  readonly others: readonly Zone[];
  readonly tool: ShapeTool;
  readonly isSnapping: boolean;
  readonly hasStreets: boolean;
  readonly isBroken: boolean;
  readonly onTool: (tool: ShapeTool) => void;
  readonly onSnapping: (isSnapping: boolean) => void;
  readonly onRings: (rings: number[][]) => void;
  readonly onJoin: (other: Zone) => void;
}

/** What can be done to the shape: by the hand on the map, or at once. */
export function ShapeTools(props: Props) {
  const { map, zone, others, tool, isSnapping, hasStreets, isBroken, onTool, onSnapping, onRings, onJoin } = props;
  const { t } = useTexts();
  const [metres, setMetres] = useState(10);
  const [refusal, setRefusal] = useState(false);
  const waits = useRef<'add' | 'cut' | null>(null);
  const latest = useRef({ zone, onRings });
  useEffect(() => {
    latest.current = { zone, onRings };
  });
  /** An area of nothing is no area: the change is refused, the shape stays. */
  const apply = (rings: number[][]) => {
    setRefusal(rings.length === 0);
    if (rings.length > 0) latest.current.onRings(rings);
  };
  const applyLatest = useRef(apply);
  useEffect(() => {
    applyLatest.current = apply;
  });
  useEffect(
    () =>
      map?.on('drawn', (drawn) => {
        const how = waits.current;
        if (!how) return;
        waits.current = null;
        const rings = drawn.map((ring) => normaliseRing(ring));
        const present = latest.current.zone.rings;
        applyLatest.current(how === 'add' ? joinAreas(present, rings) : cutOut(present, rings));
      }),
    [map],
  );
  // A drawing that is left leaves nothing waiting for the next one.
  useEffect(() => map?.on('drawing', (rings) => rings === null && (waits.current = null)), [map]);
  const draw = (how: 'add' | 'cut') => {
    waits.current = how;
    onTool('none');
    map?.startDrawing('polygon');
  };
  return (
    <div className={styles.fields}>
      <Segmented
        label={t('zones.edit')}
        value={tool}
        choices={[
          { value: 'none', label: t('zones.tool.none') },
          { value: 'corners', label: t('zones.tool.corners') },
          ...(hasStreets ? [{ value: 'blocks' as const, label: t('zones.tool.blocks') }] : []),
          { value: 'split', label: t('zones.tool.split') },
        ]}
        onChange={onTool}
      />
      {tool !== 'none' && <p className="muted">{t(`zones.toolHint.${tool}`)}</p>}
      {tool === 'corners' && <Switch label={t('zones.snap')} selected={isSnapping} onChange={onSnapping} />}
      <div className={styles.row}>
        <Button onPress={() => draw('add')}>{t('zones.tool.add')}</Button>
        <Button onPress={() => draw('cut')}>{t('zones.tool.cut')}</Button>
        {isBroken && <Button onPress={() => apply(repairArea(zone.rings))}>{t('zones.tool.repair')}</Button>}
      </div>
      <div className={styles.pair}>
        <NumberField
          label={t('zones.tool.grow')}
          value={metres}
          minimum={5}
          maximum={200}
          step={5}
          unit="m"
          onChange={setMetres}
        />
        <div className={styles.end}>
          <Button onPress={() => apply(buffer({ rings: zone.rings }, metres))}>{t('zones.tool.growDo')}</Button>
          <Button onPress={() => apply(buffer({ rings: zone.rings }, -metres))}>{t('zones.tool.shrinkDo')}</Button>
        </div>
      </div>
      {others.length > 0 && (
        <Select
          label={t('zones.tool.join')}
          value=""
          choices={others.map(({ id, name, variant }) => ({ value: id, label: `${name} (${variant})` }))}
          onChange={(id) => {
            const other = others.find((one) => one.id === id);
            if (other) onJoin(other);
          }}
        />
      )}
      {refusal && <p role="alert">{t('zones.tool.nothingLeft')}</p>}
    </div>
  );
}
