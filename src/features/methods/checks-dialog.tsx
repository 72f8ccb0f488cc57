import { useState } from 'react';
import type { VerificationRow } from '../../analysis/verification/reference-case.ts';
import { useTexts, type Texts } from '../../i18n/index.ts';
import type { VerifiedFile } from '../../workers/methods-worker.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Dialog } from '../../ui/primitives/dialog.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { Switch } from '../../ui/primitives/field.tsx';
import styles from './methods.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly files: readonly VerifiedFile[] | null;
  readonly isBusy: boolean;
  readonly onRun: () => void;
  readonly onClose: () => void;
}

/** The published cases, run in this browser: value, published value, difference, pass or fail, source. */
export function ChecksDialog({ isOpen, files, isBusy, onRun, onClose }: Props) {
  const { t } = useTexts();
  const [everything, setEverything] = useState(false);
  const all = (files ?? []).flatMap(({ cases }) => cases);
  const failed = all.filter(({ status }) => status !== 'passed').length;
  return (
    <Dialog title={t('verify.title')} closeLabel={t('app.close')} isOpen={isOpen} onClose={onClose} width="wide">
      <div className={styles.checks}>
        <p>{t('verify.intro')}</p>
        <div className={styles.buttons}>
          <Button variant="primary" isDisabled={isBusy} onPress={onRun}>
            {t(isBusy ? 'verify.busy' : files ? 'verify.again' : 'verify.run')}
          </Button>
          <Switch label={t('verify.everything')} selected={everything} onChange={setEverything} />
        </div>
        {files && (
          <Notice tone={failed === 0 ? 'good' : 'bad'} live>
            {t(failed === 0 ? 'verify.allPassed' : 'verify.someFailed', {
              cases: all.length,
              failed,
              files: files.length,
            })}
          </Notice>
        )}
        {files && <ChecksTable files={files} everything={everything} />}
      </div>
    </Dialog>
  );
}

function ChecksTable({ files, everything }: { readonly files: readonly VerifiedFile[]; readonly everything: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const heads = ['case', 'quantity', 'value', 'published', 'difference', 'tolerance', 'verdict'] as const;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'case' || head === 'quantity' ? undefined : styles.right}>
                {t(`verify.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        {files.map((file) => (
          <tbody key={file.id}>
            <tr className={styles.group}>
              <th colSpan={heads.length} scope="colgroup">
                {file.method}
                <span className="muted">
                  {' '}
                  — {file.title}. {t('verify.source')}: {file.sources.join(', ')}
                </span>
              </th>
            </tr>
            {file.cases.flatMap((report) => {
              const shown = report.rows.filter((row) => everything || row === report.worst || row.pass !== true);
              const rows = shown.length > 0 ? shown : report.rows.slice(0, 1);
              return rows.map((row, i) => (
                <tr key={`${report.name}-${row.quantity}`}>
                  <th scope="row">{i === 0 ? report.name : ''}</th>
                  <td>
                    {row.quantity}
                    {row.note && <div className="muted">{t(`verify.note.${row.note}`)}</div>}
                  </td>
                  <td className={styles.right}>{written(row.value)}</td>
                  <td className={styles.right}>{written(row.expected)}</td>
                  <td className={styles.right}>{small(row.difference)}</td>
                  <td className={styles.right}>{small(row.tolerance)}</td>
                  <td className={styles.right}>
                    <Verdict row={row} texts={texts} />
                  </td>
                </tr>
              ));
            })}
            {file.cases
              .filter(({ reason }) => reason)
              .map((report) => (
                <tr key={`${report.name}-reason`}>
                  <th scope="row">{report.name}</th>
                  <td colSpan={heads.length - 1}>{report.reason}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      {files.some(({ notes }) => notes.length > 0) && (
        <details className={styles.notes}>
          <summary>{t('verify.notes')}</summary>
          {files.map(
            ({ id, method, notes }) =>
              notes.length > 0 && (
                <p key={id}>
                  <strong>{method}.</strong> {notes.join(' ')}
                </p>
              ),
          )}
        </details>
      )}
    </div>
  );
}

function Verdict({ row, texts: { t } }: { readonly row: VerificationRow; readonly texts: Texts }) {
  if (row.pass === null) return <span className="muted">{t('verify.notTested')}</span>;
  return <span className={row.pass ? styles.pass : styles.fail}>{t(row.pass ? 'verify.pass' : 'verify.fail')}</span>;
}

/** As many digits as tell two numbers apart. */
const written = (value: number | string) => (typeof value === 'number' ? String(Number(value.toPrecision(10))) : value);
const small = (value: number) => (value === 0 || !Number.isFinite(value) ? String(value) : value.toPrecision(2));
