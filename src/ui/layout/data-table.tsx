import { useState, type ReactNode } from 'react';
import styles from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Present when the column can be sorted. */
  readonly sortValue?: (row: Row) => number | string;
  readonly numeric?: boolean;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKey?: string | null;
  readonly onSelect?: (row: Row) => void;
}

/** A table beside the map: sortable by its headings, rows can be chosen with mouse and keyboard. */
export function DataTable<Row>({ label, columns, rows, rowKey, selectedKey, onSelect }: Props<Row>) {
  const [sort, setSort] = useState<{ readonly id: string; readonly descending: boolean } | null>(null);
  const by = columns.find((column) => column.id === sort?.id)?.sortValue;
  const sorted = by ? [...rows].sort((a, b) => compare(by(a), by(b)) * (sort!.descending ? -1 : 1)) : rows;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.numeric ? 'number' : ''}
                aria-sort={sort?.id === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
              >
                {column.sortValue ? (
                  <button type="button" onClick={() => setSort({ id: column.id, descending: sort?.id === column.id ? !sort.descending : Boolean(column.numeric) })}>
                    {column.label}
                    <span aria-hidden>{sort?.id === column.id ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                className={onSelect ? styles.choosable : ''}
                aria-selected={onSelect ? key === selectedKey : undefined}
                {...(onSelect && {
                  tabIndex: 0,
                  onClick: () => onSelect(row),
                  onKeyDown: (event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), onSelect(row)),
                })}
              >
                {columns.map((column) => (
                  <td key={column.id} className={column.numeric ? 'number' : ''}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const compare = (a: number | string, b: number | string) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'nl');
