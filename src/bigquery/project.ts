/** All files that score a table in BigQuery: to run by hand, and laid out for dbt and for Dataform. */
import type { SourceLine } from '../sources/line';
import { costText, portfolioCheckText, problemsText } from './checks';
import { resultColumns, type WarehouseColumn } from './columns';
import { bigQuery, type Dialect, identifier } from './dialect';
import { cohortsText, executiveText } from './figures';
import { functionsText, LIBRARY_FILE, type Library, libraryText } from './functions';
import { inputsInWarehouse, type WarehouseInput } from './inputs';
import { rowPlan } from './row-scorer';
import { mergeText, PORTFOLIO_VIEW, SCORES_TABLE, scoredText, scoresTableText } from './scores';
import type { ScoringSetup } from './setup';
import { JOINED_VIEW, sourcesText } from './sources';

/** Where the tables and the library are going to stand. */
export interface Destination {
  /** Such as `my-project.customer_success`. */
  readonly dataset: string;
  /** A folder of Cloud Storage, such as `gs://my-bucket/customer-vitals`. */
  readonly folder: string;
  /** The table of customers; its columns are named in the view of the portfolio. */
  readonly table: string;
}

/** What stands in the files until somebody writes their own. */
export const PLACES_TO_NAME: Destination = {
  dataset: 'YOUR_PROJECT.YOUR_DATASET',
  folder: 'gs://YOUR_BUCKET/customer-vitals',
  table: 'YOUR_PROJECT.YOUR_DATASET.YOUR_CUSTOMERS',
};

/** Files by their path. */
export type ProjectFiles = Readonly<Record<string, string>>;

/**
 * @param library The text of the built library, which holds the code that scores.
 * @throws A sentence with the mistake of a model table, of a setting, or of the learned probability.
 */
export function projectFiles(library: string, setup: ScoringSetup, destination: Destination): ProjectFiles {
  const { plan, forecastOn, reading } = rowPlan(setup);
  const forecast = forecastOn?.(0);
  const columns = resultColumns({ ...plan, today: 0, ...(forecast ? { forecast } : {}) });
  const code: Library = { text: libraryText(library, setup), folder: destination.folder };
  const inputs = inputsInWarehouse(setup, plan, reading.corrections);
  const joined = setup.sources && joinedText(setup.sources, destination);
  const table = joined?.isView ? `${destination.dataset}.${JOINED_VIEW}` : destination.table;
  const target = { ...destination, table };
  return {
    [LIBRARY_FILE]: code.text,
    ...(joined ? { 'sql/sources.sql': joined.text } : {}),
    ...byHand(columns, code, inputs, target),
    ...forDbt(columns, code, inputs, target),
    ...forDataform(columns, code, inputs, target),
  };
}

/** The view that joins the tables which the customers come from; or why a query cannot, and the other files stand all the same. */
function joinedText(sources: readonly SourceLine[], { dataset }: Destination) {
  const dialect = bigQuery(dataset);
  try {
    const query = sourcesText(dialect, sources, 'CURRENT_DATE()');
    return { isView: true, text: `CREATE OR REPLACE VIEW ${dialect.named(JOINED_VIEW)} AS\n${query};\n` };
  } catch (error) {
    return { isView: false, text: `-- ${(error as Error).message}\n` };
  }
}

/** The view that names the columns of the table as the functions know them. */
function portfolioText(inputs: readonly WarehouseInput[], table: string): string {
  const lines = inputs.map(({ name, header, remark }, i) => {
    const comma = i === inputs.length - 1 ? '' : ',';
    return `  ${identifier(header)} AS ${name}${comma}${remark === '' ? '' : `  -- ${remark}`}`;
  });
  return `SELECT\n${lines.join('\n')}\nFROM ${identifier(table)}`;
}

function checksText(
  dialect: Dialect,
  portfolio: string,
  inputs: readonly WarehouseInput[],
  day: string,
): string {
  const percents = inputs.flatMap(({ name, unit }) => (unit === '' ? [] : [{ column: name, unit }]));
  return `${portfolioCheckText(dialect, portfolio, percents)};\n\n${problemsText(dialect, day)};\n`;
}

