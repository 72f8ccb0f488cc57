import { useState } from 'react';
import type { ProfileChoices, ReadProfile } from '../../formats/incidents/profile.ts';
import type { ColumnRole, DateForm, ImportRecipe } from '../../formats/incidents/recipe.ts';
import { useTexts } from '../../i18n/index.ts';
import { ImportIcon } from '../../ui/icons.ts';
import { Facts, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Dialog } from '../../ui/primitives/dialog.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import { CategoryMapping } from './category-mapping.tsx';
import { ColumnTable } from './column-table.tsx';
import type { Proposal } from './import-flow.ts';
import styles from './import.module.css';
import { PlacePreview } from './place-preview.tsx';

interface Props {
  readonly file: File;
  readonly proposal: Proposal;
  readonly isReplayed: boolean;
  /** Looks at the file again with what the user overruled. */
  readonly onReconsider: (choices: ProfileChoices) => Promise<Proposal>;
  readonly onConfirm: (recipe: ImportRecipe) => void;
  readonly onCancel: () => void;
}

/** Every guess about a file, to be seen and corrected before a row is kept. */
export function ImportDialog({ file, proposal, isReplayed, onReconsider, onConfirm, onCancel }: Props) {
  const { t, count, bytes } = useTexts();
  const [{ profile, recipe }, setProposal] = useState(proposal);
  const [roles, setRoles] = useState<Readonly<Record<string, ColumnRole | null>>>({});
  const [isBusy, setBusy] = useState(false);
  const change = (next: Partial<ImportRecipe>) => setProposal({ profile, recipe: { ...recipe, ...next } });

  const setRole = async (column: string, role: ColumnRole | null) => {
    const chosen = { ...roles, [column]: role };
    setRoles(chosen);
    setBusy(true);
    try {
      setProposal(await onReconsider({ roles: chosen }));
    } finally {
      setBusy(false);
    }
  };
  const hasPlace = recipe.columns.some(({ role }) => role === 'x' || role === 'point');
  const hasTime = recipe.columns.some(({ role }) => role === 'start' || role === 'end' || role === 'year');
  const isReady = (hasPlace || hasTime) && (!hasPlace || typeof recipe.place?.epsg === 'number');
  return (
    <Dialog
      title={t('importing.dialog', { file: file.name })}
      closeLabel={t('app.close')}
      width="wide"
      isOpen
      onClose={onCancel}
      footer={
        <>
          <Button onPress={onCancel}>{t('app.cancel')}</Button>
          <Button variant="primary" icon={ImportIcon} isDisabled={!isReady || isBusy} onPress={() => onConfirm(recipe)}>
            {t('importing.confirm', { n: count(profile.rows) })}
          </Button>
        </>
      }
    >
      <div className={styles.wizard}>
        <div className={styles.wizardMain}>
          {isReplayed && <Notice tone="good">{t('importing.replayed')}</Notice>}
          {!isReady && <Notice tone="caution">{t('importing.notReady')}</Notice>}
          {profile.notes.map(({ key, values }) => (
            <Notice key={key} tone="caution">
              {t(key, values)}
            </Notice>
          ))}
          <PanelSection title={t('importing.columns')}>
            <ColumnTable
              columns={profile.columns}
              isDisabled={isBusy}
              onRole={(column, role) => void setRole(column, role)}
            />
          </PanelSection>
          {profile.categories.length > 0 && (
            <PanelSection title={t('importing.categories')}>
              <CategoryMapping
                profile={profile}
                map={recipe.category.map}
                onChange={(map) => change({ category: { ...recipe.category, map } })}
              />
            </PanelSection>
          )}
        </div>
        <div className={styles.wizardSide}>
          <Facts
            rows={[
              [t('importing.size'), bytes(file.size)],
              [t('importing.rowsIn'), count(profile.rows)],
              [t('importing.format'), formatText(profile, t)],
            ]}
          />
          <PlaceChoice profile={profile} recipe={recipe} onChange={change} />
          <TimeChoice recipe={recipe} onChange={change} />
          <TextField
            label={t('importing.source')}
            value={recipe.source.constant}
            onChange={(constant) => change({ source: { constant } })}
            description={t('importing.sourceHint')}
          />
        </div>
      </div>
    </Dialog>
  );
}

