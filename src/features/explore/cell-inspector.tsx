import { SignificanceClass, type BrushResult } from '../../analysis/brush/brush-contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { CloseIcon } from '../../ui/icons.ts';
import { Facts, Panel } from '../../ui/layout/panel.tsx';
import { IconButton } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';

interface Props {
  readonly result: BrushResult;
  readonly index: number;
  readonly place: string;
  readonly onClose: () => void;
}

const TEXT_OF_CLASS: Readonly<Record<number, string>> = {
  [SignificanceClass.hot99]: 'explore.significance.hot99',
  [SignificanceClass.hot95]: 'explore.significance.hot95',
  [SignificanceClass.hot90]: 'explore.significance.hot90',
  [SignificanceClass.none]: 'explore.significance.none',
};

/** One cell of the grid: its count and what the test says of it. */
export function CellInspector({ result, index, place, onClose }: Props) {
  const { t, count } = useTexts();
  const n = result.cellCounts[index] ?? 0;
  return (
    <Panel
      title={t('explore.inCell')}
      lead={t('explore.cellSentence', { n: count(n), size: count(result.grid.cellSizeMetres), place })}
      actions={<IconButton icon={CloseIcon} label={t('app.close')} onPress={onClose} />}
    >
      <Facts
        rows={[
          [t('hotspots.registered'), count(n)],
          [t('explore.significance'), t(TEXT_OF_CLASS[result.significance[index] ?? 0] ?? 'explore.significance.cold')],
        ]}
      />
      <Notice tone="info">{t('hotspots.registeredOnly')}</Notice>
    </Panel>
  );
}