function byHand(
  columns: readonly WarehouseColumn[],
  code: Library,
  inputs: readonly WarehouseInput[],
  { dataset, table }: Destination,
): ProjectFiles {
  const dialect = bigQuery(dataset);
  const portfolio = dialect.named(PORTFOLIO_VIEW);
  const scored = scoredText(dialect, columns, portfolio, 'day');
  return {
    'sql/1-functions.sql': functionsText(dialect, columns, code),
    'sql/2-portfolio.sql': `CREATE OR REPLACE VIEW ${portfolio} AS\n${portfolioText(inputs, table)};\n`,
    'sql/3-scores.sql': `DECLARE day DATE DEFAULT CURRENT_DATE();\n\n${scoresTableText(dialect, columns)}\n${mergeText(dialect, columns, scored, 'day')};\n`,
    'sql/4-checks.sql': checksText(dialect, portfolio, inputs, 'CURRENT_DATE()'),
    'sql/executive.sql': `${executiveText(dialect, 'CURRENT_DATE()')};\n`,
    'sql/cohorts.sql': `${cohortsText(dialect, 'CURRENT_DATE()')};\n`,
    'sql/cost.sql': `${costText()};\n`,
  };
}

/** Functions are made before each run; the scores are an incremental model that writes the partition of its day anew. */
function forDbt(
  columns: readonly WarehouseColumn[],
  code: Library,
  inputs: readonly WarehouseInput[],
  { table }: Destination,
): ProjectFiles {
  const dialect = bigQuery('{{ target.project }}.{{ target.schema }}');
  const day = `DATE '{{ var("day", run_started_at.strftime("%Y-%m-%d")) }}'`;
  const ref = (name: string) => `{{ ref('${name}') }}`;
  const config = `{{ config(
  materialized = 'incremental',
  incremental_strategy = 'insert_overwrite',
  partition_by = {'field': 'scored_on', 'data_type': 'date'},
  cluster_by = ['customer_id'],
  on_schema_change = 'append_new_columns'
) }}`;
  return {
    'dbt/dbt_project.yml': DBT_PROJECT,
    'dbt/macros/customer_vitals_functions.sql': `{% macro customer_vitals_functions() %}\n${functionsText(dialect, columns, code)}{% endmacro %}\n`,
    [`dbt/models/${PORTFOLIO_VIEW}.sql`]: `${portfolioText(inputs, table)}\n`,
    [`dbt/models/${SCORES_TABLE}.sql`]: `${config}\n${scoredText(dialect, columns, ref(PORTFOLIO_VIEW), day)}\n`,
    'dbt/models/schema.yml': DBT_SCHEMA,
  };
}

const DBT_PROJECT = `name: customer_vitals
version: '1.0'
profile: customer_vitals
model-paths: [models]
macro-paths: [macros]
on-run-start: "{{ customer_vitals_functions() }}"
models:
  customer_vitals:
    ${PORTFOLIO_VIEW}:
      +materialized: view
`;

const DBT_SCHEMA = `version: 2
models:
  - name: ${PORTFOLIO_VIEW}
    description: A row for each customer, its columns named as the functions know them.
    columns:
      - name: customer_id
        tests: [not_null, unique]
  - name: ${SCORES_TABLE}
    description: What each customer scored on each day.
    columns:
      - name: customer_id
        tests: [not_null]
      - name: scored_on
        tests: [not_null]
`;

/** The functions are an operation that the scores wait for; who is gone leaves the partition of the day. */
function forDataform(
  columns: readonly WarehouseColumn[],
  code: Library,
  inputs: readonly WarehouseInput[],
  { dataset, table }: Destination,
): ProjectFiles {
  const dialect = bigQuery(
    `\${dataform.projectConfig.defaultDatabase}.\${dataform.projectConfig.defaultSchema}`,
  );
  const ref = (name: string) => `\${ref('${name}')}`;
  const [project, schema] = splitDataset(dataset);
  const scores = `config {
  type: "incremental",
  uniqueKey: ["scored_on", "customer_id"],
  dependencies: ["customer_vitals_functions"],
  bigquery: { partitionBy: "scored_on", clusterBy: ["customer_id"] }
}

pre_operations {
  \${when(incremental(), \`DELETE FROM \${self()} WHERE scored_on = CURRENT_DATE()\`)}
}

${scoredText(dialect, columns, ref(PORTFOLIO_VIEW), 'CURRENT_DATE()')}
`;
  return {
    'dataform/workflow_settings.yaml': `dataformCoreVersion: 3.0.0\ndefaultProject: ${project}\ndefaultDataset: ${schema}\ndefaultLocation: US\n`,
    'dataform/definitions/customer_vitals_functions.sqlx': `config { type: "operations", hasOutput: false }\n\n${functionsText(dialect, columns, code)}`,
    [`dataform/definitions/${PORTFOLIO_VIEW}.sqlx`]: `config { type: "view" }\n\n${portfolioText(inputs, table)}\n`,
    [`dataform/definitions/${SCORES_TABLE}.sqlx`]: scores,
  };
}

function splitDataset(dataset: string): [project: string, schema: string] {
  const at = dataset.lastIndexOf('.');
  return [dataset.slice(0, at), dataset.slice(at + 1)];
}