function formatText({ description }: ReadProfile, t: (key: string) => string): string {
  const { format, delimiter, encoding, headerRow } = description;
  const parts = [format === 'delimited' ? 'CSV' : format.toUpperCase()];
  if (delimiter) parts.push(delimiter === '\t' ? 'tab' : delimiter);
  if (encoding) parts.push(encoding);
  if (headerRow !== null && headerRow > 1) parts.push(`${t('importing.headerRow')} ${headerRow}`);
  return parts.join(' · ');
}

interface ChoiceProps {
  readonly recipe: ImportRecipe;
  readonly onChange: (next: Partial<ImportRecipe>) => void;
}

/** In which coordinates the places stand, with a picture of where that puts them. */
function PlaceChoice({ profile, recipe, onChange }: ChoiceProps & { readonly profile: ReadProfile }) {
  const { t, number, share } = useTexts();
  const { place } = recipe;
  if (!place || !profile.place) return <Notice tone="caution">{t('importing.noPlace')}</Notice>;
  const { candidates, sample } = profile.place;
  const keyOf = (candidate: { epsg: number; swapped: boolean; scale: number }) =>
    `${candidate.epsg}/${candidate.swapped}/${candidate.scale}`;
  const current = candidates.find(
    (candidate) => keyOf(candidate) === keyOf({ epsg: place.epsg ?? 0, swapped: place.swapped, scale: place.scale }),
  );
  return (
    <PanelSection title={t('importing.place')}>
      <Select
        label={t('importing.crs')}
        value={current ? keyOf(current) : ''}
        choices={candidates.slice(0, 20).map((candidate) => ({
          value: keyOf(candidate),
          label: `${candidate.name} (EPSG:${candidate.epsg})${candidate.swapped ? ` – ${t('importing.swapped')}` : ''}`,
          hint: t('importing.candidate', {
            share: share(candidate.share),
            lon: number(candidate.centre[0], 2),
            lat: number(candidate.centre[1], 2),
          }),
        }))}
        onChange={(key) => {
          const chosen = candidates.find((candidate) => keyOf(candidate) === key);
          if (chosen)
            onChange({
              place: {
                ...place,
                epsg: chosen.epsg,
                swapped: chosen.swapped,
                scale: chosen.scale,
                expected: chosen === candidates[0] ? (profile.place?.expected ?? null) : null,
              },
            });
        }}
      />
      <PlacePreview sample={sample} swapped={place.swapped} expected={place.expected} scale={place.scale} />
      {current && (
        <p className="muted">
          {t('importing.centre', {
            lon: number(current.centre[0], 3),
            lat: number(current.centre[1], 3),
            share: share(current.share),
          })}
        </p>
      )}
    </PanelSection>
  );
}

/** How the dates are written, where that can be read in more than one way. */
function TimeChoice({ recipe, onChange }: ChoiceProps) {
  const { t } = useTexts();
  const { time } = recipe;
  if (!time) return <Notice tone="caution">{t('importing.noTime')}</Notice>;
  const orders = ['dmy', 'ymd', 'mdy'] as const;
  return (
    <PanelSection title={t('importing.time')}>
      {time.start.kind === 'text' && (
        <Select
          label={t('importing.dateOrder')}
          value={time.start.order}
          choices={orders.map((order) => ({ value: order, label: t(`importing.order.${order}`) }))}
          onChange={(order) => {
            const form: DateForm = { kind: 'text', order };
            onChange({ time: { ...time, start: form, end: time.end.kind === 'text' ? form : time.end } });
          }}
        />
      )}
      <Select
        label={t('importing.midnight')}
        value={time.midnight}
        choices={(['auto', 'keep', 'unknown'] as const).map((value) => ({
          value,
          label: t(`importing.midnight.${value}`),
        }))}
        onChange={(midnight) => onChange({ time: { ...time, midnight } })}
      />
      <p className="muted">
        {time.wholeMonths ? t('importing.wholeMonths') : t('importing.timeZone', { zone: time.timeZone })}
      </p>
    </PanelSection>
  );
}
