/**
 * Asks Google Sheets what nobody who wrote Customer Vitals could ask. Run `probe` once in an empty spreadsheet of its own;
 * docs/platform-probe.md says how, and what to do with the answers. It makes a tab `Probe` and deletes it again.
 */

const TAB = 'Probe';
/** Google stops a script after 6 minutes; what is left out then says so. */
const BUDGET_MS = 270000;

/** Each question gets an empty tab and answers with plain JSON. */
const QUESTIONS = {
  'text that a script writes': (tab) =>
    ["'007", '007', '=1+1', "'=1+1", '+49 30 1', '+1', '-x', '@x', '1/2', 'TRUE', '1e3', ' x '].map((text) => ({
      text,
      plain: written(tab.getRange('A1'), text, 'General'),
      inTextCell: written(tab.getRange('B1'), text, '@'),
    })),
  'text read and written again': (tab) => {
    const cell = tab.getRange('A1');
    cell.setValue("'=1+1");
    cell.setValue(cell.getValue());
    return { value: cell.getValue(), formula: cell.getFormula() };
  },
  'values that are none': (tab) =>
    [NaN, Infinity, null, undefined, '', {}].map((value) => ({
      value: String(value),
      became: said(() => written(tab.getRange('A1'), value, 'General')),
    })),
  'error cells': (tab) =>
    ['=1/0', '=NA()', '=#REF!', '=NOSUCHFUNCTION()', '="a"+1'].map((formula) => {
      const cell = tab.getRange('A1').setFormula(formula);
      SpreadsheetApp.flush();
      return { formula, value: cell.getValue(), shown: cell.getDisplayValue() };
    }),
  'a formula that is none': (tab) => said(() => tab.getRange('A1').setFormula('=SUM(').getFormula()),
  'a circle': (tab) => {
    tab.getRange('A1').setFormula('=B1+1');
    tab.getRange('B1').setFormula('=A1+1');
    SpreadsheetApp.flush();
    return tab.getRange('A1').getDisplayValue();
  },
  'a new cell': (tab) => {
    const cell = tab.getRange('A1');
    return { background: cell.getBackground(), format: cell.getNumberFormat(), rows: tab.getMaxRows(), columns: tab.getMaxColumns() };
  },
  'a block of another size': (tab) => said(() => tab.getRange('A1:A2').setValues([[1], [2], [3]])),
  'a cell outside': (tab) => [said(() => tab.getRange(0, 1)), said(() => tab.getRange(5000, 1).setValue(1))],
  'a tab by a name that is taken': () => said(() => SpreadsheetApp.getActive().insertSheet(TAB)),
  'spilled cells': (tab) => {
    tab.getRange('A1').setFormula('=SEQUENCE(5)');
    SpreadsheetApp.flush();
    return { lastRow: tab.getLastRow(), values: tab.getRange('A1:A5').getValues().flat() };
  },
  'a spill in whose way something stands': (tab) => {
    tab.getRange('A3').setValue('x');
    tab.getRange('A1').setFormula('=SEQUENCE(5)');
    SpreadsheetApp.flush();
    return { value: tab.getRange('A1').getValue(), shown: tab.getRange('A1').getDisplayValue() };
  },
  'a date': (tab) => {
    const cell = tab.getRange('A1').setValue(new Date(2026, 0, 15));
    tab.getRange('B1').setFormula('=DATE(2026;1;15)');
    SpreadsheetApp.flush();
    return {
      format: cell.getNumberFormat(),
      ofFormula: tab.getRange('B1').getNumberFormat(),
      shown: tab.getRange('B1').getDisplayValue(),
      isDate: tab.getRange('B1').getValue() instanceof Date,
    };
  },
  'what a custom function gets': (tab) => {
    tab.getRange('A1:F1').setValues([['text', 7, true, 0.25, '', '']]);
    tab.getRange('D1').setNumberFormat('0%');
    tab.getRange('E1').setFormula('=1/0');
    tab.getRange('G1').setFormula('=DATE(2026;1;15)');
    const calls = ['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'A1:B1', 'A1;;2', '', '{1;2}']
      .concat(['"12%"', '"2026-01-15"', '"$5"', '"1e3"', '"2026-11"', '"12:30"']);
    return calls.map((call) => ({ call, got: answerOf(tab, `=PROBEKIND(${call})`) }));
  },
  'a list that a custom function returns': (tab) => {
    answerOf(tab, '=PROBELIST()');
    return { below: tab.getRange('J2').getValue(), beside: tab.getRange('K1').getValue() };
  },
  'an error that a custom function throws': (tab) => answerOf(tab, '=PROBEFAIL()'),
  'a custom function over today': (tab) => answerOf(tab, '=PROBEKIND(TODAY())'),
  'formulas whose answer was guessed': (tab) => {
    tab.getRange('A1:C3').setValues([['Priya Raman', 1, '12%'], ['priya raman', '', ''], ['x', 3, '']]);
    tab.getRange('B2').setFormula('=1/0');
    tab.getRange('D1').setFormula('=DATE(2026;1;15)');
    const formulas = [
      'B1:B3*2', 'B2:B3*2', 'SUM(B1:B1*2)', 'LEN(A1:A3)', 'A1:A3&"x"',
      'ISTEXT("12%")', 'ISTEXT("2026-01-15")', 'IF(TRUE;"2026-11";"")',
      'FILTER(A1:A3;B1:B3>0)', 'FILTER(A1:A3;B1:B3>0;A1:A3<>"")',
      'COUNTIF(FILTER(A1:A3;A1:A3<>"");"x")', 'SUMIF(ARRAYFORMULA(A1:A3&"");"x";B1:B3)',
      'COUNTIF(B1:B3;"<>#DIV/0!")', 'SUMIF(B1:B3;"<>#DIV/0!")', 'MAXIFS(B1:B1;A1:A1;"none")',
      'ROWS(UNIQUE(A1:A2))', 'COUNTUNIQUE(A1:A2)', 'SPLIT(D1;"/")', 'SPLIT("50%,x";",")', '"due "&D1',
      'MINIFS(B2:B2;A2:A2;"none")', 'COUNTIFS(ARRAYFORMULA(YEAR(D1:D1));2026)', 'D1&""',
      'VLOOKUP(10;{10\\1;10\\2};2;TRUE)', 'XLOOKUP(11;{10;12;12};{1;2;3};;1)',
      'XLOOKUP("epinards";{"épinards";"x"};{1;2};"none")', 'MATCH("Muller";{"x";"Müller"};0)', 'AND(FALSE;"x")',
      'ROUND("";0)', 'SORT({2;1};5;TRUE)', 'COUNTIF({"$";"a"};">?")', 'WEEKDAY(46347;11)', 'YEARFRAC(39170;39507;1)',
    ];
    return formulas.map((formula) => ({ formula, shown: answerOf(tab, `=${formula}`) }));
  },
  'blank cells that formulas show': (tab) => {
    tab.getRange('A1').setFormula('=""');
    tab.getRange('B1').setFormula('=IF(SEQUENCE(3)>0;"";"")');
    SpreadsheetApp.flush();
    return {
      cell: tab.getRange('A1').isBlank(),
      range: tab.getRange('A1:A2').isBlank(),
      insideSpill: tab.getRange('B2').isBlank(),
      lastRow: tab.getLastRow(),
    };
  },
  'blank rows that are sorted': (tab) => {
    tab.getRange('A1:A2').setValues([['b'], ['a']]);
    tab.getRange('C1').setFormula('=SORT(A1:A)');
    SpreadsheetApp.flush();
    return { lastRow: tab.getLastRow(), appendedAt: appendedAt(tab) };
  },
  'a spill past the last row': (tab) => {
    tab.getRange('A999').setFormula('=SEQUENCE(5)');
    SpreadsheetApp.flush();
    return { shown: tab.getRange('A999').getDisplayValue(), rows: tab.getMaxRows() };
  },
  'a format that is cleared': (tab) => {
    const cell = tab.getRange('A1').setNumberFormat('@').clearFormat();
    const format = cell.getNumberFormat();
    cell.setValue('007');
    SpreadsheetApp.flush();
    return { format, value: cell.getValue() };
  },
  'columns that are inserted beside a list to choose from': (tab) => {
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).setAllowInvalid(false).build();
    tab.getRange('C1:C3').setDataValidation(rule);
    tab.insertColumnsAfter(3, 1);
    tab.insertColumnsBefore(3, 1);
    return ['C1', 'D1', 'E1'].map((cell) => ({
      cell,
      hasRule: tab.getRange(cell).getDataValidation() !== null,
      write: said(() => {
        tab.getRange(cell).setValue('no');
        SpreadsheetApp.flush();
        return 'written';
      }),
    }));
  },
  'several queued writes of which one is refused': (tab) => {
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a']).setAllowInvalid(false).build();
    tab.getRange('B1').setDataValidation(rule);
    SpreadsheetApp.flush();
    const inTheCall = said(() => {
      tab.getRange('A1').setValue('before');
      tab.getRange('B1').setValue('refused');
      tab.getRange('C1').setValue('after');
      tab.getRange('D:D').addDeveloperMetadata('probe', 'after');
      return 'nothing thrown';
    });
    const atTheFlush = said(() => {
      SpreadsheetApp.flush();
      return 'nothing thrown';
    });
    return { inTheCall, atTheFlush, values: tab.getRange('A1:C1').getValues()[0], marked: columnsWith(tab, 'probe') };
  },
  'values of -1 rows and columns': (tab) => {
    tab.getRange('B2:C3').setValues([[1, 2], [3, 4]]);
    return said(() => tab.getSheetValues(1, 1, -1, -1));
  },
  'where a row is appended beside live columns': (tab) => {
    liveColumns(tab, 3, 1);
    SpreadsheetApp.flush();
    return { lastRow: tab.getLastRow(), appendedAt: appendedAt(tab) };
  },
  'what Intl knows of time zones': () =>
    ['Etc/UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Sao_Paulo', 'Asia/Calcutta'].map(
      (timeZone) => ({
        timeZone,
        shown: said(() => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(1767225600000))),
      }),
    ),
  'the day of TODAY in the zone of the spreadsheet': (tab) => {
    const book = SpreadsheetApp.getActive();
    const before = book.getSpreadsheetTimeZone();
    const days = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((timeZone) => {
      book.setSpreadsheetTimeZone(timeZone);
      tab.getRange('A1').setFormula('=TEXT(TODAY();"yyyy-mm-dd")');
      SpreadsheetApp.flush();
      return tab.getRange('A1').getDisplayValue();
    });
    book.setSpreadsheetTimeZone(before);
    // A day lies between the two zones, or two.
    return days[0] > days[1];
  },
  'a color rule that looks at another tab': (tab) => {
    const rule = SpreadsheetApp.newConditionalFormatRule()
      .setRanges([tab.getRange('A1')])
      .whenFormulaSatisfied("=A1>'Other tab'!A1")
      .setBackground('#ff0000')
      .build();
    return said(() => {
      tab.setConditionalFormatRules([rule]);
      SpreadsheetApp.flush();
      return tab.getConditionalFormatRules().length;
    });
  },
  'colors of a pasted cell without rules': (tab) => {
    const rule = SpreadsheetApp.newConditionalFormatRule().setRanges([tab.getRange('A1:A3')]).whenCellNotEmpty().setBackground('#ff0000').build();
    tab.setConditionalFormatRules([rule]);
    tab.getRange('B1').copyTo(tab.getRange('A1:A3'), SpreadsheetApp.CopyPasteType.PASTE_CONDITIONAL_FORMATTING, false);
    return tab.getConditionalFormatRules().length;
  },
  'metadata when columns and rows move': (tab) => {
    tab.getRange('C:C').addDeveloperMetadata('probe', 'c', SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
    tab.getRange('A1:C3').setValues([['k', 'x', 'r'], ['b', 1, 1], ['a', 2, 2]]);
    tab.insertColumnBefore(1);
    const afterInsert = columnsWith(tab, 'probe');
    tab.getRange('B2:D3').sort(2);
    const afterSort = columnsWith(tab, 'probe');
    tab.deleteColumn(4);
    return { afterInsert, afterSort, afterDelete: columnsWith(tab, 'probe') };
  },
  'metadata of a copied tab': (tab) => {
    tab.addDeveloperMetadata('probe', `${tab.getSheetId()}`, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
    const copy = tab.copyTo(SpreadsheetApp.getActive());
    const values = copy.createDeveloperMetadataFinder().withKey('probe').find().map((found) => found.getValue());
    SpreadsheetApp.getActive().deleteSheet(copy);
    return values.map((value) => (value === `${tab.getSheetId()}` ? 'id of the first tab' : value));
  },
  'writing below a filter': (tab) => {
    tab.getRange('A1:B4').setValues([['k', 'n'], ['a', 1], ['b', 2], ['c', 3]]);
    tab.getRange('A1:B4').createFilter();
    const hide = SpreadsheetApp.newFilterCriteria().setHiddenValues(['b']).build();
    tab.getFilter().setColumnFilterCriteria(1, hide);
    tab.getRange('B2:B4').setValues([[10], [20], [30]]);
    SpreadsheetApp.flush();
    return tab.getRange('B2:B4').getValues().flat();
  },
  'a live column': (tab) => {
    liveColumns(tab, 4, 1);
    const before = shownBesideKeys(tab);
    tab.insertRowAfter(1);
    tab.getRange('A2').setValue('k2');
    const inserted = shownBesideKeys(tab);
    tab.deleteRow(2);
    tab.getRange('A2:A5').sort({ column: 1, ascending: false });
    const sorted = shownBesideKeys(tab);
    tab.appendRow(['k3']);
    return { before, inserted, sorted, appended: shownBesideKeys(tab) };
  },
  'milliseconds until live columns show': (tab, limits) =>
    sized([1000, 5000, 10000, 50000], [1, 5, 14], limits, (rows, columns) => {
      liveColumns(tab, rows, columns);
      return millisecondsUntil(() => tab.getRange(rows + 1, 2 + columns - 1).getDisplayValue() !== '', limits);
    }),
  'milliseconds until live columns follow one changed result': (tab, limits) =>
    sized([1000, 10000], [5], limits, (rows, columns) => {
      liveColumns(tab, rows, columns);
      tab.getRange(2, 31).setValue(`changed ${rows}`);
      return millisecondsUntil(() => tab.getRange(2, 2).getDisplayValue() === `changed ${rows}`, limits);
    }),
  'the largest block of a custom function': (tab, limits) =>
    sized([1000, 2000, 5000, 10000, 20000], [60], limits, (rows, columns) => {
      room(tab, rows, columns + 20);
      tab.getRange(1, 20, rows, columns).setValues(Array.from({ length: rows }, () => new Array(columns).fill('1234567')));
      const cell = tab.getRange('A1').setFormula(`=PROBECOUNT(${tab.getRange(1, 20, rows, columns).getA1Notation()})`);
      const milliseconds = millisecondsUntil(() => !/^(|Loading.*)$/.test(cell.getDisplayValue()), limits);
      return { milliseconds, shown: cell.getDisplayValue() };
    }),
};

/** Asks everything and shows the answers; also in the execution log. */
function probe() {
  const text = JSON.stringify(ask(Object.keys(QUESTIONS)), null, 2);
  console.log(text);
  const book = SpreadsheetApp.getActive();
  const tab = book.getSheetByName('Probe answers') || book.insertSheet('Probe answers');
  // A cell holds 50,000 characters.
  tab.getRange('A1').setNumberFormat('@').setValue(`'${text}`);
}

/** Asks some questions by name, those about size up to so many rows. */
function ask(names, largest = Infinity) {
  const book = SpreadsheetApp.getActive();
  const ends = Date.now() + BUDGET_MS;
  const limits = { left: () => ends - Date.now(), largest };
  const answers = {};
  names.forEach((name) => {
    const old = book.getSheetByName(TAB);
    if (old) book.deleteSheet(old);
    const tab = book.insertSheet(TAB);
    answers[name] = limits.left() < 20000 ? 'not asked: no time left' : said(() => QUESTIONS[name](tab, limits));
    book.deleteSheet(tab);
  });
  return {
    locale: book.getSpreadsheetLocale(),
    timeZone: book.getSpreadsheetTimeZone(),
    scriptTimeZone: Session.getScriptTimeZone(),
    answers,
  };
}

/** Run this one for the trigger: it makes one for a minute from now, which writes what it could do into a property. */
function probeTrigger() {
  ScriptApp.newTrigger('onProbeTrigger').timeBased().after(60000).create();
}

/** Run this one two minutes later: it logs what the trigger found. */
function probeTriggerAnswer() {
  console.log(PropertiesService.getDocumentProperties().getProperty('probe trigger'));
}

function onProbeTrigger(event) {
  const found = {
    active: said(() => SpreadsheetApp.getActive().getId().length > 0),
    read: said(() => typeof SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue()),
    lock: said(() => LockService.getDocumentLock() !== null),
    user: said(() => Session.getEffectiveUser().getEmail().length > 0),
    event: Object.keys(event || {}),
  };
  PropertiesService.getDocumentProperties().setProperty('probe trigger', JSON.stringify(found));
}

/** @customfunction */
function PROBEKIND(...args) {
  return JSON.stringify(args.map(kindOf));
}

/** @customfunction */
function PROBELIST() {
  return [1, 2, 3];
}

/** @customfunction */
function PROBEFAIL() {
  throw new Error('A sentence.');
}

/** @customfunction */
function PROBECOUNT(block) {
  return block.length * block[0].length;
}

function kindOf(value) {
  if (Array.isArray(value)) return value.map(kindOf);
  if (value instanceof Date) return 'Date';
  return value === undefined ? 'undefined' : `${typeof value} ${value}`;
}

function written(cell, value, format) {
  cell.clear().setNumberFormat(format).setValue(value);
  SpreadsheetApp.flush();
  const read = cell.getValue();
  return { value: read instanceof Date ? 'Date' : read, kind: typeof read, formula: cell.getFormula() };
}

/** What a call gives, or says when it fails. */
function said(call) {
  try {
    const answer = call();
    return answer === undefined ? 'undefined' : answer;
  } catch (error) {
    return { error: error.message };
  }
}

function answerOf(tab, formula) {
  const cell = tab.getRange('J1').setFormula(formula);
  SpreadsheetApp.flush();
  for (let i = 0; i < 20 && /^Loading/.test(cell.getDisplayValue()); i++) Utilities.sleep(500);
  return cell.getDisplayValue();
}

/** The row in which a row lands that is appended, as forms and other add-ons do. */
function appendedAt(tab) {
  tab.appendRow(['appended here']);
  const rows = tab.getRange(1, 1, tab.getMaxRows(), 1).getValues();
  return rows.findIndex(([value]) => value === 'appended here') + 1;
}

function columnsWith(tab, key) {
  return tab
    .createDeveloperMetadataFinder()
    .withKey(key)
    .find()
    .map((found) => found.getLocation().getColumn().getColumn());
}

function room(tab, rows, columns) {
  if (tab.getMaxRows() < rows) tab.insertRowsAfter(tab.getMaxRows(), rows - tab.getMaxRows());
  if (tab.getMaxColumns() < columns) tab.insertColumnsAfter(tab.getMaxColumns(), columns - tab.getMaxColumns());
}

/** Keys in A, results of the same keys in AD and AE on, and look-ups from B on as the add-on writes them. */
function liveColumns(tab, rows, columns) {
  tab.clear();
  room(tab, rows + 10, 31 + columns);
  const keys = Array.from({ length: rows }, (_, i) => [`k${i}`]);
  tab.getRange(2, 1, rows, 1).setValues(keys);
  tab.getRange(2, 30, rows, 1 + columns).setValues(keys.map(([key]) => [key, ...new Array(columns).fill(`of ${key}`)]));
  for (let i = 0; i < columns; i++) {
    const result = tab.getRange(1, 31 + i).getA1Notation().replace('1', '');
    tab
      .getRange(1, 2 + i)
      .setFormula(
        `=ARRAYFORMULA(IF(ROW($A$1:$A)=ROW($A$1);"Result";IF($A$1:$A="";;IFNA(XLOOKUP($A$1:$A;$AD:$AD;$${result}:$${result})))))`,
      );
  }
}

function shownBesideKeys(tab) {
  SpreadsheetApp.flush();
  return tab.getRange('A1:B8').getDisplayValues();
}

function sized(sizes, widths, limits, measure) {
  return sizes.filter((rows) => rows <= limits.largest).flatMap((rows) =>
    widths.map((columns) => ({
      rows,
      columns,
      took: limits.left() < 30000 ? 'not asked: no time left' : said(() => measure(rows, columns)),
    })),
  );
}

function millisecondsUntil(isThere, limits) {
  const started = Date.now();
  SpreadsheetApp.flush();
  while (!isThere()) {
    if (limits.left() < 20000) return 'not there when time was up';
    Utilities.sleep(200);
  }
  return Date.now() - started;
}
