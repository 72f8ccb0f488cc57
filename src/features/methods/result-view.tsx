import type { ToolResult } from '../../analysis/tools/tool-types.ts';
import { useTexts } from '../../i18n/index.ts';
import { DownloadIcon } from '../../ui/icons.ts';
import { Facts } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import { CurveChart } from './curve-chart.tsx';
import { formatMessage } from './format-value.ts';
import styles from './methods.module.css';
import { ResultTable } from './result-table.tsx';

interface Props {
  readonly result: ToolResult;
  readonly dataFingerprint: string;
  readonly onScript: () => void;
  readonly onData: () => void;
}

/** What came out, in a sentence; how sure it is; tables and curve; and how it was made. */
export function ResultView({ result, dataFingerprint, onScript, onData }: Props) {
  const texts = useTexts();
  const { t, count } = texts;
  return (
    <div className={styles.result}>
      <p className={styles.sentence} role="status">
        {formatMessage(result.sentence, texts)}
      </p>
      <p className="muted">{formatMessage(result.uncertainty, texts)}</p>
      {result.curve && <CurveChart curve={result.curve} />}
      {result.tables.map((table) => (
        <ResultTable key={table.title.key} table={table} />
      ))}
      <Disclosure title={t('methods.record')}>
        <Facts
          rows={[
            [t('methods.n'), count(result.n)],
            ...result.leftOut.map((message) => [formatMessage(message, texts), ''] as const),
            [t('methods.fingerprint'), <code key="fingerprint">{dataFingerprint.slice(0, 12)}</code>],
          ]}
        />
        {result.records.map((record, i) => (
          <div key={i} className={styles.record}>
            <strong>{record.method}</strong> · n = {count(record.n)}
            {record.seed !== null && ` · seed ${record.seed}`}
            <code>{JSON.stringify(record.parameters, (_, value: unknown) => (value === Infinity ? '∞' : value))}</code>
          </div>
        ))}
        <div className={styles.buttons}>
          <Button icon={DownloadIcon} variant="quiet" onPress={onScript}>
            {t('methods.script')}
          </Button>
          <Button icon={DownloadIcon} variant="quiet" onPress={onData}>
            {t('methods.scriptData')}
          </Button>
        </div>
        <p className="muted">{t('methods.scriptDataNote')}</p>
      </Disclosure>
    </div>
  );
}
