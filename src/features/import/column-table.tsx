import type { ColumnProfile } from '../../formats/incidents/profile.ts';
import type { ColumnRole } from '../../formats/incidents/recipe.ts';
import { useTexts } from '../../i18n/index.ts';
import { Select } from '../../ui/primitives/field.tsx';
import styles from './import.module.css';

interface Props {
  readonly columns: readonly ColumnProfile[];
  readonly isDisabled: boolean;
  readonly onRole: (column: string, role: ColumnRole | null) => void;
}

/** What each column is used for; a column with personal data has no choice. */
export function ColumnTable({ columns, isDisabled, onRole }: Props) {
  const { t } = useTexts();
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{t('importing.column')}</th>
          <th scope="col">{t('importing.usedAs')}</th>
          <th scope="col">{t('importing.examples')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, role, allowedRoles, reason, privacy, examples }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {privacy ? (
                <span className={styles.gate}>{t('importing.refused')}</span>
              ) : (
                <Select
                  label={name}
                  hideLabel
                  value={role ?? 'none'}
                  isDisabled={isDisabled}
                  choices={[
                    { value: 'none', label: t('importing.roleNone') },
                    ...allowedRoles.map((value) => ({ value: value, label: t(`importing.columnRole.${value}`) })),
                  ]}
                  onChange={(value) => onRole(name, value === 'none' ? null : value)}
                />
              )}
            </td>
            <td className={styles.examples}>{reason ? t(reason) : examples.join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
