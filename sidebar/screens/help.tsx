import { FORMULAS, NUMBERS } from '../help';

/** What each number means, and the formulas that give it in a cell. */
export function HelpScreen() {
  return (
    <>
      <h1>Help</h1>
      {NUMBERS.map(({ name, words }) => (
        <section key={name}>
          <h2>{name}</h2>
          <p>{words}</p>
        </section>
      ))}
      <h2>In a cell</h2>
      <p>
        Where A1:AZ1 stands, give your row of headers, and for A2:AZ251 your customer rows. One formula
        answers for all rows.
      </p>
      <ul>
        {FORMULAS.map(({ name, words }) => (
          <li key={name}>
            <p>
              <code>={name}</code>
            </p>
            <p class="quiet">{words}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
