import type { CellValue, ColumnKind, ToolTable } from '../../analysis/tools/tool-types.ts';
import { useTexts, type Texts } from '../../i18n/index.ts';
import { categoryName } from './category-name.ts';
import { formatMessage, formatNumber } from './format-value.ts';
import styles from './methods.module.css';

function written(value: CellValue, kind: ColumnKind, texts: Texts): string {
  if (value === null) return '—';
  if (typeof value === 'number') return formatNumber(value, kind, texts);
  if (typeof value === 'object') return formatMessage(value, texts);
  return kind === 'category' ? categoryName(value, texts.language) : value;
}

/** A table of a result; numbers right-aligned, first column as row heading. */
export function ResultTable({ table }: { readonly table: ToolTable }) {
  const texts = useTexts();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{formatMessage(table.title, texts)}</caption>
        <thead>
          <tr>
            {table.columns.map(({ title, kind }, column) => (
              <th
                key={column}
                scope="col"
                className={kind === 'text' || kind === 'category' ? undefined : styles.right}
              >
                {formatMessage(title, texts)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {row.map((value, column) => {
                const { kind } = table.columns[column]!;
                const text = written(value, kind, texts);
                return column === 0 ? (
                  <th key={column} scope="row">
                    {table.tones && <span className={`${styles.swatch} ${styles[table.tones[i]!]}`} aria-hidden />}
                    {text}
                  </th>
                ) : (
                  <td key={column} className={styles.right}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
