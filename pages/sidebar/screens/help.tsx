import { Button } from '../../parts/button';
import { FORMULAS, GUIDE, isOverCustomers, NUMBERS } from '../help';
import type { Sidebar } from '../state/sidebar';

/** What each number means, and the formulas that give it in a cell. */
export function HelpScreen({ insertFormula }: Sidebar) {
  return (
    <>
      <h1>Help</h1>
      {NUMBERS.map(({ name, words }) => (
        <section key={name}>
          <h2>{name}</h2>
          <p data-words="help">{words}</p>
        </section>
      ))}
      <h2>Using the scores well</h2>
      {GUIDE.map(({ name, lines }) => (
        <details key={name}>
          <summary>{name}</summary>
          <ul data-words="help">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ))}
      <h2>In a cell</h2>
      <p data-words="help">
        Where A1:AZ1 stands, give your row of headers, and for A2:AZ251 your customer rows. One formula
        answers for all rows. Insert writes it into the selected cell with the ranges of your sheet.
      </p>
      <ul data-words="help">
        {FORMULAS.map(({ name, words }) => (
          <li key={name}>
            <p>
              <code>={name}</code>
            </p>
            <p class="quiet">{words}</p>
            {isOverCustomers(name) && (
              <Button onClick={() => insertFormula(name)}>
                Insert<span class="unseen"> {name.split('(')[0]}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
