import catalogue from '../../../data/catalogue/offence-groups.json' with { type: 'json' };
import type { ReadProfile } from '../../formats/incidents/profile.ts';
import type { ImportRecipe } from '../../formats/incidents/recipe.ts';
import { useTexts } from '../../i18n/index.ts';
import { Select } from '../../ui/primitives/field.tsx';
import styles from './import.module.css';

type Mapping = ImportRecipe['category']['map'];

interface Props {
  readonly profile: ReadProfile;
  readonly map: Mapping;
  readonly onChange: (map: Mapping) => void;
}

const [OWN, LEFT_OUT] = ['own name', 'left out'];

/** On which offence group each category of the file falls. */
export function CategoryMapping({ profile, map, onChange }: Props) {
  const { t, count, language } = useTexts();
  const to = new Map(map.map((entry) => [entry.value, entry.to]));
  const known = new Set(catalogue.groups.map(({ id }) => id));
  const choices = [
    { value: OWN, label: t('importing.ownName') },
    { value: LEFT_OUT, label: t('importing.leaveOut') },
    ...catalogue.groups.map((group) => ({ value: group.id, label: group[language] })),
  ];
  const choose = (value: string, chosen: string) => {
    const target = chosen === OWN ? value : chosen === LEFT_OUT ? null : chosen;
    onChange([...map.filter((entry) => entry.value !== value), { value, to: target }]);
  };
  return (
    <div className={styles.mapping}>
      <table className={styles.columns}>
        <tbody>
          {profile.categories.map(({ value, rows, excludedBecause }) => {
            const target = to.get(value);
            return (
              <tr key={value}>
                <th scope="row">{value}</th>
                <td>
                  <Select
                    label={value}
                    hideLabel
                    value={target === null ? LEFT_OUT : target !== undefined && known.has(target) ? target : OWN}
                    choices={choices}
                    onChange={(chosen) => choose(value, chosen)}
                  />
                </td>
                <td className="number">{excludedBecause && target === null ? t(excludedBecause) : count(rows)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
