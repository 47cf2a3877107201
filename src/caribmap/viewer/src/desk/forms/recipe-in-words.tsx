/** A recipe as the file has it: its kind and its keys. */
import type { Recipe } from '../base/types.ts';

export function RecipeInWords({ recipe }: { recipe: Recipe }) {
  const [kind = '', keys = {}] = Object.entries(recipe)[0] ?? [];
  return (
    <dl class="cm-recipe" lang="en" dir="ltr">
      {Object.entries({ recipe: kind, ...keys }).map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
