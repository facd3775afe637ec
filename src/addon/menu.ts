/** Adds the add-on's menu when the spreadsheet is opened, in every authorization mode: it may do nothing but name functions. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open Customer Vitals', 'showSidebar')
    .addSeparator()
    .addItem('Dashboard', 'showDashboard')
    .addItem('Model', 'showModel')
    .addItem('Account review', 'showReview')
    .addItem('Does it predict churn?', 'showPrediction')
    .addSeparator()
    .addItem('Freeze id and name', 'freezeNames')
    .addItem('Show all Vitals tabs', 'showTabs')
    .addToUi();
}

/** Adds the add-on's menu in the spreadsheet in which it was just installed. */
export function onInstall(): void {
  onOpen();
}
