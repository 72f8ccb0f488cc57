import type { KeptHotspot } from '../../domain/project/project-document.ts';
import { useTexts } from '../../i18n/index.ts';
import { CloseIcon, DeleteIcon } from '../../ui/icons.ts';
import { Facts, Panel } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { TextField } from '../../ui/primitives/field.tsx';

interface Props {
  readonly kept: KeptHotspot;
  readonly isStale: boolean;
  readonly onChange: (change: { readonly name?: string; readonly note?: string }) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** A hotspot that was kept: as it was computed then, with a name and a note about the place. */
export function KeptInspector({ kept, isStale, onChange, onRemove, onClose }: Props) {
  const { t, count, share } = useTexts();
  return (
    <Panel title={kept.name} actions={<IconButton icon={CloseIcon} label={t('app.close')} onPress={onClose} />}>
      {isStale && <Notice tone="caution">{t('hotspots.stale')}</Notice>}
      <TextField label={t('hotspots.rename')} value={kept.name} onChange={(name) => onChange({ name })} />
      <TextField label={t('hotspots.note')} value={kept.note} onChange={(note) => onChange({ note })} />
      <Facts
        rows={[
          [t('hotspots.registered'), `${count(kept.incidents)} (${share(kept.incidentShare)})`],
          [t('hotspots.area'), share(kept.areaShare)],
          [t('hotspots.survives'), kept.robustness === null ? '—' : share(kept.robustness)],
          [t('method.fingerprint'), <code key="fingerprint">{kept.dataFingerprint.slice(0, 12)}</code>],
        ]}
      />
      <div>
        <Button icon={DeleteIcon} variant="danger" onPress={onRemove}>
          {t('hotspots.remove')}
        </Button>
      </div>
    </Panel>
  );
}
